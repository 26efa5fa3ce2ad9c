using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Remedies;

/// <summary>How a booking may be otherwise in one dimension: its variants by the size of the change, the smallest first.</summary>
/// <remarks>Of two changes of one size the earlier or shorter comes first. The size is in the dimension's own unit: nights, days or minutes.</remarks>
internal sealed class BookingVariants(Dimension dimension, int most, Func<Booking, int, Booking?> change, Func<Booking, Figure> figure)
{
    /// <summary>How far from the requested first day another is looked for: 31 days to either side.</summary>
    private const int MostDays = 31;

    private const int MinutesOfADay = 24 * 60;

    private static readonly BookingVariants[] s_ofStay =
    [
        new(Dimension.Nights, MostDays, (stay, by) => Stay(stay, stay.FirstDay, stay.LastDay.PlusDays(by)), stay => Figure.Of("nights", stay.Nights)),
        new(Dimension.FirstDay, MostDays, (stay, by) => Stay(stay, stay.FirstDay.PlusDays(by), stay.LastDay.PlusDays(by)), FirstDayOf),
    ];

    private static readonly BookingVariants[] s_ofVisit =
    [
        new(Dimension.VisitLength, MinutesOfADay, (visit, by) => Visit(visit, visit.FirstDay, 0, by), LengthOf),
        new(Dimension.StartsAt, MinutesOfADay, (visit, by) => Visit(visit, visit.FirstDay, by, by), visit => Figure.Of("starts_at", visit.StartsAt!.Value)),
        new(Dimension.FirstDay, MostDays, (visit, by) => Visit(visit, visit.FirstDay.PlusDays(by), 0, 0), FirstDayOf),
    ];

    /// <summary>The largest change that is tried.</summary>
    public int Most => most;

    /// <summary>Whether the variants lie on other days, and not at other times of one day.</summary>
    public bool MovesDay => ReferenceEquals(dimension, Dimension.FirstDay);

    /// <summary>The dimensions in which a booking may be otherwise.</summary>
    public static IReadOnlyList<BookingVariants> Of(Booking booking) => booking.CareType.IsOvernight ? s_ofStay : s_ofVisit;

    /// <summary>The variants at exactly one size: smaller or earlier, then larger or later.</summary>
    public IEnumerable<Booking> At(Booking booking, int size)
    {
        if (change(booking, -size) is { } less)
            yield return less;
        if (change(booking, size) is { } more)
            yield return more;
    }

    /// <summary>What a variant changes.</summary>
    public Adjustment From(Booking booking, Booking variant) => new(dimension, figure(booking), figure(variant));

    private static Figure FirstDayOf(Booking booking) => Figure.Of("first_day", booking.FirstDay);

    private static Figure LengthOf(Booking visit) => Figure.Of(
        "minutes", FigureUnit.Minutes, (visit.EndsAt!.Value.TickOfDay - visit.StartsAt!.Value.TickOfDay) / NodaConstants.TicksPerMinute);

    private static Booking? Stay(Booking stay, LocalDate firstDay, LocalDate lastDay)
    {
        if (lastDay <= firstDay)
            return null;

        // Clock times stay as they are: where a stay is counted by 24 hours they decide with it.
        Booking other = stay is { StartsAt: { } entersAt, EndsAt: { } leavesAt }
            ? Booking.Stay(firstDay, lastDay, entersAt, leavesAt)
            : Booking.Stay(firstDay, lastDay);
        return other with { FacilityPrice = stay.FacilityPrice, Meals = stay.Meals };
    }

    private static Booking? Visit(Booking visit, LocalDate day, int startsLater, int endsLater)
    {
        long starts = visit.StartsAt!.Value.TickOfDay + (startsLater * NodaConstants.TicksPerMinute);
        long ends = visit.EndsAt!.Value.TickOfDay + (endsLater * NodaConstants.TicksPerMinute);
        bool withinDay = starts >= 0 && ends > starts && ends < NodaConstants.TicksPerDay;
        return withinDay
            && Booking.TryVisit(visit.CareType, day, LocalTime.FromTicksSinceMidnight(starts), LocalTime.FromTicksSinceMidnight(ends), out Booking? other, out _)
            ? other with { FacilityPrice = visit.FacilityPrice, Meals = visit.Meals }
            : null;
    }
}
