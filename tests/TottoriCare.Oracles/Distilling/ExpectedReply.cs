using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Grants;
using TottoriCare.Shares;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;

namespace TottoriCare.Oracles.Distilling;

/// <summary>期待する回答: what a right answer holds, as the JSON form of the contract, and the gravest status of each rule.</summary>
internal static class ExpectedReply
{
    public static JsonObject Of(Decision decision)
    {
        JsonObject reply = decision switch
        {
            EligibilityDecision decided => new()
            {
                ["outcome"] = Name("OUTCOME", decided.Outcome.Code),
                ["window"] = decided is { WindowFirst: { } first, WindowLast: { } last } ? new JsonObject { ["firstDay"] = Of(first), ["lastDay"] = Of(last) } : null,
            },
            BookingDecision decided => new() { ["outcome"] = Name("OUTCOME", decided.Outcome.Code), ["userFeeYen"] = Of(decided.UserFee) },
            QuotaDecision decided => new() { ["isStated"] = decided.IsStated, ["pools"] = new JsonArray([.. decided.Pools.Select(Of)]) },
            DeadlineDecision decided => new()
            {
                ["deadline"] = Of(decided.Deadline),
                ["skippedDays"] = new JsonArray([.. decided.SkippedDays.Select(closed => (JsonNode)new JsonObject { ["day"] = Of(closed.Day) })]),
                ["restsOnProjection"] = decided.RestsOnProjection,
            },
            CancellationDecision decided => new()
            {
                ["outcome"] = Name("CANCELLATION_OUTCOME", decided.Outcome.Code),
                ["chargeYen"] = decided.Outcome == CancellationOutcome.NeedsReview ? null : Of(decided.Charge),
                ["deadline"] = Of(decided.Deadline),
                ["billedIn"] = decided.BilledIn is { } month ? YearMonthPattern.Iso.Format(month) : null,
            },
            GrantDecision decided => new()
            {
                ["outcome"] = Name("OUTCOME", decided.Outcome.Code),
                ["grantYen"] = Of(decided.Verdict.Grant),
                ["eligibleCostYen"] = Of(decided.Verdict.EligibleCost),
                ["capYen"] = Of(decided.Verdict.Cap),
                ["remainingCapYen"] = Of(decided.Verdict.RemainingCap),
            },
            ShareDecision decided => new()
            {
                ["outcome"] = Name("SHARE_OUTCOME", decided.Outcome.Code),
                ["shares"] = new JsonArray([.. decided.Shares.Select(Of)]),
                ["oddYen"] = Of(decided.OddYen),
            },
            _ => throw new ArgumentException("The contract has no such decision.", nameof(decision)),
        };
        reply["rules"] = Rules(EngineDecider.AnswerOf(decision));
        return reply;
    }

    /// <summary>Rule by rule the counts that the answer itself does not carry.</summary>
    public static JsonObject Figures(Decision decision)
    {
        var figures = new JsonObject();
        foreach (Finding finding in decision is BookingDecision ? decision.Findings : [])
        {
            foreach (Figure figure in finding.Figures.Where(figure => figure.Name is "continuous_nights" or "minutes" or "cap" or "used" or "booked" or "requested" or "remaining"))
            {
                if (figures[finding.Rule!.Id] is not JsonObject ofRule)
                    figures[finding.Rule.Id] = ofRule = [];
                ofRule[figure.Name] = figure.Number;
            }
        }

        return figures;
    }

    private static JsonObject Rules(Answer answer) => new(answer.Rules.Where(said => said.Rule.Length > 0).OrderBy(said => said.Rule, StringComparer.Ordinal)
        .Select(said => KeyValuePair.Create(said.Rule, (JsonNode?)(said.Status switch
        {
            RuleStatus.Met => "MET",
            RuleStatus.NotMet => "NOT_MET",
            RuleStatus.NeedsReview => "NEEDS_REVIEW",
            _ => "NOTED",
        }))));

    private static JsonNode Of(CostShare share) => new JsonObject
    {
        ["bearer"] = Name("COST_BEARER", share.Bearer.Code), ["wholeYen"] = Of(share.Whole),
        ["numerator"] = $"{share.Numerator}", ["denominator"] = $"{share.Denominator}", ["amountYen"] = Of(share.Amount),
    };

    private static JsonNode Of(PoolQuota quota) => new JsonObject
    {
        ["name"] = quota.Pool.Name, ["cap"] = quota.Cap, ["used"] = quota.Used, ["booked"] = quota.Booked, ["remaining"] = quota.Remaining,
    };

    private static JsonObject? Of(NoticeDeadline? deadline) => deadline is not { } found ? null : new()
    {
        ["day"] = Of(found.Day), ["at"] = InstantPattern.General.Format(found.At), ["atText"] = JapanTime.ToIsoText(found.At), ["nominalDay"] = Of(found.NominalDay),
    };

    private static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string? Of(Yen? yen) => yen is { } known ? $"{known.Amount}" : null;

    private static string Name(string type, string code) => $"{type}_{code.ToUpperInvariant()}";
}
