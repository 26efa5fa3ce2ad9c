using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.RulebookDraft;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>多胎の加算: one price for every class, or one for each.</summary>
public class FurtherInfantTests
{
    private const string Prices = """{ "municipal_tax_payable": { "yen": 3000 }, "municipal_tax_exempt": { "yen": 1500 }, "public_assistance": "free" }""";

    private static readonly Ordinance s_forAll = Priced($$"""{ "price_by_class": {{Prices}}, "per_further_infant": { "yen": 800 } }""");

    private static readonly Ordinance s_byClass = Priced($$"""
        { "price_by_class": {{Prices}}, "per_further_infant_by_class": { "municipal_tax_payable": { "yen": 800 }, "municipal_tax_exempt": { "yen": 400 }, "public_assistance": "free" } }
        """);

    [Theory]
    [InlineData("municipal_tax_payable", 1, 3_000)]
    [InlineData("municipal_tax_payable", 2, 3_800)]
    [InlineData("municipal_tax_payable", 3, 4_600)]
    [InlineData("municipal_tax_exempt", 2, 2_300)]
    [InlineData("public_assistance", 1, 0)]
    [InlineData("public_assistance", 2, 0)]
    public void One_addition_is_for_every_class_but_one_that_is_free(string household, int infants, int fee) => FeeOf(s_forAll, household, infants).ShouldBe(new Yen(fee));

    [Theory]
    [InlineData("municipal_tax_payable", 1, 3_000)]
    [InlineData("municipal_tax_payable", 2, 3_800)]
    [InlineData("municipal_tax_exempt", 2, 1_900)]
    [InlineData("municipal_tax_exempt", 3, 2_300)]
    [InlineData("public_assistance", 3, 0)]
    public void An_addition_may_be_given_by_class(string household, int infants, int fee) => FeeOf(s_byClass, household, infants).ShouldBe(new Yen(fee));

    [Theory]
    [InlineData("\"free\"", 0)]
    [InlineData("""{ "yen": 0 }""", 0)]
    [InlineData("""{ "yen": 1 }""", 801)]
    [InlineData("""{ "facility_price_less_yen": 9000 }""", 800)] // comes to 0, and is not free
    public void What_is_free_is_free_for_every_infant(string price, int fee) =>
        FeeOf(Priced($$"""{ "price": {{price}}, "per_further_infant": { "yen": 800 } }"""), "municipal_tax_payable", infants: 2).ShouldBe(new Yen(fee));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2_300)] // the second use is not free, and has the addition
    public void A_free_step_has_no_addition_and_the_next_one_has(int use, int fee)
    {
        Ordinance stepped = Priced("""{ "price": { "by_nth_use": [{ "through": 1, "price": "free" }, { "price": { "yen": 1500 } }] }, "per_further_infant": { "yen": 800 } }""");

        stepped.AssessFee(Twins("municipal_tax_payable"), DayService("2026-08-01"), History(UsedDayServices(use - 1))).Fee.ShouldBe(new Yen(fee));
    }

    [Fact]
    public void An_addition_by_class_is_added_to_a_free_price_as_it_stands() =>
        FeeOf(Priced("""
            { "price": "free", "per_further_infant_by_class": { "municipal_tax_payable": { "yen": 500 }, "municipal_tax_exempt": "free", "public_assistance": "free" } }
            """), "municipal_tax_payable", infants: 2).ShouldBe(new Yen(500));

    [Fact]
    public void An_unknown_class_leaves_an_addition_by_class_open_only_where_there_is_one_to_add()
    {
        Ordinance onePrice = Priced("""
            { "price": { "yen": 1000 }, "per_further_infant_by_class": { "municipal_tax_payable": { "yen": 500 }, "municipal_tax_exempt": "free", "public_assistance": "free" } }
            """);

        onePrice.AssessFee(Mother, DayService("2026-08-01"), UsageHistory.Empty).Fee.ShouldBe(new Yen(1_000));
        onePrice.AssessFee(Mother with { Infants = new Infants(2) }, DayService("2026-08-01"), UsageHistory.Empty).WhyReview().ShouldBe([FindingReason.FeeNeedsClass]);
    }

    [Fact]
    public void An_explanation_names_the_addition_apart_from_the_price()
    {
        FeeDecision decision = s_byClass.AssessFee(Twins("municipal_tax_exempt") with { Infants = new Infants(3) }, DayService("2026-08-01"), UsageHistory.Empty);

        decision.The(FindingReason.UserFee).Figure("fee").ShouldBe("2300");
        Finding addition = decision.The(FindingReason.FurtherInfantsCharged);
        addition.Rule!.Id.ShouldBe("TC-20");
        addition.Figures.Select(figure => (figure.Name, figure.Value)).ShouldBe([("addition", "800"), ("further", "2")]);
        addition.In(Language.Japanese).ShouldBe("うち800円は、2人目以降の乳児2人についての加算です。");
        addition.In(Language.English).ShouldBe("Of this, 800 yen is added for 2 infants beyond the first.");
        s_byClass.AssessFee(Mother with { HouseholdClass = TaxExempt }, DayService("2026-08-01"), UsageHistory.Empty).Findings
            .ShouldNotContain(finding => finding.Reason == FindingReason.FurtherInfantsCharged);
    }

    [Fact]
    public void An_addition_by_class_has_a_value_for_each_class_and_none_beside_it()
    {
        RulebookDraft draft = OfCity().Set("terms.fees.all.per_further_infant_by_class", """{ "municipal_tax_payable": { "yen": 1 }, "municipal_tax_exempt": { "yen": 1 }, "public_assistance": "free" }""");
        draft.Read();
        draft.Set("terms.fees.all.per_further_infant", """{ "yen": 1 }""").Faults().ShouldHaveSingleItem().Code.ShouldBe("ADDITION_OR_ADDITION_BY_CLASS");
        draft.Remove("terms.fees.all.per_further_infant").Remove("terms.fees.all.per_further_infant_by_class.public_assistance").Faults()
            .ShouldHaveSingleItem().Code.ShouldBe("CLASS_WITHOUT_VALUE");
        draft.Set("terms.fees.all.per_further_infant_by_class.public_assistance", "\"free\"").Set("terms.fees.all.per_further_infant_by_class.rich", "\"free\"").Faults()
            .ShouldHaveSingleItem().Code.ShouldBe("REFERENCE_UNKNOWN");
    }

    private static Yen? FeeOf(Ordinance ordinance, string household, int infants) => ordinance.AssessFee(
        Twins(household) with { Infants = new Infants(infants) }, DayService("2026-08-01") with { FacilityPrice = new Yen(9_000) }, UsageHistory.Empty).Fee;

    private static CareCase Twins(string household) => Mother with { Infants = new Infants(2), HouseholdClass = City.Rulebook.FindClass(household)! };

    // The fee of every kind of care, for each use.
    private static Ordinance Priced(string price)
    {
        RulebookDraft draft = OfCity();
        draft.Remove("terms.fees.all.price");
        foreach ((string key, System.Text.Json.Nodes.JsonNode? value) in System.Text.Json.Nodes.JsonNode.Parse(price)!.AsObject())
            draft.Set($"terms.fees.all.{key}", value!.ToJsonString());
        return OrdinanceOf(draft.Read());
    }
}
