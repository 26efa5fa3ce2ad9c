using System.Globalization;
using TottoriCare.Care;
using TottoriCare.Grpc.Printing;
using static TottoriCare.Grpc.Printing.PrintedPage;

namespace TottoriCare.Grpc.Ledger;

/// <summary>決定通知書の印刷用ページ: the notice of approval or of refusal, with every rule that did not allow the care, and a place for the 教示.</summary>
internal static class DecisionPage
{
    /// <summary>The page of a case that is decided.</summary>
    public static string Of(V1.LedgerCase kept, string municipality) => kept.Refusal is { } refusal
        ? PageOf("産後ケア利用不承認通知書", refusal.RefusalDay, kept, municipality,
            "次の申請について、承認しないことに決定しました。", [("理由", Text(refusal.Reason)), .. refusal.Grounds.Select(RowOf)])
        : PageOf("産後ケア利用承認通知書", kept.Approval.ApprovalDay, kept, municipality,
            "次の申請について、承認することに決定しました。",
            [
                ("承認した産後ケア", Text(string.Join('、', kept.Approval.CareTypes.Select(NameOf)))),
                ("承認期間", PeriodOf(kept.Approval)),
                .. kept.Approval.Uses.Select(RowOf),
            ]);

    private static string PageOf(
        string title, string day, V1.LedgerCase kept, string municipality, string lead, IEnumerable<(string Name, string Value)> rows)
    {
        IEnumerable<(string Name, string Value)> all =
        [
            ("申請日", Day(kept.Application.ApplicationDay)),
            ("申請のあった産後ケア", Text(string.Join('、', kept.Application.CareTypes.Select(NameOf)))),
            .. rows,
        ];
        return Printing.PrintedPage.Of(title, $"案件番号 {Text(kept.CaseId)}", kept.SubjectId, Day(day), municipality, $"""
            <p>{lead}</p>
            <table>
            {string.Join('\n', all.Select(row => $"<tr><th>{Text(row.Name)}</th><td class=\"ground\">{row.Value}</td></tr>"))}
            </table>
            """);
    }

    private static (string Name, string Value) RowOf(V1.RefusalGround ground) =>
        ($"満たさなかった定め（{NameOf(ground.CareType)}）", Text($"{ground.Text.Ja}（{ground.RuleId} {ground.Locator?.Ja}）"));

    private static (string Name, string Value) RowOf(V1.ApprovedUses uses) => ($"{NameOf(uses.CareType)}の利用数",
        string.Create(CultureInfo.InvariantCulture, $"{uses.Most}{(CareType.FromValue((int)uses.CareType).IsOvernight ? "泊" : "回")}まで"));

    private static string PeriodOf(V1.CareApproval approval) => (approval.FromDay, approval.UntilDay) switch
    {
        ("", "") => "定めのある期間の全部",
        (var from, "") => $"{Day(from)}から",
        ("", var until) => $"{Day(until)}まで",
        var (from, until) => $"{Day(from)}から{Day(until)}まで",
    };
}
