using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests.Calendars;

/// <summary>What a calendar is put together from.</summary>
public class CalendarPartsTests
{
    [Theory]
    [InlineData(1, 1, 12, 31, true)]
    [InlineData(4, 1, 3, 31, true)]
    [InlineData(3, 1, 2, 28, true)] // February 29 alone is left out
    [InlineData(3, 1, 2, 27, false)]
    [InlineData(3, 2, 2, 28, false)]
    [InlineData(5, 2, 3, 1, false)]
    [InlineData(12, 29, 1, 3, false)]
    public void A_period_covers_the_whole_year_where_its_last_day_is_the_one_before_its_first(
        int fromMonth, int fromDay, int toMonth, int toDay, bool whole) =>
        new AnnualPeriod(new AnnualDate(fromMonth, fromDay), new AnnualDate(toMonth, toDay)).CoversWholeYear.ShouldBe(whole);

    [Fact]
    public void The_days_of_a_range_are_numbered_from_0_and_a_day_outside_has_no_number()
    {
        var range = new DayRange(Day("2026-02-01"), Day("2026-03-31"));

        range.Length.ShouldBe(59);
        range.IndexOf(Day("2026-02-01")).ShouldBe(0);
        range.IndexOf(Day("2026-02-28")).ShouldBe(27);
        range.IndexOf(Day("2026-03-01")).ShouldBe(28);
        range.IndexOf(Day("2026-03-31")).ShouldBe(58);
        foreach (string outside in new[] { "2026-01-31", "2026-04-01", "2025-02-10", "2027-02-10" })
            range.Contains(Day(outside)).ShouldBeFalse(outside);

        new DayRange(Day("2026-01-01"), Day("2026-01-31")).Contains(Day("2026-01-01")).ShouldBeTrue();
    }

    [Fact]
    public void A_holiday_is_named_by_the_law_or_by_a_name_of_its_own_in_a_list()
    {
        IsNamed("元日", HolidayKind.Named).ShouldBeTrue();
        IsNamed("元日", HolidayKind.Listed).ShouldBeTrue();
        IsNamed("休日", HolidayKind.Listed).ShouldBeFalse();
        IsNamed("振替休日", HolidayKind.Listed).ShouldBeFalse();
        IsNamed("国民の休日", HolidayKind.Listed).ShouldBeFalse();
        IsNamed("振替休日", HolidayKind.Substitute).ShouldBeFalse();
        IsNamed("国民の休日", HolidayKind.Between).ShouldBeFalse();

        static bool IsNamed(string name, HolidayKind kind) => new Holiday(Day("2026-01-01"), new LocalizedText(name, name), kind).IsNamed;
    }

    // 2026-05-03 is a Sunday and 憲法記念日.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_closed_day_bears_the_name_of_a_holiday_only_where_holidays_close_the_office(bool holidays)
    {
        var office = new OfficeCalendar(HolidayCalendar.FromLaw(), new ClosingDays([IsoDayOfWeek.Sunday], holidays, null, []));

        ClosedDay closed = office.ClosedDaysBetween(Day("2026-05-02"), Day("2026-05-03")).ShouldHaveSingleItem();

        closed.Because.ShouldBe(holidays ? ClosedBecause.Sunday | ClosedBecause.NationalHoliday : ClosedBecause.Sunday);
        (closed.Holiday is not null).ShouldBe(holidays);
    }
}
