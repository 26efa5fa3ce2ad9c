using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Cases;

internal sealed partial class QuestionDraw
{
    private static readonly string[] s_costs = ["waived_fee", "care_cost", "cancellation_charge"];

    // Years at every bound that is named, and totals that leave each possible number of odd yen.
    private ShareQuestion Share()
    {
        List<int> years = [.. (Terms.Find("shares") is { IsObject: true } shares ? shares.Members.Values : [])
            .SelectMany(block => new[] { block.Find("from_fiscal_year")?.Number, block.Find("until_fiscal_year")?.Number }).OfType<int>()];
        int year = years.Count > 0 && draw.Chance(70) ? draw.One((IReadOnlyList<int>)years) + draw.One([-1, 0, 0, 1]) : draw.Between(2000, 2049);
        return new ShareQuestion(draw.One<string>(s_costs), year, draw.Chance(40) ? draw.Between(0, 12) : draw.Between(0, 50_000_000));
    }
}
