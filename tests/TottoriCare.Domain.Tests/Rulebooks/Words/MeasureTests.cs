using TottoriCare.Rulebooks.Words;

namespace TottoriCare.Domain.Tests.Rulebooks.Words;

public class MeasureTests
{
    [Theory]
    [InlineData(1800, "yen", "municipal_tax_payable", "1,800円", "1,800 yen")]
    [InlineData(1000, "", "step_yen", "1,000円", "1,000 yen")]
    [InlineData(2023, "fiscalYear", "from_fiscal_year", "令和5年度", "FY2023")]
    [InlineData(6, "", "longest_nights", "6泊", "6 nights")]
    [InlineData(1, "", "exhausted_by_stay_of_nights", "1泊", "1 night")]
    [InlineData(0, "", "continuity_gap_days", "0日", "0 days")]
    [InlineData(37, "", "preterm_below_weeks", "37週", "37 weeks")]
    [InlineData(1, "", "months_after", "1か月", "1 month")]
    [InlineData(240, "", "longest_minutes", "4時間", "4 hours")]
    [InlineData(239, "", "longest_minutes", "239分", "239 minutes")]
    [InlineData(0, "", "longest_minutes", "0分", "0 minutes")]
    [InlineData(2, "", "first_uses", "2回", "2 uses")]
    [InlineData(1, "", "most_visits_per_day", "1回", "1 visit")]
    [InlineData(30, "", "percent", "30%", "30%")]
    [InlineData(1000, "", "denominator", "1,000", "1,000")]
    public void A_number_has_the_unit_of_its_place(long number, string definition, string key, string ja, string en)
    {
        Measure.Of(number, definition, key, null, Language.Japanese).ShouldBe(ja);
        Measure.Of(number, definition, key, null, Language.English).ShouldBe(en);
    }

    [Theory]
    [InlineData("night", "7泊", "7 nights")]
    [InlineData("day", "7日", "7 days")]
    [InlineData("use", "7回", "7 uses")]
    [InlineData("no_such_unit", "7", "7")]
    [InlineData(null, "7", "7")]
    public void A_cap_is_counted_as_its_pool_counts(string? count, string ja, string en)
    {
        Measure.Of(7, "", "cap", count, Language.Japanese).ShouldBe(ja);
        Measure.Of(7, "", "cap", count, Language.English).ShouldBe(en);
    }

    [Theory]
    [InlineData("2026-04-01", "date", "令和8年4月1日", "2026-04-01")]
    [InlineData("12-29", "annualDate", "12月29日", "December 29")]
    [InlineData("02-29", "annualDate", "2月29日", "February 29")]
    [InlineData("09:00", "timeOfDay", "9時00分", "09:00")]
    [InlineData("17:05", "timeOfDay", "17時05分", "17:05")]
    [InlineData("P1Y", "period", "1年", "1 year")]
    [InlineData("P4M", "period", "4か月", "4 months")]
    [InlineData("P10W", "period", "10週", "10 weeks")]
    [InlineData("P30D", "period", "30日", "30 days")]
    [InlineData("P1Y", "text", "P1Y", "P1Y")]
    [InlineData("12:00", "date", "12:00", "12:00")]
    public void A_day_a_clock_time_and_a_period_read_as_such(string text, string definition, string ja, string en)
    {
        Measure.Of(text, definition, Language.Japanese).ShouldBe(ja);
        Measure.Of(text, definition, Language.English).ShouldBe(en);
    }
}
