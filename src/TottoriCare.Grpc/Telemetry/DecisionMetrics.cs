using System.Diagnostics;
using System.Diagnostics.Metrics;
using TottoriCare.Bookings;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Grpc.Transport;
using TottoriCare.Shares;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>判定の計量: decisions by kind and outcome, and the rules that were not met or need a review.</summary>
/// <remarks>
/// Not by municipality: where few apply, a count that rises by one tells that somebody has, and that alone is sensitive. Ids of
/// rules come from rulebooks and never from a request.
/// </remarks>
internal static class DecisionMetrics
{
    private static readonly Meter s_meter = new(CallObserver.SourceName);

    private static readonly Counter<long> s_decisions =
        s_meter.CreateCounter<long>("tottoricare.decisions", "{decision}", "Decisions by kind and outcome.");

    private static readonly Counter<long> s_findings =
        s_meter.CreateCounter<long>("tottoricare.decisions.failing_rules", "{finding}", "Rules that were not met or need a review.");

    /// <summary>Counts a decision.</summary>
    public static void Count(Decision decision)
    {
        if (s_decisions.Enabled)
        {
            s_decisions.Add(
                1,
                new KeyValuePair<string, object?>("tottoricare.kind", KindOf(decision)),
                new KeyValuePair<string, object?>("tottoricare.outcome", OutcomeOf(decision)));
        }

        if (s_findings.Enabled)
            CountFailing(decision);
    }

    /// <summary>What was asked.</summary>
    public static string KindOf(Decision decision) => decision switch
    {
        BookingDecision => "booking",
        EligibilityDecision => "eligibility",
        FeeDecision => "fee",
        QuotaDecision => "quota",
        DeadlineDecision => "deadline",
        CancellationDecision => "cancellation",
        GrantDecision => "grant",
        ShareDecision => "share",
        _ => "other",
    };

    // Some questions are answered with figures alone.
    private static string OutcomeOf(Decision decision) => decision switch
    {
        BookingDecision booking => booking.Outcome.Code,
        EligibilityDecision eligibility => eligibility.Outcome.Code,
        FeeDecision fee => fee.Outcome.Code,
        CancellationDecision cancellation => cancellation.Outcome.Code,
        GrantDecision grant => grant.Outcome.Code,
        ShareDecision share => share.Outcome.Code,
        _ => "told",
    };

    private static void CountFailing(Decision decision)
    {
        string kind = KindOf(decision);
        for (int i = 0; i < decision.Findings.Count; i++)
        {
            Finding finding = decision.Findings[i];
            if (finding is not { Rule: { } rule, Status: FindingStatus.NotMet or FindingStatus.NeedsReview })
                continue;
            s_findings.Add(1, new TagList
            {
                { "tottoricare.kind", kind },
                { "tottoricare.rule", rule.Id },
                { "tottoricare.status", finding.Status == FindingStatus.NotMet ? "not_met" : "needs_review" },
            });
        }
    }
}
