using System.Globalization;
using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Grpc.Printing.PrintedPage;

namespace TottoriCare.Grpc.Billing;

/// <summary>納付書の印刷用ページ: what a month bills, on what it rests, and places for the eL-QR and the ways of payment.</summary>
internal static class NoticePage
{
    /// <summary>The page of a notice.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="municipality">Who sends it.</param>
    public static string Of(V1.PaymentNotice notice, string municipality)
    {
        bool givesBack = notice.TotalYen < 0;
        string issuedOn = JapaneseDate.ToText(JapanTime.In(Instant.FromDateTimeOffset(notice.IssuedAt.ToDateTimeOffset())).Date, Language.Japanese);
        return Printing.PrintedPage.Of(
            givesBack ? "還付のお知らせ" : "納付書",
            $"納付書番号 {Text(notice.NoticeId)}<br>納付番号 {{{{納付番号}}}}",
            notice.SubjectId,
            issuedOn,
            municipality,
            $$$"""
            <p>{{{LeadOf(notice)}}}</p>
            <table>
            <tr class="sum"><td>{{{(givesBack ? "還付額" : "納付額")}}}</td><td class="yen">{{{Yen(Math.Abs(notice.TotalYen))}}}</td></tr>
            <tr><td>{{{(givesBack ? "還付の予定" : "納期限")}}}</td><td>{{{Day(notice.DueDay)}}}</td></tr>
            </table>
            {{{TableOf("内訳と根拠", notice.Charges)}}}
            {{{TableOf("請求しない記録（0円）", notice.ZeroCharges)}}}
            <div class="qr">eL-QR</div>
            <h2>納付の方法</h2>
            <p class="fill">{{納付の方法}}</p>
            """);
    }

    private static string LeadOf(V1.PaymentNotice notice) => notice.TotalYen switch
    {
        < 0 => $"{Month(notice.Month)}分として、産後ケアのキャンセル料を次のとおり還付します。",
        0 => $"{Month(notice.Month)}分の産後ケアのキャンセル料について、納めていただく額はありません。",
        _ => $"{Month(notice.Month)}分の産後ケアのキャンセル料を、納期限までに金融機関で納めてください。",
    };

    private static string TableOf(string title, IReadOnlyCollection<V1.BilledCharge> charges) => charges.Count == 0 ? "" : $"""
        <h2>{title}</h2>
        <table>
        <tr><th>産後ケア</th><th>利用予定</th><th class="yen">金額</th><th>根拠</th></tr>
        {string.Join("", charges.Select(RowOf))}</table>
        """;

    private static string RowOf(V1.BilledCharge charge) => string.Create(CultureInfo.InvariantCulture, $"""
        <tr><td>{Text(NameOf(charge.CareType))}</td><td>{DaysOf(charge)}</td><td class="yen">{Yen(charge.AmountYen)}</td><td class="ground">{Text(charge.Ground?.Ja ?? "")}（記録 {charge.LogIndex}）</td></tr>

        """);

    private static string DaysOf(V1.BilledCharge charge) =>
        charge.LastDay.Length == 0 || charge.LastDay == charge.FirstDay ? Day(charge.FirstDay) : $"{Day(charge.FirstDay)}から{Day(charge.LastDay)}まで";
}
