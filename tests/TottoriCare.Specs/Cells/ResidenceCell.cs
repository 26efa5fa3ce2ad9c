using NodaTime;
using TottoriCare.Care;

namespace TottoriCare.Specs.Cells;

/// <summary>居住: 住民, 住民でない, 不明, or the days of residence: <c>2026-05-01から</c>, <c>2026-05-01まで</c>, <c>2026-05-01から2026-06-01まで</c>.</summary>
internal static class ResidenceCell
{
    private const string From = "から";
    private const string Until = "まで";

    public static CellRead<Residence> Read(string text) => text switch
    {
        "住民" => Residence.Here(),
        "住民でない" => Residence.Elsewhere,
        "不明" => Residence.Unknown,
        _ when text.EndsWith(From, StringComparison.Ordinal) =>
            DateCell.Read(text[..^From.Length]).Then(day => (CellRead<Residence>)Residence.Here(from: day)),
        _ when text.EndsWith(Until, StringComparison.Ordinal) => Bounded(text[..^Until.Length].Split(From)),
        _ => CellFault.Form(text, "RESIDENCE_FORM",
            "「住民」「住民でない」「不明」か、「2026-05-01から」「2026-05-31まで」の形で書いてください",
            "write 住民 (resident), 住民でない (not one), 不明 (unknown), 2026-05-01から (from) or 2026-05-31まで (until)"),
    };

    private static CellRead<Residence> Bounded(string[] days) => days.Length == 1
        ? DateCell.Read(days[0]).Then(last => (CellRead<Residence>)Residence.Here(until: last))
        : DateCell.Read(days[0]).Then(first => DateCell.Read(days[1]).Then(last => Between(first, last)));

    private static CellRead<Residence> Between(LocalDate first, LocalDate last) => first <= last
        ? Residence.Here(first, last)
        : new CellFault("LAST_DAY_BEFORE_FIRST", new LocalizedText("居住の終わりが始まりより前です。日を直してください。", "The last day of residence is before the first; mend the days."));
}
