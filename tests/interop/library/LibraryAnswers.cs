using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Interop;

/// <summary>ライブラリの回答: what the library answers to a request, written as the contract's JSON.</summary>
/// <remarks>Written apart from the service on purpose: where the two differ, one of them maps a value wrongly.</remarks>
internal sealed class LibraryAnswers
{
    private readonly IReadOnlyList<Ordinance> _ordinances =
        [.. ShippedRulebooks.Codes.Select(code => Ordinance.Of(ShippedRulebooks.Find(code)!, HolidayCalendar.FromLaw()))];

    public JsonObject To(string rpc, Facts facts) => rpc switch
    {
        "DecisionService/DecideEligibility" => Eligibility(facts),
        "DecisionService/DecideBooking" => Booking(facts),
        "DecisionService/GetQuota" => Quota(facts),
        "DecisionService/GetDeadline" => Deadline(facts),
        "DecisionService/AssessCancellation" => Cancellation(facts),
        "DecisionService/DecideGrant" => Grant(facts),
        "RulebookService/ListRulebooks" => new() { ["rulebooks"] = Wire.List(_ordinances, RulebookAnswers.Summary) },
        "RulebookService/GetRulebook" => RulebookAnswers.Whole(Of(facts), facts.Flag("includeJson")),
        _ => throw new FormatException(rpc),
    };

    private Ordinance Of(Facts facts)
    {
        string code = facts.Text("municipalityCode");
        return _ordinances.Single(ordinance => ordinance.Rulebook.Municipality.Value == code);
    }

    private JsonObject Eligibility(Facts facts)
    {
        var decision = Of(facts).DecideEligibility(
            facts.CareCase(), facts.Coded<Care.CareType>("careType"), facts.Day("firstDay"), facts.Day("lastDay"));
        var answer = Answer(decision, facts, ("outcome", Wire.NameOf(decision.Outcome)));
        if (decision is { WindowFirst: { } first, WindowLast: { } last })
            answer["window"] = new JsonObject { ["firstDay"] = Wire.Of(first), ["lastDay"] = Wire.Of(last) };
        return answer;
    }

    private JsonObject Booking(Facts facts)
    {
        var decision = Of(facts).DecideBooking(facts.CareCase(), facts.Booking(), facts.History());
        var answer = Answer(decision, facts, ("outcome", Wire.NameOf(decision.Outcome)));
        if (decision.UserFee is { } fee)
            answer["userFeeYen"] = Wire.Of(fee);
        return answer;
    }

    private JsonObject Quota(Facts facts)
    {
        var decision = Of(facts).GetQuota(facts.CareCase(), facts.History(), facts.Day("day"));
        return Answer(decision, facts, ("isStated", decision.IsStated), ("pools", Wire.List(decision.Pools, Pool)));
    }

    private JsonObject Deadline(Facts facts)
    {
        var decision = Of(facts).GetDeadline(facts.Coded<Care.CareType>("careType"), facts.Day("firstDay"));
        return Answer(decision, facts,
            ("deadline", Deadline(decision.Deadline)),
            ("skippedDays", Wire.List(decision.SkippedDays, closed => new JsonObject
            {
                ["day"] = Wire.Of(closed.Day), ["reason"] = Wire.Of(closed.ReasonText),
            })),
            ("restsOnProjection", decision.RestsOnProjection));
    }

    private JsonObject Cancellation(Facts facts)
    {
        Ordinance ordinance = Of(facts);
        var decision = ordinance.AssessCancellation(facts.Cancellation(ordinance.Rulebook));
        var answer = Answer(decision, facts,
            ("outcome", Wire.NameOf(decision.Outcome)),
            ("deadline", Deadline(decision.Deadline)),
            ("billedIn", decision.BilledIn is { } month ? YearMonthPattern.Iso.Format(month) : ""));
        if (decision.Outcome != CancellationOutcome.NeedsReview)
            answer["chargeYen"] = Wire.Of(decision.Charge);
        return answer;
    }

    private JsonObject Grant(Facts facts)
    {
        var decision = Of(facts).DecideGrant(facts.Application());
        return Answer(decision, facts,
            ("outcome", Wire.NameOf(decision.Outcome)),
            ("grantYen", Wire.Of(decision.Verdict.Grant)),
            ("eligibleCostYen", Wire.Of(decision.Verdict.EligibleCost)),
            ("capYen", Wire.Of(decision.Verdict.Cap)),
            ("remainingCapYen", Wire.Of(decision.Verdict.RemainingCap)));
    }

    private static JsonObject Pool(PoolQuota quota) => new()
    {
        ["name"] = quota.Pool.Name,
        ["title"] = Wire.Of(quota.Pool.Title),
        ["ruleId"] = quota.Pool.Rule.Id,
        ["careTypes"] = Wire.List(quota.Pool.Draws, draw => Wire.NameOf(draw.CareType)),
        ["unit"] = Wire.NameOf(quota.Pool.Unit),
        ["per"] = Wire.NameOf(quota.Pool.Per),
        ["cap"] = quota.Cap,
        ["used"] = quota.Used,
        ["booked"] = quota.Booked,
        ["remaining"] = quota.Remaining,
    };

    private static JsonObject? Deadline(NoticeDeadline? deadline) => deadline is not { } found ? null : new()
    {
        ["day"] = Wire.Of(found.Day),
        ["at"] = InstantPattern.General.Format(found.At),
        ["atText"] = JapanTime.ToIsoText(found.At),
        ["nominalDay"] = Wire.Of(found.NominalDay),
    };

    private static JsonObject Answer(Decision decision, Facts facts, params (string Name, JsonNode? Value)[] parts)
    {
        var answer = new JsonObject();
        foreach ((string name, JsonNode? value) in parts)
            answer[name] = value;
        answer["reasons"] = ReasonAnswers.Of(decision, facts.OmitsExplanation());
        return answer;
    }
}
