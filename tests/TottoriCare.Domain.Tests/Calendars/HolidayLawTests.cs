using System.Text.Json;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class HolidayLawTests
{
    private static readonly HolidayLaw s_law = HolidayLaw.Shipped;
    private static readonly HolidayCalendar s_calendar = HolidayCalendar.FromLaw();

    [Fact]
    public void Every_day_of_2000_to_2027_is_a_holiday_exactly_where_the_official_list_has_it()
    {
        LocalDate[] computed = [.. s_law.Holidays()
            .Select(holiday => holiday.Day)
            .Where(day => OfficialHolidays.FirstDay <= day && day <= OfficialHolidays.LastDay)];

        computed.ShouldBe([.. OfficialHolidays.All.Select(holiday => holiday.Day)]);
        computed.Length.ShouldBe(486);
    }

    [Fact]
    public void The_calendar_holds_what_the_law_gives() => s_calendar.Holidays.ShouldBe(s_law.Holidays());

    [Fact]
    public void Every_named_day_has_the_name_of_the_official_list()
    {
        foreach ((LocalDate day, string name) in OfficialHolidays.All)
        {
            Holiday computed = s_calendar.Find(day).ShouldNotBeNull();
            if (name.StartsWith("休日", StringComparison.Ordinal))
                computed.Name.Ja.ShouldBeOneOf("振替休日", "国民の休日", "天皇の即位の日", "即位礼正殿の儀の行われる日");
            else
                name.ShouldStartWith(computed.Name.Ja, customMessage: day.ToString());
        }
    }

    [Theory]
    [InlineData("2002-07-20", "海の日")]
    [InlineData("2003-07-20", null)]
    [InlineData("2003-07-21", "海の日")]
    [InlineData("2002-09-15", "敬老の日")]
    [InlineData("2004-09-15", null)]
    [InlineData("2004-09-20", "敬老の日")]
    [InlineData("2006-04-29", "みどりの日")]
    [InlineData("2007-04-29", "昭和の日")]
    [InlineData("2006-05-04", "国民の休日")]
    [InlineData("2007-05-04", "みどりの日")]
    [InlineData("2003-05-04", null)] // a Sunday between two named days, before 2007
    [InlineData("2008-05-06", "振替休日")] // for the Sunday 05-04, past 05-05
    [InlineData("2009-05-06", "振替休日")] // for the Sunday 05-03, past 05-04 and 05-05
    [InlineData("2015-08-11", null)]
    [InlineData("2016-08-11", "山の日")]
    [InlineData("1999-12-23", "天皇誕生日")]
    [InlineData("2018-12-23", "天皇誕生日")]
    [InlineData("2018-12-24", "振替休日")]
    [InlineData("2019-02-23", null)]
    [InlineData("2019-12-23", null)]
    [InlineData("2020-02-23", "天皇誕生日")]
    [InlineData("2019-04-30", "国民の休日")]
    [InlineData("2019-05-01", "天皇の即位の日")]
    [InlineData("2019-05-02", "国民の休日")]
    [InlineData("2018-05-01", null)]
    [InlineData("2020-05-01", null)]
    [InlineData("2018-10-22", null)]
    [InlineData("2019-10-22", "即位礼正殿の儀の行われる日")]
    [InlineData("2020-10-22", null)]
    [InlineData("2019-10-14", "体育の日")]
    [InlineData("2020-07-20", null)]
    [InlineData("2020-07-23", "海の日")]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2020-08-10", "山の日")]
    [InlineData("2020-08-11", null)]
    [InlineData("2020-10-12", null)]
    [InlineData("2021-07-22", "海の日")]
    [InlineData("2021-07-23", "スポーツの日")]
    [InlineData("2021-08-08", "山の日")]
    [InlineData("2021-08-09", "振替休日")]
    [InlineData("2021-10-11", null)]
    [InlineData("2022-07-18", "海の日")]
    [InlineData("2022-08-11", "山の日")]
    [InlineData("2022-10-10", "スポーツの日")]
    [InlineData("2026-09-22", "国民の休日")]
    [InlineData("2032-09-21", "国民の休日")]
    [InlineData("2049-09-21", "国民の休日")]
    public void On_both_sides_of_each_amendment_the_law_of_the_year_holds(string day, string? name) =>
        s_calendar.Find(Day(day))?.Name.Ja.ShouldBe(name);

    [Theory]
    [InlineData("2026-05-03", HolidayKind.Named)]
    [InlineData("2026-05-06", HolidayKind.Substitute)]
    [InlineData("2026-09-22", HolidayKind.Between)]
    public void A_holiday_says_why_it_is_one(string day, HolidayKind kind) =>
        s_calendar.Find(Day(day))!.Kind.ShouldBe(kind);

    [Theory]
    [InlineData(2028, "2028-03-20", "2028-09-22")]
    [InlineData(2030, "2030-03-20", "2030-09-23")]
    [InlineData(2045, "2045-03-20", "2045-09-22")]
    [InlineData(2050, "2050-03-20", "2050-09-23")]
    public void Equinoxes_past_the_list_follow_the_formula(int year, string spring, string autumn)
    {
        s_law.Equinoxes["spring"].In(year).ShouldBe(Day(spring));
        s_law.Equinoxes["autumn"].In(year).ShouldBe(Day(autumn));
    }

    [Fact]
    public void Every_day_finds_exactly_one_version_of_article_3_and_at_most_one_date_of_each_name() => Property.Holds(
        Days.Of(s_calendar),
        day =>
        {
            s_law.RestDays.Count(rule => rule.From <= day && day <= rule.To).ShouldBe(1);
            foreach (NamedDay named in s_law.NamedDays)
                named.Dates.Count(date => date.IsInForceOn(day)).ShouldBeLessThanOrEqualTo(1, named.Name.Ja);
        });

    [Fact]
    public void A_named_day_on_a_Sunday_makes_the_next_day_without_a_name_a_holiday() => Property.Holds(
        Between(s_calendar.FirstDay, s_calendar.LastDay.PlusDays(-1)),
        day =>
        {
            if (day.DayOfWeek != IsoDayOfWeek.Sunday || s_calendar.Find(day)?.Kind != HolidayKind.Named)
                return;
            LocalDate next = day.PlusDays(1);
            while (s_calendar.Find(next)?.Kind == HolidayKind.Named)
                next = next.PlusDays(1);
            s_calendar.Find(next)!.Kind.ShouldBe(HolidayKind.Substitute);
        });

    [Fact]
    public void Every_year_from_2007_has_the_days_that_no_law_has_moved() => Property.Holds(
        Gen.Choose(2007, 2050),
        year => new[] { (1, 1), (2, 11), (4, 29), (5, 3), (5, 4), (5, 5), (11, 3), (11, 23) }
            .All(day => s_calendar.Find(new LocalDate(year, day.Item1, day.Item2))?.Kind == HolidayKind.Named));

    [Fact]
    public void Each_day_of_the_range_has_one_rule_of_article_3_its_first_and_last_days_included()
    {
        foreach (RestDayRule rule in s_law.RestDays)
        {
            s_law.RestDayRuleOn(rule.From).ShouldBe(rule);
            s_law.RestDayRuleOn(rule.To).ShouldBe(rule);
        }
    }

    [Fact]
    public void A_rule_may_hold_for_one_day_and_the_list_end_with_any_day_of_the_range()
    {
        RestDayRule first = s_law.RestDays[0] with { To = s_law.FirstDay };
        RestDayRule second = s_law.RestDays[0] with { From = s_law.FirstDay.PlusDays(1) };

        (s_law with { RestDays = [first, second, s_law.RestDays[1]] }).Checked();
        ShouldBeRefused(s_law with { RestDays = [first, second with { To = second.To.PlusDays(-1) }, s_law.RestDays[1]] });
        (s_law with { AnnouncedThrough = s_law.FirstDay }).Checked();
        (s_law with { AnnouncedThrough = s_law.LastDay }).Checked();
    }

    [Fact]
    public void The_shipped_law_passes_its_own_checks() => s_law.Checked().ShouldBeSameAs(s_law);

    [Fact]
    public void A_gap_between_the_versions_of_article_3_throws() =>
        ShouldBeRefused(s_law with { RestDays = [s_law.RestDays[0] with { To = Day("2006-12-30") }, s_law.RestDays[1]] });

    [Fact]
    public void An_overlap_of_the_versions_of_article_3_throws() =>
        ShouldBeRefused(s_law with { RestDays = [s_law.RestDays[0] with { To = Day("2007-01-01") }, s_law.RestDays[1]] });

    [Fact]
    public void A_version_of_article_3_that_ends_before_it_begins_throws()
    {
        RestDayRule backwards = s_law.RestDays[0] with { From = Day("2007-01-01"), To = Day("2006-12-31") };

        ShouldBeRefused(s_law with { RestDays = [s_law.RestDays[0], backwards, s_law.RestDays[1]] });
    }

    [Fact]
    public void Versions_of_article_3_that_do_not_fill_the_range_throw()
    {
        ShouldBeRefused(s_law with { RestDays = [s_law.RestDays[1]] });
        ShouldBeRefused(s_law with { RestDays = [s_law.RestDays[0]] });
        ShouldBeRefused(s_law with { RestDays = [] });
    }

    [Fact]
    public void Announced_days_outside_the_range_throw()
    {
        ShouldBeRefused(s_law with { AnnouncedThrough = Day("2051-01-01") });
        ShouldBeRefused(s_law with { AnnouncedThrough = Day("1999-11-30") });
    }

    [Fact]
    public void A_date_with_two_forms_or_none_throws()
    {
        NamedDayDate fixedDay = new("a law", Day: new AnnualDate(1, 1));

        ShouldBeRefused(WithDates(fixedDay with { Equinox = "spring" }));
        ShouldBeRefused(WithDates(fixedDay with { Monday = new NthMonday(1, 2) }));
        ShouldBeRefused(WithDates(fixedDay with { Day = null }));
        ShouldBeRefused(WithDates(fixedDay with { To = Day("2010-12-31") }, fixedDay with { From = Day("2011-01-01"), Day = null }));
    }

    [Fact]
    public void Dates_of_one_name_that_overlap_throw()
    {
        NamedDayDate until = new("a law", To: Day("2010-12-31"), Day: new AnnualDate(1, 1));

        ShouldBeRefused(WithDates(until, until with { To = null, From = Day("2010-12-31") }));
        WithDates(until, until with { To = null, From = Day("2011-01-01") }).Checked();
    }

    [Fact]
    public void A_date_in_force_outside_the_range_throws()
    {
        NamedDayDate date = new("a law", Day: new AnnualDate(1, 1));

        ShouldBeRefused(WithDates(date with { From = Day("1999-11-30") }));
        ShouldBeRefused(WithDates(date with { To = Day("2051-01-01") }));
        ShouldBeRefused(WithDates(date with { From = Day("2010-01-02"), To = Day("2010-01-01") }));
        ShouldBeRefused(WithDates(date with { To = Day("2010-12-31") }, date with { From = Day("2011-01-01"), To = Day("2051-01-01") }));
        WithDates(date with { From = Day("2010-01-01"), To = Day("2010-01-01") }).Checked();
        WithDates(date with { From = Day("1999-12-01"), To = Day("2050-12-31") }).Checked();
    }

    [Theory]
    [InlineData("2009-12-31", false)]
    [InlineData("2010-01-01", true)]
    [InlineData("2010-12-31", true)]
    [InlineData("2011-01-01", false)]
    public void A_date_is_in_force_on_its_first_day_and_its_last(string day, bool inForce) =>
        new NamedDayDate("a law", From: Day("2010-01-01"), To: Day("2010-12-31"), Day: new AnnualDate(1, 1))
            .IsInForceOn(Day(day)).ShouldBe(inForce);

    [Fact]
    public void A_named_day_counts_from_the_first_day_of_the_range_to_its_last()
    {
        HolidayLaw law = s_law with
        {
            NamedDays =
            [
                .. s_law.NamedDays,
                new NamedDay(new LocalizedText("初日", "First Day"), [new NamedDayDate("a law", Day: new AnnualDate(12, 1))]),
                new NamedDay(new LocalizedText("末日", "Last Day"), [new NamedDayDate("a law", Day: new AnnualDate(12, 31))]),
            ],
        };

        law.Holidays()[0].Day.ShouldBe(s_law.FirstDay);
        law.Holidays()[^1].Day.ShouldBe(s_law.LastDay);
    }

    [Fact]
    public void Two_named_days_on_one_day_throw() =>
        Should.Throw<ArgumentException>(() => WithDates(new NamedDayDate("a law", Day: new AnnualDate(11, 3))).Holidays());

    [Fact]
    public void The_embedded_facts_are_read_strictly()
    {
        Should.Throw<JsonException>(() => EmbeddedJson.Read<HolidayLaw>("japanese-eras.json"));
        Should.Throw<InvalidOperationException>(() => EmbeddedJson.Read<HolidayLaw>("absent.json"));
    }

    private static HolidayLaw WithDates(params NamedDayDate[] dates) =>
        s_law with { NamedDays = [.. s_law.NamedDays, new NamedDay(new LocalizedText("試験の日", "Test Day"), dates)] };

    private static void ShouldBeRefused(HolidayLaw law) => Should.Throw<InvalidOperationException>(law.Checked);
}
