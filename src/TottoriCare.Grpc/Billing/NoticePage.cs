using System.Globalization;
using System.Net;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Care;

namespace TottoriCare.Grpc.Billing;

/// <summary>納付書の印刷用ページ: one page of A4, in Japanese, that the municipality's own system fills in and prints.</summary>
/// <remarks>Between double braces stand the places to fill in; no value of the ledger can look like one, because braces are written as references.</remarks>
internal static class NoticePage
{
    private const string Style = """
        @page { size: A4; margin: 18mm }
        body { font: 10.5pt/1.6 "Noto Serif CJK JP", "Yu Mincho", "MS Mincho", serif; color: #000 }
        h1 { font-size: 16pt; text-align: center; letter-spacing: .4em; margin: 8mm 0 }
        h2 { font-size: 11pt; margin: 6mm 0 1mm; border-bottom: 1px solid #000 }
        .to { min-height: 24mm } .from { text-align: right }
        table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top }
        .yen { text-align: right; white-space: nowrap } .sum td { font-size: 13pt; font-weight: bold }
        .ground { white-space: pre-line; font-size: 9pt } .qr { width: 32mm; height: 32mm; border: 1px dashed #666; font-size: 8pt; text-align: center; float: right; margin: 4mm 0 0 4mm }
        """;

    /// <summary>The page of a notice.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="municipality">Who sends it.</param>
    public static string Of(V1.PaymentNotice notice, string municipality) => $$"""
        <!DOCTYPE html>
        <html lang="ja">
        <head><meta charset="utf-8"><title>{{TitleOf(notice)}}</title><style>
        {{Style}}
        </style></head>
        <body>
        <p class="from">納付書番号 {{Text(notice.NoticeId)}}<br>納付番号 {{"{{納付番号}}"}}</p>
        <p class="to">{{"{{住所}}"}}<br>{{"{{氏名}}"}} 様<br>（対象者番号 {{Text(notice.SubjectId)}}）</p>
        <p class="from">{{Day(notice.IssuedAt.ToDateTimeOffset())}}<br>{{Text(municipality)}}</p>
        <h1>{{TitleOf(notice)}}</h1>
        <p>{{LeadOf(notice)}}</p>
        <table>
        <tr class="sum"><td>{{(notice.TotalYen < 0 ? "還付額" : "納付額")}}</td><td class="yen">{{Yen(Math.Abs(notice.TotalYen))}}</td></tr>
        <tr><td>{{(notice.TotalYen < 0 ? "還付の予定" : "納期限")}}</td><td>{{Day(notice.DueDay)}}</td></tr>
        </table>
        <h2>内訳と根拠</h2>
        <table>
        <tr><th>産後ケア</th><th>利用予定</th><th class="yen">金額</th><th>根拠</th></tr>
        {{Lines(notice.Charges)}}
        </table>
        {{(notice.ZeroCharges.Count == 0 ? "" : $"<h2>請求しない記録（0円）</h2>\n<table>\n{Lines(notice.ZeroCharges)}\n</table>")}}
        <div class="qr">eL-QR</div>
        <h2>納付の方法</h2>
        <p>{{"{{納付の方法}}"}}</p>
        <h2>教示</h2>
        <p>{{"{{教示}}"}}</p>
        </body>
        </html>

        """;

    private static string TitleOf(V1.PaymentNotice notice) => notice.TotalYen < 0 ? "還付のお知らせ" : "納付書";

    private static string LeadOf(V1.PaymentNotice notice) => notice.TotalYen < 0
        ? $"{Month(notice.Month)}分として、産後ケアのキャンセル料を次のとおり還付します。"
        : $"{Month(notice.Month)}分の産後ケアのキャンセル料を、納期限までに金融機関で納めてください。";

    private static string Lines(IEnumerable<V1.BilledCharge> charges) => string.Join('\n', charges.Select(charge => $"""
        <tr><td>{Text(CareType.FromValue((int)charge.CareType).Title.Ja)}</td><td>{Days(charge)}</td><td class="yen">{Yen(charge.AmountYen)}</td><td class="ground">{Text(charge.Ground?.Ja ?? "")}（記録 {charge.LogIndex.ToString(CultureInfo.InvariantCulture)}）</td></tr>
        """));

    private static string Days(V1.BilledCharge charge) =>
        charge.LastDay.Length == 0 || charge.LastDay == charge.FirstDay ? Day(charge.FirstDay) : $"{Day(charge.FirstDay)}から{Day(charge.LastDay)}まで";

    private static string Day(string day) => JapaneseDate.ToText(LocalDatePattern.Iso.Parse(day).Value, Language.Japanese);

    private static string Day(DateTimeOffset instant) =>
        JapaneseDate.ToText(JapanTime.In(Instant.FromDateTimeOffset(instant)).Date, Language.Japanese);

    private static string Month(string month) => JapaneseDate.ToText(YearMonthPattern.Iso.Parse(month).Value);

    private static string Yen(long amount) => $"{amount.ToString("N0", CultureInfo.InvariantCulture)}円";

    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace("{", "&#123;", StringComparison.Ordinal);
}
