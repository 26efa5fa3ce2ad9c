using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class AnnualPeriodTests
{
    private static readonly AnnualPeriod s_yearEnd = new(new AnnualDate(12, 29), new AnnualDate(1, 3));
    private static readonly AnnualPeriod s_obon = new(new AnnualDate(8, 13), new AnnualDate(8, 15));

    [Theory]
    [InlineData("2025-12-28", false)]
    [InlineData("2025-12-29", true)]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-01-03", true)]
    [InlineData("2026-01-04", false)]
    [InlineData("2026-07-01", false)]
    public void A_period_over_New_Year_contains_both_its_ends(string day, bool contained) =>
        s_yearEnd.Contains(Day(day)).ShouldBe(contained);

    [Theory]
    [InlineData("2026-08-12", false)]
    [InlineData("2026-08-13", true)]
    [InlineData("2026-08-15", true)]
    [InlineData("2026-08-16", false)]
    [InlineData("2026-01-01", false)]
    public void A_period_within_the_year_contains_both_its_ends(string day, bool contained) =>
        s_obon.Contains(Day(day)).ShouldBe(contained);

    [Theory]
    [InlineData("2023-12-31", false)]
    [InlineData("2024-01-01", true)]
    [InlineData("2024-01-02", false)]
    public void Default_is_January_1_alone(string day, bool contained) =>
        default(AnnualPeriod).Contains(Day(day)).ShouldBe(contained);
}
