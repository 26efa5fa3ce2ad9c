using System.Globalization;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Shares;

namespace TottoriCare.Oracles.Cases;

/// <summary>事例の文: a question in words, in Japanese and in English.</summary>
public static class Wording
{
    public static LocalizedText Of(Question question) => question switch
    {
        EligibilityQuestion asked => new(
            $"{CaseJa(asked.Case)}。{Title<CareType>(asked.CareType).Ja}を{Days(asked.FirstDay, asked.LastDay, "から", "まで")}利用する対象者か。",
            $"{CaseEn(asked.Case)}. Eligible for {Title<CareType>(asked.CareType).En} {Days(asked.FirstDay, asked.LastDay, " to ", "")}?"),
        BookingQuestion asked => new(
            $"{CaseJa(asked.Case)}。{BookingJa(asked.Booking)}を予約する。{HistoryJa(asked.History)}",
            $"{CaseEn(asked.Case)}. Books {BookingEn(asked.Booking)}. {HistoryEn(asked.History)}"),
        FeeQuestion asked => new(
            $"{CaseJa(asked.Case)}。{BookingJa(asked.Booking)}の利用料。{HistoryJa(asked.History)}",
            $"{CaseEn(asked.Case)}. The fee of {BookingEn(asked.Booking)}. {HistoryEn(asked.History)}"),
        QuotaQuestion asked => new(
            $"{CaseJa(asked.Case)}。{Day(asked.Day)}の利用残数。{HistoryJa(asked.History)}",
            $"{CaseEn(asked.Case)}. The quota on {Day(asked.Day)}. {HistoryEn(asked.History)}"),
        DeadlineQuestion asked => new(
            $"{Day(asked.FirstDay)}に始まる{Title<CareType>(asked.CareType).Ja}の連絡期限。",
            $"The deadline for notice of {Title<CareType>(asked.CareType).En} that begins on {Day(asked.FirstDay)}."),
        CancellationQuestion asked => new(CancellationJa(asked), CancellationEn(asked)),
        GrantQuestion asked => new(GrantJa(asked), GrantEn(asked)),
        ShareQuestion asked => new(
            $"{asked.FiscalYear}年度の{Title<SharedCost>(asked.Cost).Ja}{asked.Total}円の分担。",
            $"Who bears {asked.Total} yen of {Title<SharedCost>(asked.Cost).En} in FY{asked.FiscalYear}?"),
        _ => throw new ArgumentException("An unknown question.", nameof(question)),
    };

    private static string CaseJa(CareCaseFacts facts) => string.Join("、", new[]
    {
        $"{Day(facts.DeliveryDay)}出産", $"乳児{facts.Infants}人", Some(facts.InfantsAtBirth, $"出生時{facts.InfantsAtBirth}人"),
        Some(facts.DischargeDay, $"退院{Day(facts.DischargeDay)}"), Some(facts.DueDay, $"予定日{Day(facts.DueDay)}"),
        Some(facts.ApplicationDay, $"申請{Day(facts.ApplicationDay)}"), Some(facts.ApprovalDay, $"承認{Day(facts.ApprovalDay)}"),
        facts.Need switch { "needed" => "支援の必要あり", "not_needed" => "支援の必要なし", _ => "必要性は未判断" },
        facts.Residence.Status switch
        {
            "not_resident" => "居住なし",
            "unknown" => "居住不明",
            _ => $"居住{Some(facts.Residence.From, $" {Day(facts.Residence.From)}から")}{Some(facts.Residence.Until, $" {Day(facts.Residence.Until)}まで")}",
        },
        facts.IsHomecoming ? "里帰り" : "", facts.HouseholdClass == "unknown" ? "" : $"区分 {facts.HouseholdClass}",
        facts.DiscretionUsed.Count == 0 ? "" : $"裁量 {string.Join(' ', facts.DiscretionUsed)}",
    }.Where(part => part.Length > 0));

    private static string CaseEn(CareCaseFacts facts) => string.Join(", ", new[]
    {
        $"Delivered on {Day(facts.DeliveryDay)}", $"infants {facts.Infants}", Some(facts.InfantsAtBirth, $"born alive {facts.InfantsAtBirth}"),
        Some(facts.DischargeDay, $"discharged {Day(facts.DischargeDay)}"), Some(facts.DueDay, $"due {Day(facts.DueDay)}"),
        Some(facts.ApplicationDay, $"applied {Day(facts.ApplicationDay)}"), Some(facts.ApprovalDay, $"approved {Day(facts.ApprovalDay)}"),
        facts.Need switch { "needed" => "care needed", "not_needed" => "care not needed", _ => "need not assessed" },
        facts.Residence.Status switch
        {
            "not_resident" => "not resident",
            "unknown" => "residence unknown",
            _ => $"resident{Some(facts.Residence.From, $" from {Day(facts.Residence.From)}")}{Some(facts.Residence.Until, $" until {Day(facts.Residence.Until)}")}",
        },
        facts.IsHomecoming ? "at her parental home" : "", facts.HouseholdClass == "unknown" ? "" : $"class {facts.HouseholdClass}",
        facts.DiscretionUsed.Count == 0 ? "" : $"discretion used for {string.Join(' ', facts.DiscretionUsed)}",
    }.Where(part => part.Length > 0));

    private static string BookingJa(BookingFacts facts) => $"{Title<CareType>(facts.CareType).Ja}{Span(facts, "から", "まで")}"
        + (facts.IsStay ? $"（{facts.Nights}泊）" : "") + Some(facts.FacilityPrice, $"（施設の料金{facts.FacilityPrice}円）") + Some(facts.Meals, $"（食事代{facts.Meals}円）");

