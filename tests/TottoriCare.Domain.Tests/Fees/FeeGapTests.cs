using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>利用料の要確認: which fact or figure a fee misses, and what is said of a relief.</summary>
public class FeeGapTests
{
    private static readonly CareCase s_twins = Mother with { Infants = new Infants(2) };
    private static readonly Booking s_visit = DayService("2026-06-10");

    // The price, what each further infant costs, and what is missed; the facility has said neither its price nor that of meals.
    [Theory]
    [InlineData("""{ "yen": 1000 }""", "\"facility_price\"", "fee_needs_facility_price")]
    [InlineData("\"facility_price\"", """{ "yen": 500 }""", "fee_needs_facility_price")]
    [InlineData("""{ "yen": 1000 }""", "\"meals\"", "fee_needs_meals")]
    [InlineData("\"meals\"", """{ "yen": 500 }""", "fee_needs_meals")]
    [InlineData("""{ "yen": 1000 }""", "\"not_published\"", "fee_not_published")]
    [InlineData("\"not_published\"", """{ "yen": 500 }""", "fee_not_published")]
    public void What_is_missed_is_said_whether_one_infant_or_a_further_one_needs_it(string price, string further, string reason)
    {
        FeeDecision decision = CityWith(("fees.all.price", price), ("fees.all.per_further_infant", further)).AssessFee(s_twins, s_visit, UsageHistory.Empty);

        decision.Fee.ShouldBeNull();
        decision.WhyReview().Select(why => why.Code).ShouldBe([reason]);
    }

    [Theory]
    [InlineData("\"not_published\"", "fee_not_published")]
    [InlineData(null, "fee_not_stated_for_day")]
    public void Of_a_booking_across_an_amendment_it_is_the_tariff_of_that_day_that_misses_it(string? price, string reason)
    {
        string change = price is null ? "\"not_stated\"" : $$"""{ "all": { "price": {{price}} } }""";
        Ordinance amended = OrdinanceOf(RulebookDraft.OfCity()
            .With(("fees.all.unit", "\"day\""), ("fees.all.across_amendments", "\"day_by_day\""))
            .Set("amendments", $$"""
                { "other": { "text": { "ja": "利用料を改める。", "en": "Fees change." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                    "from": "2026-06-02", "chosen_by": "use", "change": { "fees": {{change}} } } }
                """)
            .Read());

        amended.AssessFee(Mother, Stay("2026-06-01", 1), UsageHistory.Empty).WhyReview().Select(why => why.Code).ShouldBe([reason]);
    }

    [Fact]
    public void A_relief_is_told_with_what_is_left_to_pay_and_only_where_there_is_one()
    {
        Ordinance relieving = CityWith(("fees.all.price", """{ "yen": 1000 }"""),
            ("fees.all.relief", """{ "rule": "TC-20", "up_to_yen": 300, "first_uses": 2, "meals_excluded": false }"""));

        FeeDecision second = relieving.AssessFee(Mother, s_visit, History(UsedBefore(1)));
        FeeDecision third = relieving.AssessFee(Mother, s_visit, History(UsedBefore(2)));

        second.Fee.ShouldBe(new Yen(700));
        second.The(FindingReason.FeeRelieved).Figures.Select(figure => (figure.Name, figure.Value))
            .ShouldBe([("relief", "300"), ("fee", "1000"), ("payable", "700")]);
        third.Fee.ShouldBe(new Yen(1_000));
        third.Findings.ShouldNotContain(finding => finding.Reason == FindingReason.FeeRelieved);
    }

    [Fact]
    public void What_a_facility_takes_for_meals_is_not_relieved()
    {
        Ordinance relieving = CityWith(("fees.all.price", """{ "sum_of": [{ "yen": 1000 }, "meals"] }"""),
            ("fees.all.relief", """{ "rule": "TC-20", "up_to_yen": 1500, "first_uses": 2, "meals_excluded": true }"""));

        relieving.AssessFee(Mother, s_visit with { Meals = new Yen(900) }, UsageHistory.Empty).Fee.ShouldBe(new Yen(900));
    }

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(1, 1_500)]
    public void What_a_further_infant_costs_may_depend_on_the_n_th_use(int earlier, int fee) =>
        CityWith(("fees.all.price", """{ "yen": 1000 }"""),
            ("fees.all.per_further_infant", """{ "by_nth_use": [{ "through": 1, "price": "free" }, { "price": { "yen": 500 } }] }"""))
            .AssessFee(s_twins, s_visit, History(UsedBefore(earlier))).Fee.ShouldBe(new Yen(fee));

    [Theory]
    [InlineData("municipal_tax_payable", 1_000)]
    [InlineData("municipal_tax_exempt", 300)]
    public void The_price_of_one_class_alone_may_depend_on_the_n_th_use(string household, int fee)
    {
        Ordinance byClass = CityWith(("fees", """
            { "all": { "rule": "TC-20", "care": ["day_service"], "unit": "use", "price_by_class": {
                "municipal_tax_payable": { "by_nth_use": [{ "through": 1, "price": "free" }, { "price": { "yen": 1000 } }] },
                "municipal_tax_exempt": { "yen": 300 }, "public_assistance": "free" } } }
            """));

        byClass.AssessFee(Mother with { HouseholdClass = byClass.Rulebook.FindClass(household)! }, s_visit, History(UsedBefore(1))).Fee.ShouldBe(new Yen(fee));
    }

    private static CareUse[] UsedBefore(int uses) => [.. Enumerable.Range(1, uses).Select(day => Used(DayService($"2026-06-0{day}")))];
}
