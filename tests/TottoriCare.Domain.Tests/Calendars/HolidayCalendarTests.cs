using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class HolidayCalendarTests
{
    private static readonly HolidayCalendar s_calendar = HolidayCalendar.FromLaw();

    [Theory]
    [InlineData("1999-11-30", false)]
    [InlineData("1999-12-01", true)]
    [InlineData("2050-12-31", true)]
    [InlineData("2051-01-01", false)]
    [InlineData("2051-06-01", false)]
    [InlineData("1998-12-01", false)]
    public void The_range_includes_both_its_ends(string day, bool covered) => s_calendar.Covers(Day(day)).ShouldBe(covered);

    [Fact]
    public void A_day_of_another_calendar_system_is_not_covered() =>
        s_calendar.Covers(Day("2026-05-07").WithCalendar(CalendarSystem.Julian)).ShouldBeFalse();

    [Theory]
    [InlineData("2027-12-31", false)]
    [InlineData("2028-01-01", true)]
    public void A_day_after_the_announced_ones_is_projected(string day, bool projected)
    {
        s_calendar.AnnouncedThrough.ShouldBe(Day("2027-12-31"));
        s_calendar.IsProjected(Day(day)).ShouldBe(projected);
    }

    [Theory]
    [InlineData("1999-11-30")]
    [InlineData("2051-01-01")]
    public void To_ask_about_a_day_outside_the_range_throws(string day)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => s_calendar.Find(Day(day)));
        Should.Throw<ArgumentOutOfRangeException>(() => s_calendar.IsProjected(Day(day)));
    }

    [Fact]
    public void Holidays_are_in_order_and_each_is_found_on_its_day()
    {
        s_calendar.Holidays.Select(holiday => holiday.Day).ShouldBeInOrder();
        foreach (Holiday holiday in s_calendar.Holidays)
            s_calendar.Find(holiday.Day).ShouldBeSameAs(holiday);
    }

    [Fact]
    public void A_day_that_is_no_holiday_finds_none() => s_calendar.Find(Day("2026-05-07")).ShouldBeNull();

    [Fact]
    public void A_holiday_has_a_name_in_both_languages() =>
        s_calendar.Find(Day("2026-05-03")).ShouldBe(
            new Holiday(Day("2026-05-03"), new LocalizedText("憲法記念日", "Constitution Memorial Day"), HolidayKind.Named));

    [Fact]
    public void The_law_always_gives_the_same_calendar() => HolidayCalendar.FromLaw().ShouldBeSameAs(s_calendar);

    [Fact]
    public void The_digest_is_the_documented_one_of_the_content()
    {
        string text = "tottoricare.holidays.v1\n1999-12-01\n2050-12-31\n2027-12-31\n"
            + string.Concat(s_calendar.Holidays.Select(holiday => $"{holiday.Day:uuuu-MM-dd} {holiday.Name.Ja}\n"));
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));

        s_calendar.Digest.ShouldBe("sha256:" + Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void Equal_lists_have_an_equal_digest_and_any_other_day_or_name_another()
    {
        IReadOnlyList<string> lines = OfficialHolidays.Lines();
        string digest = OfficialHolidays.CalendarOf(lines).Digest;

        OfficialHolidays.CalendarOf(OfficialHolidays.Lines()).Digest.ShouldBe(digest);
        OfficialHolidays.CalendarOf(OfficialHolidays.Lines(lastYear: 2026)).Digest.ShouldNotBe(digest);
        OfficialHolidays.CalendarOf(lines.Where(line => line != "2026/5/6,休日")).Digest.ShouldNotBe(digest);
        OfficialHolidays.CalendarOf(lines.Select(line => line == "2026/5/6,休日" ? "2026/5/6,振替休日" : line)).Digest.ShouldNotBe(digest);
        s_calendar.Digest.ShouldNotBe(digest);
    }

    [Fact]
    public void Questions_allocate_nothing()
    {
        LocalDate day = Day("2026-05-06");

        Allocations.Of(() => s_calendar.Covers(day) && s_calendar.IsProjected(day) && s_calendar.Find(day) is null).ShouldBe(0);
    }
}
