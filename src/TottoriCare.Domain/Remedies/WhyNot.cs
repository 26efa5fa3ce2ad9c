using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Remedies;

/// <summary>是正案の探索: what is the least that would have to be otherwise for a refused booking to be allowed, or a charge not to arise.</summary>
/// <remarks>
/// Pure. It asks the ordinance itself, variant by variant, the smallest first, so that a remedy is never a second opinion. A
/// combination of two changes is looked for only where no single one is enough; its size is the sum of both.
/// </remarks>
public static class WhyNot
{
    /// <summary>The remedies of a refused booking: for each dimension the smallest change that turns it, if any.</summary>
    /// <returns>Empty where the booking is not refused, or nothing of the booking alone can turn it.</returns>
    public static IReadOnlyList<Remedy> Of(Ordinance ordinance, CareCase careCase, Booking booking, UsageHistory history)
    {
        if (ordinance.JudgeBooking(careCase, booking, history).Outcome != Outcome.Refused)
            return [];

        // A visit has over a million variants by the minute: what its day alone refuses is asked once for each day, and where no
        // day serves no minute is tried.
        var refusedDays = new Dictionary<LocalDate, bool>();

        IReadOnlyList<BookingVariants> dimensions = BookingVariants.Of(booking);
        List<Remedy> single = [.. dimensions.Where(Serves).Select(Single).OfType<Remedy>()];
        return single.Count > 0 ? single :
        [
            .. Pairs(dimensions).Where(pair => Serves(pair.First.MovesDay ? pair.First : pair.Second))
                .Select(pair => Double(pair.First, pair.Second)).OfType<Remedy>(),
        ];

        bool Serves(BookingVariants dimension) => booking.CareType.IsOvernight || (!dimension.MovesDay
            ? !IsDayRefused(booking)
            : Enumerable.Range(1, dimension.Most).SelectMany(size => dimension.At(booking, size))
                .Any(variant => ordinance.CheckDay(variant.FirstDay) is null && !IsDayRefused(variant)));

        bool IsDayRefused(Booking variant)
        {
            if (!refusedDays.TryGetValue(variant.FirstDay, out bool isRefused))
                refusedDays.Add(variant.FirstDay, isRefused = ordinance.RefusesDayOf(careCase, variant, history));
            return isRefused;
        }

        bool IsRefused(Booking variant) => variant.CareType.IsOvernight
            ? ordinance.JudgeBooking(careCase, variant, history).Outcome == Outcome.Refused
            : IsDayRefused(variant) || ordinance.RefusesHoursOf(careCase, variant, history);

        bool IsTurned(Booking variant) =>
            ordinance.CheckDay(variant.FirstDay) is null && ordinance.CheckDay(variant.LastDay) is null && !IsRefused(variant);

        Remedy? Single(BookingVariants dimension)
        {
            for (int size = 1; size <= dimension.Most; size++)
            {
                foreach (Booking variant in dimension.At(booking, size).Where(IsTurned))
                    return new Remedy([dimension.From(booking, variant)]);
            }

            return null;
        }

        Remedy? Double(BookingVariants first, BookingVariants second)
        {
            for (int size = 2; size <= first.Most + second.Most; size++)
            {
                for (int ofFirst = Math.Max(1, size - second.Most); ofFirst <= Math.Min(first.Most, size - 1); ofFirst++)
                {
                    foreach (Booking half in first.At(booking, ofFirst))
                    {
                        foreach (Booking variant in second.At(half, size - ofFirst).Where(IsTurned))
                            return new Remedy([first.From(booking, half), second.From(half, variant)]);
                    }
                }
            }

            return null;
        }
    }

    /// <summary>The remedy of a charge: the latest notice by which it would not have arisen.</summary>
    /// <returns>Empty where nothing is charged, or no notice could have prevented it.</returns>
    public static IReadOnlyList<Remedy> Of(Ordinance ordinance, Cancellation cancellation)
    {
        CancellationVerdict verdict = ordinance.JudgeCancellation(cancellation);
        if (verdict.Outcome == CancellationOutcome.NotCharged || verdict.Deadline is not { } deadline)
            return [];

        // At the deadline, or a minute before where that very minute is late already.
        Instant[] latest = [deadline.At, deadline.At - Duration.FromMinutes(1)];
        foreach (Instant notice in latest)
        {
            if (ordinance.JudgeCancellation(cancellation with { Notice = Notice.ReceivedAndSentAt(notice) }).Outcome == CancellationOutcome.NotCharged)
            {
                Figure requested = cancellation.Notice?.Latest is { } given
                    ? Figure.Of("notice", given)
                    : Figure.Of("notice", new Titled("none", new LocalizedText("連絡なし", "none")));
                return [new Remedy([new Adjustment(Dimension.Notice, requested, Figure.Of("notice", notice))])];
            }
        }

        return [];
    }

    private static IEnumerable<(BookingVariants First, BookingVariants Second)> Pairs(IReadOnlyList<BookingVariants> dimensions) =>
        dimensions.SelectMany((first, i) => dimensions.Skip(i + 1).Select(second => (first, second)));
}
