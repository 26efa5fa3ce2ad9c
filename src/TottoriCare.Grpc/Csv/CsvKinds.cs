using Google.Protobuf;
using TottoriCare.Cancellations;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の種類の一覧: every kind of file that is answered.</summary>
internal static class CsvKinds
{
    /// <summary>予約: rows that ask for a use, and rows that tell the history of its case.</summary>
    public static readonly CsvKind Bookings = Of<V1.DecideBookingRequest, V1.DecideBookingResponse>(
        "bookings", nameof(Decider.DecideBooking), (decider, request) => decider.DecideBooking(request),
        [CsvColumns.CaseId, CsvColumns.Row, .. CsvColumns.Case, .. CsvColumns.Booking(asked: true, used: true), .. CsvColumns.History],
        rulebook =>
        [
            CsvFigure.From<V1.DecideBookingResponse>("結論", "outcome", (it, language) => CsvWords.In<Outcome>((int)it.Outcome, language)),
            CsvFigure.From<V1.DecideBookingResponse>("利用料（円）", "user_fee_yen", (it, _) => it.HasUserFeeYen ? $"{it.UserFeeYen}" : ""),
            .. CsvPools.OfBookings(rulebook),
        ]);

    /// <summary>対象者: rows that ask whether a case may have care on given days.</summary>
    public static readonly CsvKind Eligibility = Of<V1.DecideEligibilityRequest, V1.DecideEligibilityResponse>(
        "eligibility", nameof(Decider.DecideEligibility), (decider, request) => decider.DecideEligibility(request),
        [
            CsvColumns.CaseId, .. CsvColumns.Case,
            new(new("産後ケアの種類", "care_type"), "care_type", IsRequired: true),
            new(new("利用開始日", "first_day"), "first_day", IsRequired: true),
            new(new("利用終了日", "last_day"), "last_day", IsRequired: true),
        ],
        _ =>
        [
            CsvFigure.From<V1.DecideEligibilityResponse>("結論", "outcome", (it, language) => CsvWords.In<Outcome>((int)it.Outcome, language)),
            CsvFigure.From<V1.DecideEligibilityResponse>("対象期間の初日", "window_first_day", (it, _) => it.Window?.FirstDay ?? ""),
            CsvFigure.From<V1.DecideEligibilityResponse>("対象期間の末日", "window_last_day", (it, _) => it.Window?.LastDay ?? ""),
        ]);

    /// <summary>利用残数: rows that ask what every cap holds for a case on a day, and rows that tell its history.</summary>
    public static readonly CsvKind Quotas = Of<V1.GetQuotaRequest, V1.GetQuotaResponse>(
        "quotas", nameof(Decider.GetQuota), (decider, request) => decider.GetQuota(request),
        [
            CsvColumns.CaseId, CsvColumns.Row, .. CsvColumns.Case,
            new(new("基準日", "day"), "day", IsRequired: true),
            .. CsvColumns.Booking(asked: false, used: true), .. CsvColumns.History,
        ],
        CsvPools.OfQuotas);

    /// <summary>連絡期限: rows that ask until when a use can be given up without a charge.</summary>
    public static readonly CsvKind Deadlines = Of<V1.GetDeadlineRequest, V1.GetDeadlineResponse>(
        "deadlines", nameof(Decider.GetDeadline), (decider, request) => decider.GetDeadline(request),
        [
            CsvColumns.CaseId,
            new(new("産後ケアの種類", "care_type"), "care_type", IsRequired: true),
            new(new("利用開始日", "first_day"), "first_day", IsRequired: true),
        ],
        _ =>
        [
            CsvFigure.From<V1.GetDeadlineResponse>("連絡期限", "deadline", (it, _) => it.Deadline?.AtText ?? ""),
            CsvFigure.From<V1.GetDeadlineResponse>("本来の日", "nominal_day", (it, _) => it.Deadline?.NominalDay ?? ""),
            CsvFigure.From<V1.GetDeadlineResponse>("さかのぼった閉庁日", "skipped_days", (it, _) => string.Join(' ', it.SkippedDays.Select(closed => closed.Day))),
        ]);

    /// <summary>キャンセル料: rows that ask what is owed for a booking that was given up or changed.</summary>
    public static readonly CsvKind Cancellations = Of<V1.AssessCancellationRequest, V1.AssessCancellationResponse>(
        "cancellations", nameof(Decider.AssessCancellation), (decider, request) => decider.AssessCancellation(request),
        [
            CsvColumns.CaseId, .. CsvColumns.Booking(asked: true, used: false),
            new(new("世帯区分", "household_class"), "household_class", IsRequired: true),
            new(new("取消しの種類", "kind"), "kind", IsRequired: true),
            new(new("連絡の有無", "notice"), "notice.status", IsRequired: true),
            new(new("市町村が受けた日時", "received_by_municipality_at"), "notice.received_by_municipality_at"),
            new(new("施設が受けた日時", "received_by_facility_at"), "notice.received_by_facility_at"),
            new(new("発した日時", "sent_at"), "notice.sent_at"),
            new(new("予約した日時", "booked_at"), "booked_at"),
            new(new("乳児の数", "infants"), "infants"),
            new(new("予定した利用料（円）", "planned_fee_yen"), "planned_fee_yen"),
            new(new("施設の定める額（円）", "facility_amount_yen"), "facility_amount_yen"),
        ],
        _ =>
        [
            CsvFigure.From<V1.AssessCancellationResponse>(
                "結論", "outcome", (it, language) => CsvWords.In<CancellationOutcome>((int)it.Outcome, language)),
            CsvFigure.From<V1.AssessCancellationResponse>("キャンセル料（円）", "charge_yen", (it, _) => it.HasChargeYen ? $"{it.ChargeYen}" : ""),
            CsvFigure.From<V1.AssessCancellationResponse>("連絡期限", "deadline", (it, _) => it.Deadline?.AtText ?? ""),
            CsvFigure.From<V1.AssessCancellationResponse>("納付書の月", "billed_in", (it, _) => it.BilledIn),
        ]);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<CsvKind> All = [Bookings, Eligibility, Quotas, Deadlines, Cancellations];

    private static CsvKind Of<TRequest, TResponse>(
        string name, string method, Func<Decider, TRequest, TResponse> decide,
        IReadOnlyList<CsvColumn> columns, Func<Rulebook, IReadOnlyList<CsvFigure>> figures)
        where TRequest : IMessage
        where TResponse : IMessage =>
        new(name, V1.DecisionServiceReflection.Descriptor.Services[0].FindMethodByName(method), columns,
            (decider, request) => decide(decider, (TRequest)request), figures);
}
