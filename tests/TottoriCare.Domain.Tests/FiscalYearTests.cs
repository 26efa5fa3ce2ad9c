using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests;

public class FiscalYearTests
{
    [Theory]
    [InlineData("2025-03-31", 2024)]
    [InlineData("2025-04-01", 2025)]
    [InlineData("2025-12-31", 2025)]
    [InlineData("2026-01-01", 2025)]
    [InlineData("2026-03-31", 2025)]
    [InlineData("2026-04-01", 2026)]
    public void A_day_lies_in_the_year_that_began_on_April_1(string day, int year) =>
        FiscalYear.Of(Day(day)).ShouldBe(new FiscalYear(year));

    [Fact]
    public void A_year_runs_from_April_1_to_March_31()
    {
        var year = new FiscalYear(2025);

        year.Year.ShouldBe(2025);
        year.FirstDay.ShouldBe(new LocalDate(2025, 4, 1));
        year.LastDay.ShouldBe(new LocalDate(2026, 3, 31));
    }

    [Theory]
    [InlineData("2025-03-31", false)]
    [InlineData("2025-04-01", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void A_year_contains_both_its_ends(string day, bool contained) =>
        new FiscalYear(2025).Contains(Day(day)).ShouldBe(contained);

    [Fact]
    public void Default_is_the_fiscal_year_1() => default(FiscalYear).ShouldBe(new FiscalYear(1));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(9999)]
    public void A_year_outside_the_calendar_throws(int year) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new FiscalYear(year));

    [Theory]
    [InlineData(1)]
    [InlineData(9998)]
    public void The_outermost_years_have_both_their_days(int year) =>
        FiscalYear.Of(new FiscalYear(year).LastDay).ShouldBe(new FiscalYear(year));

    [Theory]
    [InlineData(2025, "令和7年度", "FY2025")]
    [InlineData(2020, "令和2年度", "FY2020")]
    [InlineData(2019, "令和元年度", "FY2019")]
    [InlineData(2018, "平成30年度", "FY2018")]
    [InlineData(1989, "平成元年度", "FY1989")]
    [InlineData(1988, "昭和63年度", "FY1988")]
    [InlineData(1920, "1920年度", "FY1920")]
    public void A_year_reads_in_its_era(int year, string ja, string en)
    {
        new FiscalYear(year).ToText(Language.Japanese).ShouldBe(ja);
        new FiscalYear(year).ToText(Language.English).ShouldBe(en);
        new FiscalYear(year).ToString().ShouldBe(ja);
    }

    [Fact]
    public void Years_are_ordered_by_time()
    {
        var earlier = new FiscalYear(2024);
        var later = new FiscalYear(2025);

        (earlier < later && earlier <= later && later > earlier && later >= earlier).ShouldBeTrue();
        (later < earlier || later <= earlier || earlier > later || earlier >= later).ShouldBeFalse();
        (earlier <= new FiscalYear(2024) && earlier >= new FiscalYear(2024)).ShouldBeTrue();
        (earlier < new FiscalYear(2024) || earlier > new FiscalYear(2024)).ShouldBeFalse();
        earlier.CompareTo(later).ShouldBeNegative();
    }

    [Fact]
    public void Every_day_lies_in_exactly_the_year_that_it_finds() => Property.Holds(
        Gen.Choose(0, 40_000),
        days =>
        {
            LocalDate day = new LocalDate(1950, 1, 1).PlusDays(days);
            FiscalYear year = FiscalYear.Of(day);
            return year.Contains(day)
                && !new FiscalYear(year.Year - 1).Contains(day)
                && !new FiscalYear(year.Year + 1).Contains(day)
                && year.LastDay.PlusDays(1) == new FiscalYear(year.Year + 1).FirstDay;
        });
}
