using TottoriCare.Cancellations;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>応答の答え: a response of the service as the cells of a row.</summary>
internal static class ResponseAnswers
{
    public static CaseAnswer Of(V1.DecideEligibilityResponse response) => With(response.Reasons, new()
    {
        [Heads.Outcome] = TitleOf<Outcome, V1.Outcome>(response.Outcome),
        [Heads.WindowFirst] = response.Window?.FirstDay ?? WordCell.None,
        [Heads.WindowLast] = response.Window?.LastDay ?? WordCell.None,
    });

    public static CaseAnswer Of(V1.DecideBookingResponse response) => With(response.Reasons, new()
    {
        [Heads.Outcome] = TitleOf<Outcome, V1.Outcome>(response.Outcome),
        [Heads.UserFee] = response.HasUserFeeYen ? Yen(response.UserFeeYen) : WordCell.None,
    });

    public static CaseAnswer Of(V1.AssessFeeResponse response) => With(response.Reasons, new()
    {
        [Heads.Outcome] = TitleOf<FeeOutcome, V1.FeeOutcome>(response.Outcome),
        [Heads.UserFee] = response.HasFeeYen ? Yen(response.FeeYen) : WordCell.None,
    });

    public static CaseAnswer Of(V1.GetQuotaResponse response, string pool)
    {
        V1.PoolQuota? quota = response.Pools.SingleOrDefault(one => one.Title.Ja == pool);
        return With(response.Reasons, new()
        {
            [Heads.Cap] = Counted(quota, quota?.Cap),
            [Heads.Used] = Counted(quota, quota?.Used),
            [Heads.Booked] = Counted(quota, quota?.Booked),
            [Heads.Remaining] = Counted(quota, quota?.Remaining),
        });
    }

    public static CaseAnswer Of(V1.GetDeadlineResponse response) => With(response.Reasons, new()
    {
        [Heads.Deadline] = TextOf(response.Deadline),
        [Heads.Skipped] = $"{response.SkippedDays.Count}日",
        [Heads.Projected] = response.RestsOnProjection ? "はい" : "いいえ",
    });

    public static CaseAnswer Of(V1.AssessCancellationResponse response) => With(response.Reasons, new()
    {
        [Heads.Outcome] = TitleOf<CancellationOutcome, V1.CancellationOutcome>(response.Outcome),
        [Heads.Charge] = response.HasChargeYen ? Yen(response.ChargeYen) : WordCell.None,
        [Heads.Deadline] = TextOf(response.Deadline),
        [Heads.BilledIn] = response.BilledIn.Length > 0 ? response.BilledIn : WordCell.None,
    });

    public static CaseAnswer Of(V1.DecideGrantResponse response) => With(response.Reasons, new()
    {
        [Heads.Outcome] = TitleOf<Outcome, V1.Outcome>(response.Outcome),
        [Heads.Grant] = Yen(response.GrantYen),
        [Heads.EligibleCost] = Yen(response.EligibleCostYen),
        [Heads.GrantCap] = Yen(response.CapYen),
        [Heads.RemainingCap] = Yen(response.RemainingCapYen),
    });

    public static CaseAnswer Of(V1.DivideCostResponse response) => With(response.Reasons, ShareAnswers.Of(response));

    /// <summary>What a value of the contract is called in Japanese: by its name and not by its number.</summary>
    public static string TitleOf<T, TEnum>(TEnum value)
        where T : Coded<T>
        where TEnum : struct, Enum =>
        Coded<T>.List.SingleOrDefault(one => one.Code.Replace("_", "", StringComparison.Ordinal).Equals(value.ToString(), StringComparison.OrdinalIgnoreCase))
            ?.Title.Ja ?? value.ToString();

    private static CaseAnswer With(V1.Reasons reasons, Dictionary<string, string> cells)
    {
        cells[Heads.NotMet] = RulesOf(reasons, V1.FindingStatus.NotMet);
        cells[Heads.Review] = RulesOf(reasons, V1.FindingStatus.NeedsReview);
        cells[Heads.ReliesOn] = ListCell.Text(reasons.Readings.Select(reading => reading.Id));
        IEnumerable<string> cited = reasons.Findings.Where(finding => finding.Rule is not null).Select(finding => finding.Rule.Id)
            .Concat(reasons.Readings.Select(reading => reading.Id));
        return new CaseAnswer(cells, cited.ToHashSet());
    }

    private static string RulesOf(V1.Reasons reasons, V1.FindingStatus status) => ListCell.Text(
        reasons.Findings.Where(finding => finding.Status == status && finding.Rule is not null).Select(finding => finding.Rule.Id));

    private static string Counted(V1.PoolQuota? quota, int? number) => quota is null ? WordCell.None : number + (quota.Unit switch
    {
        V1.CountUnit.Use => "回",
        V1.CountUnit.Day => "日",
        _ => "泊",
    });

    // 2026-05-01T12:00:00+09:00 as the tables write it.
    private static string TextOf(V1.NoticeDeadline? deadline) => deadline is null
        ? WordCell.None
        : InstantCell.Text(NodaTime.Instant.FromDateTimeOffset(DateTimeOffset.Parse(deadline.AtText)));

    private static string Yen(long amount) => new Yen(amount).ToText(Language.Japanese);
}
