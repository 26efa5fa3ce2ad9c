using Google.Protobuf.WellKnownTypes;

namespace TottoriCare.Deviations.Paths;

/// <summary>回答の誤り: programs that decide rightly and answer wrongly: an amount, a day, a count.</summary>
internal static class AnswerPaths
{
    private const int MostDays = 400;

    public static readonly PathKind[] All =
    [
        PathKind.Of("fee_zero_where_absent", "利用料が定まらないときに、0円と答える。", "Answers 0 yen where the fee is not decided.",
            _ => CodePath.OfReply<V1.DecideBookingResponse>(reply => reply.UserFeeYen = reply.HasUserFeeYen ? reply.UserFeeYen : 0)),
        PathKind.Of("charge_zero_where_absent", "キャンセル料が定まらないときに、0円と答える。", "Answers 0 yen where the cancellation charge is not decided.",
            _ => OfCharge(reply => reply.ChargeYen = reply.HasChargeYen ? reply.ChargeYen : 0)),
        PathKind.Of("charge_times_nights", "キャンセル料に泊数を掛ける。", "Multiplies the cancellation charge by the nights.",
            _ => CodePath.OfReply<V1.AssessCancellationRequest, V1.AssessCancellationResponse>((asked, reply) =>
            {
                if (reply.HasChargeYen)
                    reply.ChargeYen *= Math.Max(1, Parts.NightsOf(asked.Booking));
            })),
        PathKind.Of("exemption_unrecorded", "0円のキャンセル料を、キャンセル料のかからない取りやめとして答える。", "Answers a charge of 0 yen as a cancellation without a charge.",
            _ => OfCharge(reply => reply.Outcome = reply.Outcome == V1.CancellationOutcome.Exempt ? V1.CancellationOutcome.NotCharged : reply.Outcome)),
        PathKind.Of("deadline_shifted", "連絡期限の瞬間を、決まった分数だけずらして答える。", "Answers the instant of the deadline shifted by some minutes.",
            read =>
            {
                var shift = TimeSpan.FromMinutes(read.Number("minutes", -1440, 1440));
                return new CodePath(null, (_, reply) =>
                {
                    V1.NoticeDeadline? deadline = (reply as V1.GetDeadlineResponse)?.Deadline ?? (reply as V1.AssessCancellationResponse)?.Deadline;
                    if (deadline is not null)
                        deadline.At = Timestamp.FromDateTime(deadline.At.ToDateTime() + shift);
                });
            }, "minutes"),
        PathKind.Of("skipped_days_first_only", "飛ばした休みの日のうち、最初の日だけを答える。", "Names only the first of the closed days that were passed over.",
            _ => CodePath.OfReply<V1.GetDeadlineResponse>(reply =>
            {
                while (reply.SkippedDays.Count > 1)
                    reply.SkippedDays.RemoveAt(reply.SkippedDays.Count - 1);
            })),
        PathKind.Of("projection_unsaid", "まだ公表されていない祝日によることを言わない。", "Does not say that holidays are not announced yet.",
            _ => CodePath.OfReply<V1.GetDeadlineResponse>(reply => reply.RestsOnProjection = false)),
        PathKind.Of("window_end_shifted", "対象となる期間の終わりを、決まった日数だけ違えて答える。", "Answers the end of the window wrong by some days.",
            read =>
            {
                int days = read.Number("days", -MostDays, MostDays);
                return CodePath.OfReply<V1.DecideEligibilityResponse>(reply => reply.Window?.LastDay = Parts.Moved(reply.Window.LastDay, days));
            }, "days"),
        PathKind.Of("nominal_day_answered", "休みの日でも繰り上げず、名目の期限の日を答える。", "Answers the nominal day of the deadline although it is a closed day.",
            _ => new CodePath(null, (_, reply) =>
            {
                V1.NoticeDeadline? deadline = (reply as V1.GetDeadlineResponse)?.Deadline ?? (reply as V1.AssessCancellationResponse)?.Deadline;
                if (deadline is not null)
                    deadline.Day = deadline.NominalDay;
            })),
        PathKind.Of("free_billed", "0円のキャンセル料にも、利用の月を請求の月として付ける。", "Names the month of the use as that of billing where the charge is 0 yen.",
            _ => CodePath.OfReply<V1.AssessCancellationRequest, V1.AssessCancellationResponse>((asked, reply) =>
                reply.BilledIn = reply is { HasChargeYen: true, ChargeYen: 0 } ? asked.Booking.FirstDay[.."2026-05".Length] : reply.BilledIn)),
        PathKind.Of("remaining_by_infants", "多胎の残りを、乳児の人数の倍数に切り捨てる。", "Cuts what remains to a multiple of the infants.",
            _ => CodePath.OfReply<V1.GetQuotaRequest, V1.GetQuotaResponse>((asked, reply) =>
            {
                foreach (V1.PoolQuota pool in reply.Pools)
                    pool.Remaining -= pool.Remaining % Math.Max(1, asked.CareCase.Infants);
            })),
        PathKind.Of("booked_still_free", "予約中の分を、残りに含めて答える。", "Counts what is booked as still free.",
            _ => CodePath.OfReply<V1.GetQuotaResponse>(reply =>
            {
                foreach (V1.PoolQuota pool in reply.Pools)
                    pool.Remaining = pool.Cap - pool.Used;
            })),
    ];

    private static CodePath OfCharge(Action<V1.AssessCancellationResponse> change) => CodePath.OfReply(change);
}
