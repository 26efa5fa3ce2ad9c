using System.Text.Json.Nodes;
using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Fees;

namespace TottoriCare.Domain.Tests.Fees;

public class SumPriceTests
{
    private static readonly LocalDate s_day = new(2026, 5, 11);

    private static readonly CareCase s_case = new() { DeliveryDay = new LocalDate(2026, 4, 1), Infants = new Infants(1) };

    [Fact]
    public void A_fee_and_the_facilitys_meals_are_added()
    {
        FeeDecision decision = Assess("""{ "sum_of": [{ "yen": 1000 }, "meals"] }""", meals: new Yen(700));

        decision.Fee.ShouldBe(new Yen(1700));
    }

    [Fact]
    public void Meals_of_which_the_price_is_not_given_leave_the_fee_for_review()
    {
        FeeDecision decision = Assess("""{ "sum_of": [{ "yen": 1000 }, "meals"] }""", meals: null);

        decision.Fee.ShouldBeNull();
        decision.Findings.ShouldContain(finding => finding.Reason == FindingReason.FeeNeedsMeals);
    }

    [Fact]
    public void Meals_inside_another_form_are_asked_for_too()
    {
        Assess("""{ "greatest_of": [{ "yen": 500 }, "meals"] }""", meals: null).Findings
            .ShouldContain(finding => finding.Reason == FindingReason.FeeNeedsMeals);
        Assess("""{ "by_unit": [{ "through": 1, "price": "meals" }, { "price": "free" }] }""", meals: null).Findings
            .ShouldContain(finding => finding.Reason == FindingReason.FeeNeedsMeals);
    }

    [Fact]
    public void A_sum_asks_for_the_price_of_the_facility_before_the_meals() =>
        Assess("""{ "sum_of": ["facility_price", "meals"] }""", meals: null).Findings
            .ShouldContain(finding => finding.Reason == FindingReason.FeeNeedsFacilityPrice);

    [Fact]
    public void A_sum_of_which_a_part_is_not_published_is_not_published() =>
        Assess("""{ "sum_of": [{ "yen": 1000 }, "not_published"] }""", meals: null).Findings
            .ShouldContain(finding => finding.Reason == FindingReason.FeeNotPublished);

    [Fact]
    public void A_sum_of_one_price_is_refused() =>
        MadeUpTown.Faults(file => SetPrice(file, """{ "sum_of": ["meals"] }"""))
            .ShouldContain(fault => fault.Path == "$.terms.fees.visits.price.sum_of" && fault.Code == "VALUE_NOT_EXPECTED");

    private static FeeDecision Assess(string price, Yen? meals)
    {
        Booking visit = Booking.Visit(CareType.DayService, s_day, new LocalTime(10, 0), new LocalTime(12, 0)) with { Meals = meals };
        return MadeUpTown.Ordinance(file => SetPrice(file, price)).AssessFee(s_case, visit, UsageHistory.Empty);
    }

    private static void SetPrice(JsonNode file, string price) => file["terms"]!["fees"]!["visits"]!["price"] = JsonNode.Parse(price);
}
