using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Rulebooks;

namespace TottoriCare.Benchmarks.Decisions;

/// <summary>Bookings that were given up or changed. Made up, every fact drawn.</summary>
internal static class CancellationCase
{
    private static readonly LocalDate s_firstDay = new(2019, 1, 1);
    private static readonly LocalDate s_lastDay = new(2028, 12, 31);
    private static readonly LocalTime s_noon = new(12, 0);

    /// <summary>Notice near noon of some day before, a week of holidays more often than chance would have it.</summary>
    public static Cancellation From(Draw draw, Rulebook rulebook)
    {
        LocalDate firstDay = DayOfUse(draw);
        return new Cancellation
        {
            Booking = BookingOn(draw, firstDay),
            HouseholdClass = draw.OneOf([.. rulebook.Classes, HouseholdClass.Unknown]),
            Kind = draw.Percent(75) ? CancellationKind.GivenUp : draw.OneOf(CancellationKind.DateChanged, CancellationKind.Shortened),
            Notice = draw.Percent(15) ? null : NoticeBefore(draw, firstDay),
            BookedAt = draw.Percent(20) ? JapanTime.At(firstDay.PlusDays(-draw.Between(0, 40)), new LocalTime(draw.Between(8, 17), 30)) : null,
        };
    }

    private static LocalDate DayOfUse(Draw draw)
    {
        LocalDate day = draw.Day(s_firstDay, s_lastDay);
        return draw.Percent(70) ? day
            : draw.Percent(50) ? new LocalDate(day.Year, 1, draw.Between(1, 7))
            : new LocalDate(day.Year, 5, draw.Between(2, 9));
    }

    private static Booking BookingOn(Draw draw, LocalDate day) => draw.Percent(80)
        ? Booking.Stay(day, day.PlusDays(draw.Between(1, 6)))
        : Booking.Visit(draw.OneOf(CareType.DayService, CareType.Outreach), day, new LocalTime(10, 0), new LocalTime(12, 0));

    private static Notice NoticeBefore(Draw draw, LocalDate firstDay)
    {
        Instant received = JapanTime.At(firstDay.PlusDays(-draw.Between(0, 12)), s_noon)
            + Duration.FromSeconds(draw.OneOf(0, 1, -1, 60, draw.Between(-36_000, 36_000)));
        return draw.Percent(90) ? Notice.ReceivedAt(received) : Notice.Of(received, null, received);
    }
}
