using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Rulebooks;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Cancellations;

/// <summary>キャンセル料: forms of a charge that 鳥取市 does not have, and what is said of each end.</summary>
public class ChargeFormsTests
{
    private static readonly Booking s_stay = Stay("2026-05-13", 2);

    [Fact]
    public void The_headline_tells_a_charge_a_review_and_no_charge_apart()
    {
        City.AssessCancellation(GivenUp(s_stay, Taxed, null)).Headline
            .ShouldBe(new LocalizedText("キャンセル料は1,800円", "the cancellation charge is 1,800 yen"));
        City.AssessCancellation(GivenUp(s_stay, HouseholdClass.Unknown, null)).Headline
            .ShouldBe(new LocalizedText("キャンセル料は要確認", "the cancellation charge needs review"));
        City.AssessCancellation(GivenUp(s_stay, Taxed, At("2026-05-12T12:00:00"))).Headline.En.ShouldBe("no cancellation charge");
    }

    [Theory]
    [InlineData("true", "exempt")]
    [InlineData("false", "not_charged")]
    public void A_charge_of_0_is_on_record_or_none(string recorded, string outcome) =>
        CityWith(("cancellations.stays.charge.amounts.zero_is_recorded", recorded)).AssessCancellation(GivenUp(s_stay, PublicAssistance, null))
            .Outcome.Code.ShouldBe(outcome);

    [Theory]
    [InlineData("change_of_date", "date_changed")]
    [InlineData("shortening", "shortened")]
    public void How_a_change_is_treated_is_the_status_of_what_is_said_of_it(string term, string kind)
    {
        foreach ((string treatment, FindingStatus status) in new[]
        {
            ("needs_review", FindingStatus.NeedsReview), ("no_charge", FindingStatus.Met), ("as_cancellation", FindingStatus.Noted),
        })
        {
            CancellationDecision decision = CityWith(($"cancellations.stays.charge.{term}", $"\"{treatment}\""))
                .AssessCancellation(GivenUp(s_stay, Taxed, null) with { Kind = CancellationKind.List.Single(one => one.Code == kind) });

            decision.The(term == "shortening" ? FindingReason.ShortenedLate : FindingReason.DateChangedLate).Status.ShouldBe(status, treatment);
        }
    }

    [Fact]
    public void A_charge_by_the_fee_is_said_to_be_one()
    {
        CancellationDecision decision = MadeUpTown.Ordinance().AssessCancellation(
            GivenUp(s_stay, HouseholdClass.Unknown, null) with { PlannedFee = new Yen(5_000) });

        decision.The(FindingReason.BasisCharged).Figure("charge").ShouldBe("5000");
        decision.The(FindingReason.BasisCharged).Figure("basis").ShouldBe("planned_fee");
    }

    [Fact]
    public void Where_the_class_is_known_it_is_the_fee_that_is_missing()
    {
        Ordinance ordinance = MadeUpTown.Ordinance(file =>
            file["terms"]!["cancellations"]!["stays"]!["charge"]!["amounts"]!["exempt_classes"] = new System.Text.Json.Nodes.JsonArray("tax_exempt"));
        HouseholdClass taxed = ordinance.Rulebook.FindClass("taxed")!;

        ordinance.AssessCancellation(GivenUp(s_stay, taxed, null)).WhyReview().ShouldBe([FindingReason.ChargeAmountNotSaid]);
        ordinance.AssessCancellation(GivenUp(s_stay, HouseholdClass.Unknown, null)).WhyReview().ShouldBe([FindingReason.ClassUnknown]);
    }

    [Fact]
    public void A_class_of_another_copy_of_the_rulebook_counts_by_its_code()
    {
        Ordinance copy = OrdinanceOf(RulebookDraft.OfCity().Read());

        City.AssessCancellation(GivenUp(s_stay, copy.Rulebook.FindClass("municipal_tax_exempt")!, null)).Charge.ShouldBe(new Yen(900));
    }

    // 京都市 declares four classes: the last stands at a place that 鳥取市 does not have.
    [Theory]
    [InlineData("a")]
    [InlineData("c2")]
    public void A_class_that_the_rulebook_does_not_declare_is_a_programming_error(string code)
    {
        Rulebook.TryParse(FixtureFiles.Bytes("261009.json"), out Rulebook? kyoto, out _).ShouldBeTrue();
        ChargeTerms amounts = City.Rulebook.Terms.Cancellations[CareType.ShortStay]!.Charge!.Amounts!;

        Should.Throw<ArgumentException>(() => amounts.AmountFor(kyoto.FindClass(code)!)).ParamName.ShouldBe("household");
    }
}
