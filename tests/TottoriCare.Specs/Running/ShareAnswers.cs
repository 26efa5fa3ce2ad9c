using TottoriCare.Shares;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>費用分担の答え: shares as the cells of a row, from the library or from the service.</summary>
internal static class ShareAnswers
{
    public static Dictionary<string, string> Of(ShareDecision decision) => Of(
        decision.Outcome.Title.Ja,
        decision.Shares.ToDictionary(share => share.Bearer),
        decision.OddYen);

    public static Dictionary<string, string> Of(V1.DivideCostResponse response) => Of(
        ResponseAnswers.TitleOf<ShareOutcome, V1.ShareOutcome>(response.Outcome),
        response.Shares.Select(Of).ToDictionary(share => share.Bearer),
        new Yen(response.OddYen));

    private static Dictionary<string, string> Of(string outcome, Dictionary<CostBearer, CostShare> shares, Yen oddYen)
    {
        var cells = new Dictionary<string, string>
        {
            [Heads.Outcome] = outcome,
            [Heads.OddYen] = oddYen.ToText(Language.Japanese),
        };
        foreach (CostBearer bearer in CostBearer.List)
        {
            CostShare? share = shares.GetValueOrDefault(bearer);
            cells[Heads.AmountOf(bearer)] = share is null ? WordCell.None : share.Amount?.ToText(Language.Japanese) ?? ShareCell.Open;
            cells[Heads.ExactShareOf(bearer)] = share is null
                ? WordCell.None
                : ShareCell.Text(share.Whole, share.Numerator, share.Denominator);
        }

        return cells;
    }

    // By its name and not by its number, as everywhere in a response.
    private static CostShare Of(V1.CostShare share) => new(
        CostBearer.List.Single(bearer => bearer.Title.Ja == ResponseAnswers.TitleOf<CostBearer, V1.CostBearer>(share.Bearer)),
        new Yen(share.WholeYen),
        share.Numerator,
        share.Denominator,
        share.HasAmountYen ? new Yen(share.AmountYen) : null);
}
