using TottoriCare.Care;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

public class VisitLengthPriceTests
{
    private static readonly Ordinance s_byLength = CityWith(("fees", """
        { "days": { "rule": "TC-20", "care": ["day_service", "outreach"], "unit": "use",
            "price": { "by_minutes": [{ "through": 120, "price": { "yen": 1000 } }, { "through": 180, "price": { "yen": 1500 } }, { "price": { "yen": 2500 } }] } } }
        """));

    [Theory]
    [InlineData("10:00", "10:01", 1_000)]
    [InlineData("10:00", "12:00", 1_000)]
    [InlineData("10:00", "12:00:01", 1_500)] // a begun minute
    [InlineData("10:00", "12:01", 1_500)]
    [InlineData("10:00", "13:00", 1_500)]
    [InlineData("10:00", "13:01", 2_500)]
    [InlineData("10:00", "14:00", 2_500)]
    public void A_visit_may_be_priced_by_how_long_it_lasts(string startsAt, string endsAt, int fee)
    {
        s_byLength.AssessFee(Mother, DayService("2026-06-01", startsAt, endsAt), UsageHistory.Empty).Fee.ShouldBe(new Yen(fee));
        s_byLength.AssessFee(Mother, Outreach("2026-06-01", startsAt, endsAt), UsageHistory.Empty).Fee.ShouldBe(new Yen(fee));
    }

    [Fact]
    public void Visits_before_it_do_not_matter() =>
        s_byLength.AssessFee(Mother, DayService("2026-08-01"), History(UsedDayServices(5))).Fee.ShouldBe(new Yen(1_000));
}
