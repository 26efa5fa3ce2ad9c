using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>食事代を除く減免: what can be relieved is what the unit would cost without its meals.</summary>
public class MealReliefTests
{
    private const int FacilityPrice = 30_000;

    [Theory]
    [InlineData("""{ "yen": 3000 }""", 1_500, 1_500)] // in the fee whole
    [InlineData("""{ "yen": 3000 }""", 500, 500)] // 2,500 left, all of it relieved
    [InlineData("""{ "yen": 3000 }""", 499, 500)] // 2,501 left: 2,500 at most
    [InlineData("""{ "yen": 3000 }""", 3_001, 3_000)]
    [InlineData("""{ "yen": 3000 }""", 0, 500)]
    [InlineData("""{ "percent": 10 }""", 1_500, 500)] // of the 3,000 the user's part of the meals is 150
    [InlineData("""{ "percent": 10 }""", 10_000, 1_000)] // a tenth of 10,000 stays
    [InlineData("""{ "percent": 10 }""", 30_000, 3_000)]
    [InlineData("""{ "facility_price_less_yen": 26000 }""", 1_600, 1_600)] // the public share is for the care
    [InlineData("\"facility_price\"", 1_500, 27_500)]
    [InlineData("""{ "sum_of": [{ "yen": 2000 }, "meals"] }""", 1_500, 1_500)]
    [InlineData("""{ "sum_of": [{ "percent": 10 }, "meals"] }""", 1_500, 2_000)] // named meals lie beside the facility's price
    [InlineData("\"meals\"", 1_500, 1_500)]
    public void The_meals_stay_with_the_user(string price, int meals, int payable) =>
        Relieved(price).AssessFee(Mother, Visit(new Yen(meals)), UsageHistory.Empty).Fee.ShouldBe(new Yen(payable));

    [Theory]
    [InlineData("""{ "yen": 3000 }""")]
    [InlineData("""{ "yen": 2500 }""")]
    [InlineData("""{ "percent": 10 }""")]
    public void Meals_that_are_not_given_leave_a_relieved_fee_for_review(string price)
    {
        FeeDecision decision = Relieved(price).AssessFee(Mother, Visit(meals: null), UsageHistory.Empty);

        decision.Outcome.ShouldBe(FeeOutcome.NeedsReview);
        decision.WhyReview().ShouldBe([FindingReason.ReliefNeedsMeals]);
        decision.The(FindingReason.ReliefNeedsMeals).Rule!.Id.ShouldBe("TC-20");
    }

    [Fact]
    public void A_booking_is_allowed_all_the_same_and_names_no_fee()
    {
        var decision = Relieved("""{ "yen": 3000 }""").DecideBooking(Mother, Visit(meals: null), UsageHistory.Empty);

        decision.Outcome.ShouldBe(Outcome.Allowed);
        decision.UserFee.ShouldBeNull();
        decision.The(FindingReason.ReliefNeedsMeals).Status.ShouldBe(FindingStatus.Noted);
    }

    [Fact]
    public void Meals_matter_only_where_there_is_something_to_relieve()
    {
        Relieved("\"free\"").AssessFee(Mother, Visit(meals: null), UsageHistory.Empty).Fee.ShouldBe(Yen.Zero);
        Ordinance ordinance = Relieved("""{ "yen": 3000 }""");
        ordinance.AssessFee(Mother, Visit(meals: null), History(UsedDayServices(2))).Fee.ShouldBe(new Yen(3_000));
        ordinance.AssessFee(Mother, Visit(meals: null), History(UsedDayServices(1))).Fee.ShouldBeNull();
        Relieved("""{ "yen": 3000 }""", excluded: false).AssessFee(Mother, Visit(meals: null), UsageHistory.Empty).Fee.ShouldBe(new Yen(500));
    }

    [Fact]
    public void The_form_of_the_units_step_tells_where_the_meals_are()
    {
        Ordinance stepped = Relieved("""{ "by_nth_use": [{ "through": 1, "price": { "yen": 3000 } }, { "price": { "percent": 10 } }] }""");

        stepped.AssessFee(Mother, Visit(new Yen(1_500)), UsageHistory.Empty).Fee.ShouldBe(new Yen(1_500));
        stepped.AssessFee(Mother, Visit(new Yen(1_500)), History(UsedDayServices(1))).Fee.ShouldBe(new Yen(500));
    }

    [Fact]
    public void The_addition_for_a_twin_is_relieved_with_the_price()
    {
        Ordinance percent = CityWith(("fees.all.price", """{ "percent": 4 }"""), ("fees.all.per_further_infant", """{ "percent": 2 }"""), ("fees.all.relief", Relief(true)));

        // 1,200 and 600; without meals of 1,500 they are 1,140 and 570, and these are relieved.
        percent.AssessFee(Mother with { Infants = new Infants(2) }, Visit(new Yen(1_500)), UsageHistory.Empty).Fee.ShouldBe(new Yen(90));
    }

    private static Ordinance Relieved(string price, bool excluded = true) => CityWith(("fees.all.price", price), ("fees.all.relief", Relief(excluded)));

    private static string Relief(bool excluded) =>
        $$"""{ "rule": "TC-20", "up_to_yen": 2500, "first_uses": 2, "meals_excluded": {{(excluded ? "true" : "false")}} }""";

    private static Booking Visit(Yen? meals) => DayService("2026-08-01") with { FacilityPrice = new Yen(FacilityPrice), Meals = meals };
}
