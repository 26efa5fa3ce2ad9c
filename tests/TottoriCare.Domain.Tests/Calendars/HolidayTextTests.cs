using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class HolidayTextTests
{
    private static readonly string s_law = HolidayCalendar.FromLaw().ToText();

    [Fact]
    public void The_calendar_of_the_law_is_made_again_to_its_last_detail()
    {
        HolidayCalendar again = Read(s_law);
        again.Digest.ShouldBe(HolidayCalendar.FromLaw().Digest);
        again.ToText().ShouldBe(s_law);
        again.Holidays.ShouldBe(HolidayCalendar.FromLaw().Holidays);
        (again.FirstDay, again.LastDay, again.AnnouncedThrough).ShouldBe((Day("1999-12-01"), Day("2050-12-31"), Day("2027-12-31")));
    }

    [Theory]
    [InlineData("休日")]
    [InlineData("振替休日")]
    [InlineData("国民の休日")]
    [InlineData("新しい日")]
    public void A_calendar_of_a_list_is_made_again_with_its_names_and_what_they_say_of_a_day(string name)
    {
        // Every 37th day of the list under another name: days of the law's own, and days because of them.
        HolidayCalendar calendar = OfficialHolidays.CalendarOf(
            OfficialHolidays.Lines().Select((line, number) => number % 37 == 3 ? $"{line.Split(',')[0]},{name}" : line));
        HolidayCalendar again = Read(calendar.ToText());
        again.Digest.ShouldBe(calendar.Digest);
        again.AnnouncedThrough.ShouldBe(calendar.AnnouncedThrough);
        again.Holidays.Select(holiday => (holiday.Day, holiday.Name, holiday.IsNamed))
            .ShouldBe(calendar.Holidays.Select(holiday => (holiday.Day, holiday.Name, holiday.IsNamed)));
    }

    [Fact]
    public void A_calendar_of_another_range_keeps_it()
    {
        HolidayCalendar later = Read("tottoricare.holidays.v1\n2051-01-01\n2051-12-31\n2051-06-30\n2051-01-01 元日\n");
        (later.FirstDay, later.LastDay).ShouldBe((Day("2051-01-01"), Day("2051-12-31")));
        later.Find(Day("2051-01-01"))!.Name.En.ShouldBe("New Year's Day");
        later.IsProjected(Day("2051-07-01")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("tottoricare.holidays.v2\n2026-01-01\n2026-12-31\n2026-12-31\n", "line 1")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026-12-31", "line 1")]
    [InlineData("tottoricare.holidays.v1\n2026-01-02\n2026-12-31\n2026-12-31\n", "line 2")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-30\n2026-12-30\n", "line 2")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2027-01-01\n", "line 2")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2025-12-31\n", "line 2")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026/12/31\n", "line 2")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026-12-31\n2026-05-03\n", "line 5")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026-12-31\n2026-05-03 \n", "line 5")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026-12-31\n2026-05-33 憲法記念日\n", "line 5")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026-12-31\n2026-05-03,憲法記念日\n", "line 5")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026-12-31\n2027-05-03 憲法記念日\n", "line 5")]
    [InlineData("tottoricare.holidays.v1\n2026-01-01\n2026-12-31\n2026-12-31\n2026-05-03 憲法記念日\n2026-05-03 憲法記念日\n", "line 6")]
    public void Another_text_is_refused_with_the_line(string text, string line)
    {
        HolidayCalendar.TryParse(text, out HolidayCalendar? calendar, out InputError? error).ShouldBeFalse();
        calendar.ShouldBeNull();
        (error!.Path, error.Code).ShouldBe((line, "HOLIDAY_TEXT_FORM"));
    }

    private static HolidayCalendar Read(string text)
    {
        HolidayCalendar.TryParse(text, out HolidayCalendar? calendar, out InputError? error).ShouldBeTrue($"{error}");
        return calendar!;
    }
}
