using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Hours;

/// <summary>利用時間: whether a visit lies between the clock times and is short enough.</summary>
/// <remarks>Pure. TC-13; readings D0–D4, D9.</remarks>
internal static class HoursRule
{
    public static void Test<TSink>(Booking visit, UsageHistory history, HoursTerms terms, OfficeCalendar office, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        LocalTime startsAt = visit.StartsAt!.Value;
        LocalTime endsAt = visit.EndsAt!.Value;

        bool within = startsAt >= terms.From && endsAt <= terms.Until;
        sink.Report(terms.Rule, within ? FindingStatus.Met : FindingStatus.NotMet,
            within ? FindingReason.WithinHours : FindingReason.OutsideHours)?.With(
                Figure.Of("starts_at", startsAt), Figure.Of("ends_at", endsAt),
                Figure.Of("from", terms.From), Figure.Of("until", terms.Until));

        long nanoseconds = LengthInNanoseconds(visit);
        if (ReferenceEquals(terms.MeasuredPer, MeasuredPer.Day))
            nanoseconds += NanosecondsOfOthersOn(visit, history);
        bool shortEnough = nanoseconds <= terms.LongestMinutes * NodaConstants.NanosecondsPerMinute;
        sink.Report(terms.Rule, shortEnough ? FindingStatus.Met : FindingStatus.NotMet,
            shortEnough ? FindingReason.VisitWithinLongest : FindingReason.VisitTooLong)?.With(
            Figure.Of("minutes", FigureUnit.Minutes, CeilingMinutes(nanoseconds)),
            Figure.Of("longest", FigureUnit.Minutes, terms.LongestMinutes),
            Figure.Of("per", terms.MeasuredPer));

        if (terms.MostVisitsPerDay is { } most)
        {
            int visits = 1 + OthersOn(visit, history);
            sink.Report(terms.Rule, visits <= most.Value ? FindingStatus.Met : FindingStatus.NotMet,
                visits <= most.Value ? FindingReason.VisitsOfDayWithinMost : FindingReason.TooManyVisitsOfDay)?.With(
                Figure.Of("day", visit.FirstDay), Figure.Of("visits", FigureUnit.Uses, visits), Figure.Of("most", FigureUnit.Uses, most.Value));
        }

        if (terms.OnOpenDaysOnly && !office.IsOpen(visit.FirstDay))
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.VisitOnClosedDay)?.With(Figure.Of("day", visit.FirstDay));
    }

    private static int OthersOn(Booking visit, UsageHistory history)
    {
        int others = 0;
        foreach (DaySpan taken in history.VisitDays)
        {
            if (taken == visit.Days)
                others++;
        }

        return others;
    }

    private static long NanosecondsOfOthersOn(Booking visit, UsageHistory history)
    {
        long nanoseconds = 0;
        foreach (CareUse use in history.TakenVisits)
        {
            if (use.Booking.Days == visit.Days && ReferenceEquals(use.Booking.CareType, visit.CareType))
                nanoseconds += LengthInNanoseconds(use.Booking);
        }

        return nanoseconds;
    }

    // The finest unit of a clock time: a visit is compared as exactly as its start and end are known.
    private static long LengthInNanoseconds(Booking visit) => visit.EndsAt!.Value.NanosecondOfDay - visit.StartsAt!.Value.NanosecondOfDay;

    // A begun minute is shown as a whole one, so that a visit one second too long never reads as exactly long enough.
    private static long CeilingMinutes(long nanoseconds) =>
        (nanoseconds + NodaConstants.NanosecondsPerMinute - 1) / NodaConstants.NanosecondsPerMinute;
}