    private static string BookingEn(BookingFacts facts) => $"{Title<CareType>(facts.CareType).En} {Span(facts, " to ", "")}"
        + (facts.IsStay ? $" (nights: {facts.Nights})" : "") + Some(facts.FacilityPrice, $" (facility price {facts.FacilityPrice} yen)") + Some(facts.Meals, $" (meals {facts.Meals} yen)");

    private static string HistoryJa(IReadOnlyList<UseFacts> history) => history.Count == 0 ? "利用歴なし。" : $"利用歴: {string.Join("、", history.Select(use =>
        $"{Title<UseState>(use.State).Ja} {BookingJa(use.Booking)}{Some(use.PlannedLastDay, $"（予定は{Day(use.PlannedLastDay)}まで）")}{(use.GrantedElsewhere ? "（他の市町村）" : "")}"))}。";

    private static string HistoryEn(IReadOnlyList<UseFacts> history) => history.Count == 0 ? "No earlier use." : $"History: {string.Join("; ", history.Select(use =>
        $"{Title<UseState>(use.State).En} {BookingEn(use.Booking)}{Some(use.PlannedLastDay, $" (planned until {Day(use.PlannedLastDay)})")}{(use.GrantedElsewhere ? " (another municipality)" : "")}"))}.";

    private static string CancellationJa(CancellationQuestion asked) =>
        $"{BookingJa(asked.Booking)}の{Title<CancellationKind>(asked.Kind).Ja}、区分 {asked.HouseholdClass}、"
        + (asked.Notice is { } notice
            ? "連絡" + Some(notice.ReceivedByMunicipality, $" 市町村 {At(notice.ReceivedByMunicipality)}") + Some(notice.ReceivedByFacility, $" 施設 {At(notice.ReceivedByFacility)}") + Some(notice.Sent, $" 発信 {At(notice.Sent)}")
            : "連絡なし")
        + Some(asked.BookedAt, $"、予約した日時 {At(asked.BookedAt)}") + (asked.Infants == 1 ? "" : $"、乳児{asked.Infants}人")
        + Some(asked.PlannedFee, $"、予定の利用料{asked.PlannedFee}円") + Some(asked.FacilityAmount, $"、施設の請求額{asked.FacilityAmount}円") + "。";

    private static string CancellationEn(CancellationQuestion asked) =>
        $"{BookingEn(asked.Booking)} {Title<CancellationKind>(asked.Kind).En}, class {asked.HouseholdClass}, "
        + (asked.Notice is { } notice
            ? "notice" + Some(notice.ReceivedByMunicipality, $" to the municipality {At(notice.ReceivedByMunicipality)}") + Some(notice.ReceivedByFacility, $" to the facility {At(notice.ReceivedByFacility)}") + Some(notice.Sent, $" sent {At(notice.Sent)}")
            : "no notice")
        + Some(asked.BookedAt, $", booked at {At(asked.BookedAt)}") + (asked.Infants == 1 ? "" : $", infants {asked.Infants}")
        + Some(asked.PlannedFee, $", planned fee {asked.PlannedFee} yen") + Some(asked.FacilityAmount, $", the facility asks {asked.FacilityAmount} yen") + ".";

    private static string GrantJa(GrantQuestion asked) =>
        $"{asked.FiscalYear}年度、{Title<FacilityKind>(asked.Facility).Ja}（{(asked.HasBeds ? "有床" : "無床")}）、行う種類 {List(asked.CareTypes.Select(type => Title<CareType>(type).Ja), "、", "なし")}、"
        + $"経費 {List(asked.Costs.Select(cost => $"{Title<CostKind>(cost.Kind).Ja}{cost.Yen}円"), "、", "なし")}、"
        + $"これまでの助成 {List(asked.EarlierGrants.Select(grant => $"{grant.FiscalYear}年度{grant.Yen}円"), "、", "なし")}。";

    private static string GrantEn(GrantQuestion asked) =>
        $"Fiscal year {asked.FiscalYear}, {Title<FacilityKind>(asked.Facility).En} {(asked.HasBeds ? "with" : "without")} beds, gives {List(asked.CareTypes.Select(type => Title<CareType>(type).En), ", ", "no care")}; "
        + $"costs: {List(asked.Costs.Select(cost => $"{Title<CostKind>(cost.Kind).En} {cost.Yen} yen"), ", ", "none")}; "
        + $"earlier grants: {List(asked.EarlierGrants.Select(grant => $"FY{grant.FiscalYear} {grant.Yen} yen"), ", ", "none")}.";

    private static string Span(BookingFacts facts, string to, string end) => facts is { StartsAt: { } start, EndsAt: { } close }
        ? facts.IsStay ? $"{Day(facts.FirstDay)} {Time(start)}{to}{Day(facts.LastDay)} {Time(close)}{end}" : $"{Day(facts.FirstDay)} {Time(start)}{to}{Time(close)}{end}"
        : Days(facts.FirstDay, facts.LastDay, to, end);

    private static string Days(DateOnly first, DateOnly last, string to, string end) => $"{Day(first)}{to}{Day(last)}{end}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Time(TimeOnly time) => time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static string At(DateTime? at) => at?.ToString(at.Value.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture) ?? "";

    private static string Some<T>(T? value, string text)
        where T : struct => value is null ? "" : text;

    private static string List(IEnumerable<string> items, string between, string none) => string.Join(between, items.DefaultIfEmpty(none));

    private static LocalizedText Title<T>(string code)
        where T : Coded<T> => Coded<T>.List.First(one => one.Code == code).Title;
}
