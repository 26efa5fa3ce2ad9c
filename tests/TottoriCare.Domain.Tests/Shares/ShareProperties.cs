using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Shares;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Shares;

public class ShareProperties
{
    private static readonly Gen<(int[] Parts, long Total)> s_divisions =
        from parts in Gen.Choose(1, 1_000).ArrayOf(3)
        from total in Gen.OneOf(Gen.Choose(0, 5_000).Select(yen => (long)yen), Gen.Choose(0, int.MaxValue).Select(yen => yen * 1_000_003L))
        select (parts, total);

    [Fact]
    public void The_shares_come_to_the_total_whoever_bears_the_odd_yen() => Property.Holds(s_divisions, division =>
    {
        ShareDecision decision = Divide(division, "\"municipality\"");

        decision.Outcome.ShouldBe(ShareOutcome.Divided);
        decision.Shares.Sum(share => share.Amount!.Value.Amount).ShouldBe(division.Total);
        decision.OddYen.Amount.ShouldBeInRange(0, division.Parts.Length - 1);
    });

    [Fact]
    public void A_share_is_exactly_its_part_of_the_total() => Property.Holds(s_divisions, division =>
        Divide(division, "\"not_stated\"").Shares.Select((share, i) =>
            ((BigInteger)share.Whole.Amount * share.Denominator) + share.Numerator == (BigInteger)division.Total * division.Parts[i]
            && share.Numerator < share.Denominator && share.Denominator == division.Parts.Sum()).All(exact => exact));

    private static ShareDecision Divide((int[] Parts, long Total) division, string oddYen) => PrefectureWith(
            ("shares.care_cost_from_reiwa_7.parts", $$"""{ "state": {{division.Parts[0]}}, "prefecture": {{division.Parts[1]}}, "municipality": {{division.Parts[2]}} }"""),
            ("shares.care_cost_from_reiwa_7.odd_yen", oddYen))
        .DivideCost(SharedCost.CareCost, new FiscalYear(2025), new Yen(division.Total));
}
