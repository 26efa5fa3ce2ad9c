using TottoriCare.Grants;

namespace TottoriCare.Specs.Cells;

/// <summary>経費と以前の助成: <c>設備費 3,000,000円、賃借料 500,000円</c>; <c>令和5年度 1,000,000円</c>.</summary>
internal static class CostCells
{
    public static CellRead<CostItem[]> Costs(string text) => ListCell.Read(text, item => Pair(item)
        .Then(pair => WordCell.Of<CostKind>(pair.Name).Then(kind => pair.Amount.Amount is >= 1 and <= CostItem.MostYen
            ? (CellRead<CostItem>)new CostItem(kind, pair.Amount)
            : CellFault.Form(item, "COST_OUT_OF_RANGE", "経費は1円以上で書いてください", "a cost is 1 yen or more"))));

    public static CellRead<EarlierGrant[]> EarlierGrants(string text) => ListCell.Read(text, item => Pair(item)
        .Then(pair => FiscalYearCell.Read(pair.Name).Then(year => (CellRead<EarlierGrant>)new EarlierGrant(year, pair.Amount))));

    private static CellRead<(string Name, Yen Amount)> Pair(string text)
    {
        string[] parts = text.Split(' ');
        return parts.Length == 2
            ? YenCell.Read(parts[1]).Then(amount => (CellRead<(string, Yen)>)(parts[0], amount))
            : CellFault.Form(text, "COST_FORM", "「設備費 3,000,000円」のように、名前と額を半角の空白で区切って書いてください", "write a name and an amount parted by a space, as 設備費 3,000,000円");
    }
}
