using TottoriCare.Decisions;
using TottoriCare.Rulebooks;
using TottoriCare.Shares;

namespace TottoriCare.Domain.Tests.Shares;

public class ShareTests
{
    [Theory]
    [InlineData(2021)]
    [InlineData(2024)]
    public void Through_令和6_the_prefecture_bears_waived_fees_alone(int year)
    {
        ShareDecision decision = Divide(SharedCost.WaivedFee, year, 12_345);

        decision.Outcome.ShouldBe(ShareOutcome.Divided);
        decision.Shares.ShouldBe([new CostShare(CostBearer.Prefecture, new Yen(12_345), 0, 1, new Yen(12_345))]);
        decision.Headline.Ja.ShouldBe("12,345円の負担は、都道府県12,345円");
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(1999)]
    public void Before_令和3_the_parts_of_waived_fees_are_not_stated(int year)
    {
        ShareDecision decision = Divide(SharedCost.WaivedFee, year, 12_345);

        decision.Outcome.ShouldBe(ShareOutcome.NeedsReview);
        decision.Shares.ShouldBeEmpty();
        decision.Findings
            .Select(finding => (finding.Rule!.Id, finding.Reason))
            .ShouldBe([("TP-50", FindingReason.SharesOfOtherYears), ("TP-51", FindingReason.SharesOfOtherYears)]);
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(4, 2, 1, 1)]
    [InlineData(40_000, 20_000, 10_000, 10_000)]
    public void From_令和7_a_total_of_fours_is_borne_in_halves_and_quarters(long total, long state, long prefecture, long municipality)
    {
        ShareDecision decision = Divide(SharedCost.WaivedFee, 2025, total);

        decision.Outcome.ShouldBe(ShareOutcome.Divided);
        decision.Shares.Select(share => (share.Bearer, share.Amount)).ShouldBe(
            [(CostBearer.State, new Yen(state)), (CostBearer.Prefecture, new Yen(prefecture)), (CostBearer.Municipality, new Yen(municipality))]);
        decision.OddYen.ShouldBe(Yen.Zero);
    }

    [Theory]
    [InlineData(1, 0, 0, 0, 1, 2, 1, 1)]
    [InlineData(2, 1, 0, 0, 1, 0, 2, 2)]
    [InlineData(3, 1, 0, 0, 2, 2, 3, 3)]
    [InlineData(40_003, 20_001, 10_000, 10_000, 2, 2, 3, 3)]
    public void Odd_yen_are_kept_as_exact_fractions_and_put_to_review(
        long total, long state, long prefecture, long municipality, long odd, long ofState, long ofPrefecture, long ofMunicipality)
    {
        ShareDecision decision = Divide(SharedCost.CareCost, 2025, total);

        decision.Outcome.ShouldBe(ShareOutcome.NeedsReview);
        decision.Shares.Select(share => share.Whole.Amount).ShouldBe([state, prefecture, municipality]);
        decision.Shares.Select(share => share.Numerator).ShouldBe([ofState, ofPrefecture, ofMunicipality]);
        decision.Shares.ShouldAllBe(share => share.Denominator == 4 && share.Amount == null);
        decision.OddYen.ShouldBe(new Yen(odd));
        decision.Readings.Select(reading => reading.Id).ShouldBe(["F7"]);
    }

    [Theory]
    [InlineData("municipality", 20_001, 10_000, 10_002)]
    [InlineData("prefecture", 20_001, 10_002, 10_000)]
    [InlineData("state", 20_003, 10_000, 10_000)]
    public void Each_answer_to_F7_gives_the_odd_yen_to_one_bearer(string alternative, long state, long prefecture, long municipality)
    {
        ShareDecision decision = Tottori.Prefecture
            .Under(Tottori.Prefecture.Rulebook.FindReading("F7")!.Alternatives.Single(one => one.Name == alternative))
            .DivideCost(SharedCost.CareCost, new FiscalYear(2026), new Yen(40_003));

        decision.Outcome.ShouldBe(ShareOutcome.Divided);
        decision.Shares.Select(share => share.Amount!.Value.Amount).ShouldBe([state, prefecture, municipality]);
        decision.Findings.ShouldHaveSingleItem().Reason.ShouldBe(FindingReason.OddYenBorne);
    }

    [Fact]
    public void The_share_of_cancellation_charges_is_not_stated()
    {
        ShareDecision decision = Divide(SharedCost.CancellationCharge, 2025, 1_800);

        decision.Findings.ShouldHaveSingleItem().Reason.ShouldBe(FindingReason.SharesNotStated);
        decision.OddYen.ShouldBe(Yen.Zero);
        decision.Headline.ShouldBe(new LocalizedText("1,800円の負担は要確認", "the shares of 1,800 yen need review"));
    }

    [Fact]
    public void A_total_that_divides_is_said_to_and_each_share_is_told()
    {
        ShareDecision decision = Divide(SharedCost.CareCost, 2025, 40_000);

        Finding finding = decision.Findings.ShouldHaveSingleItem();
        (finding.Reason, finding.Status, finding.Figure("total")).ShouldBe((FindingReason.SharesExact, FindingStatus.Met, "40000"));
        decision.Headline.En.ShouldBe("of 40,000 yen, the state bears 20,000 yen, the prefecture bears 10,000 yen, the municipality bears 10,000 yen");
    }

    [Fact]
    public void The_answer_has_the_odd_yen_where_somebody_bears_them_and_the_whole_yen_where_nobody_does()
    {
        Answer("state").ShouldBe([("outcome", "divided"), ("state", "20003"), ("prefecture", "10000"), ("municipality", "10000")]);
        Answer(null).ShouldBe([("outcome", "needs_review"), ("state", "20001"), ("prefecture", "10000"), ("municipality", "10000")]);

        static IEnumerable<(string Name, string Value)> Answer(string? bearer)
        {
            Ordinance ordinance = bearer is null ? Tottori.Prefecture
                : Tottori.Prefecture.Under(Tottori.Prefecture.Rulebook.FindReading("F7")!.Alternatives.Single(one => one.Name == bearer));
            return ordinance.DivideCost(SharedCost.CareCost, new FiscalYear(2026), new Yen(40_003)).Answer.Select(figure => (figure.Name, figure.Value));
        }
    }

    [Fact]
    public void A_rulebook_without_shares_says_so() =>
        Tottori.City.DivideCost(SharedCost.WaivedFee, new FiscalYear(2025), new Yen(4)).Findings
            .ShouldHaveSingleItem().Figure("matter").ShouldBe(Matter.Shares.Code);

    [Fact]
    public void A_negative_cost_is_a_programming_error() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Divide(SharedCost.WaivedFee, 2025, -1));

    [Fact]
    public void The_largest_cost_divides_without_overflow() =>
        Divide(SharedCost.CareCost, 2025, long.MaxValue).Shares.Sum(share => share.Whole.Amount).ShouldBe(long.MaxValue - 2);

    private static ShareDecision Divide(SharedCost cost, int year, long total) =>
        Tottori.Prefecture.DivideCost(cost, new FiscalYear(year), new Yen(total));
}
