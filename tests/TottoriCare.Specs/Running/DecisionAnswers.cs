using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Shares;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>決定の答え: a decision of the library as the cells of a row.</summary>
internal static class DecisionAnswers
{
    public static Dictionary<string, string> Of(Decision decision, DecisionQuestion question)
    {
        Dictionary<string, string> cells = decision switch
        {
            EligibilityDecision eligibility => Of(eligibility),
            BookingDecision booking => new()
            {
                [Heads.Outcome] = booking.Outcome.Title.Ja,
                [Heads.UserFee] = booking.UserFee?.ToText(Language.Japanese) ?? WordCell.None,
            },
            FeeDecision fee => new()
            {
                [Heads.Outcome] = fee.Outcome.Title.Ja,
                [Heads.UserFee] = fee.Fee?.ToText(Language.Japanese) ?? WordCell.None,
            },
            QuotaDecision quota => Of(quota, ((QuotaQuestion)question).Pool),
            DeadlineDecision deadline => new()
            {
                [Heads.Deadline] = TextOf(deadline.Deadline),
                [Heads.Skipped] = $"{deadline.SkippedDays.Count}日",
                [Heads.Projected] = deadline.RestsOnProjection ? "はい" : "いいえ",
            },
            CancellationDecision cancellation => Of(cancellation),
            GrantDecision grant => new()
            {
                [Heads.Outcome] = grant.Outcome.Title.Ja,
                [Heads.Grant] = grant.Verdict.Grant.ToText(Language.Japanese),
                [Heads.EligibleCost] = grant.Verdict.EligibleCost.ToText(Language.Japanese),
                [Heads.GrantCap] = grant.Verdict.Cap.ToText(Language.Japanese),
                [Heads.RemainingCap] = grant.Verdict.RemainingCap.ToText(Language.Japanese),
            },
            ShareDecision share => ShareAnswers.Of(share),
            _ => [],
        };
        cells[Heads.NotMet] = RulesOf(decision, FindingStatus.NotMet);
        cells[Heads.Review] = RulesOf(decision, FindingStatus.NeedsReview);
        cells[Heads.ReliesOn] = ListCell.Text(decision.Readings.Select(reading => reading.Id));
        return cells;
    }

    private static Dictionary<string, string> Of(EligibilityDecision decision) => new()
    {
        [Heads.Outcome] = decision.Outcome.Title.Ja,
        [Heads.WindowFirst] = decision.WindowFirst is { } first ? JapaneseDate.ToText(first, Language.English) : WordCell.None,
        [Heads.WindowLast] = decision.WindowLast is { } last ? JapaneseDate.ToText(last, Language.English) : WordCell.None,
    };

    // An amount that an officer has yet to decide is none, not 0 yen; over the wire it is left out.
    private static Dictionary<string, string> Of(CancellationDecision decision) => new()
    {
        [Heads.Outcome] = decision.Outcome.Title.Ja,
        [Heads.Charge] = decision.Outcome == CancellationOutcome.NeedsReview ? WordCell.None : decision.Charge.ToText(Language.Japanese),
        [Heads.Deadline] = TextOf(decision.Deadline),
        [Heads.BilledIn] = decision.BilledIn is { } month ? $"{month.Year:0000}-{month.Month:00}" : WordCell.None,
    };

    private static Dictionary<string, string> Of(QuotaDecision decision, string pool)
    {
        if (!decision.Pools.Any(quota => quota.Pool.Title.Ja == pool))
            return new() { [Heads.Cap] = WordCell.None, [Heads.Used] = WordCell.None, [Heads.Booked] = WordCell.None, [Heads.Remaining] = WordCell.None };

        PoolQuota quota = decision.Pools.Single(one => one.Pool.Title.Ja == pool);
        return new()
        {
            [Heads.Cap] = quota.Cap + quota.Unit.Title.Ja,
            [Heads.Used] = quota.Used + quota.Unit.Title.Ja,
            [Heads.Booked] = quota.Booked + quota.Unit.Title.Ja,
            [Heads.Remaining] = quota.Remaining + quota.Unit.Title.Ja,
        };
    }

    private static string TextOf(NoticeDeadline? deadline) => deadline is { } found ? InstantCell.Text(found.At) : WordCell.None;

    private static string RulesOf(Decision decision, FindingStatus status) =>
        ListCell.Text(decision.Findings.Where(finding => finding.Status == status).Select(finding => finding.Rule?.Id).OfType<string>());
}
