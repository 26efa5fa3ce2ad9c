using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Decisions;
using TottoriCare.Remedies;
using TottoriCare.Rulebooks;
using TottoriCare.Shares;

namespace TottoriCare.Interop;

/// <summary>ライブラリの回答: what the library answers to a request, written as the contract's JSON.</summary>
/// <remarks>Written apart from the service on purpose: where the two differ, one of them maps a value wrongly.</remarks>
internal sealed class LibraryAnswers
{
    private readonly IReadOnlyList<(Ordinance Ordinance, string? File)> _ordinances;

    /// <param name="folder">A folder of sound rulebooks, none of them of a shipped code.</param>
    public LibraryAnswers(string folder)
    {
        IEnumerable<(Rulebook Rulebook, string? File)> shipped = ShippedRulebooks.Codes.Select(code => (ShippedRulebooks.Find(code)!, (string?)null));
        IEnumerable<(Rulebook Rulebook, string? File)> supplied = Directory.GetFiles(folder).Select(path => (Read(File.ReadAllBytes(path)), (string?)Path.GetFileName(path)));
        _ordinances =
        [
            .. shipped.Concat(supplied).OrderBy(it => it.Rulebook.Municipality.Value, StringComparer.Ordinal)
                .Select(it => (Ordinance.Of(it.Rulebook, HolidayCalendar.FromLaw()), it.File)),
        ];
    }

    public JsonObject To(string rpc, Facts facts) => rpc switch
    {
        "DecisionService/DecideEligibility" => Eligibility(facts),
        "DecisionService/DecideBooking" => Booking(facts),
        "DecisionService/AssessFee" => Fee(facts),
        "DecisionService/GetQuota" => Quota(facts),
        "DecisionService/GetDeadline" => Deadline(facts),
        "DecisionService/AssessCancellation" => Cancellation(facts),
        "DecisionService/DecideGrant" => Grant(facts),
        "DecisionService/DivideCost" => Shares(facts),
        "RulebookService/ListRulebooks" => new() { ["rulebooks"] = Wire.List(_ordinances, it => RulebookAnswers.Summary(it.Ordinance.Rulebook, it.File)) },
        "RulebookService/GetRulebook" => RulebookAnswers.Whole(Of(facts), facts.Flag("includeJson"), facts.Flag("includeText")),
        "RulebookService/ListReadings" => RulebookAnswers.Readings(Of(facts).Rulebook),
        "RulebookService/DiffRulebooks" => RulebookAnswers.Diff(Version(facts.Child("before")), Version(facts.Child("after"))),
        _ => throw new FormatException(rpc),
    };

    /// <summary>The answers to the lines of a stream, in their order; null for a line that is a fault, by its number.</summary>
    public JsonArray ToEach(JsonElement lines, JsonElement faults) =>
    [
        .. lines.EnumerateArray().Select((line, index) => faults.TryGetProperty($"{index + 1}", out _) ? null : ToLine(line, index + 1)),
    ];

    private JsonObject ToLine(JsonElement line, int number)
    {
        JsonProperty request = line.EnumerateObject().Single(property => property.Name != "lineId");
        return new JsonObject
        {
            ["lineId"] = line.TryGetProperty("lineId", out JsonElement id) ? id.GetString() : "",
            ["lineNumber"] = $"{number}",
            [request.Name] = To($"DecisionService/{char.ToUpperInvariant(request.Name[0])}{request.Name[1..]}", new Facts(request.Value)),
        };
    }

    private Ordinance Of(Facts facts)
    {
        string code = facts.Text("municipalityCode");
        return _ordinances.Single(it => it.Ordinance.Rulebook.Municipality.Value == code).Ordinance;
    }

    private Rulebook Version(Facts facts) => facts.Has("json") ? Read(Encoding.UTF8.GetBytes(facts.Text("json"))) : Of(facts).Rulebook;

    private static Rulebook Read(byte[] bytes) =>
        Rulebook.TryParse(bytes, out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            ? rulebook : throw new FormatException(string.Join("; ", errors));

    private JsonObject Eligibility(Facts facts)
    {
        Ordinance of = Of(facts);
        Question<Eligibility.EligibilityDecision> question = ordinance => ordinance.DecideEligibility(
            facts.CareCase(of.Rulebook), facts.Coded<Care.CareType>("careType"), facts.Day("firstDay"), facts.Day("lastDay"));
        var decision = question(of);
        var answer = Answer(of, question, decision, facts, [], ("outcome", Wire.NameOf(decision.Outcome)));
        if (decision is { WindowFirst: { } first, WindowLast: { } last })
            answer["window"] = new JsonObject { ["firstDay"] = Wire.Of(first), ["lastDay"] = Wire.Of(last) };
        return answer;
    }

    private JsonObject Booking(Facts facts)
    {
        Ordinance of = Of(facts);
        Care.CareCase careCase = facts.CareCase(of.Rulebook);
        Question<Bookings.BookingDecision> question = ordinance => ordinance.DecideBooking(careCase, facts.Booking(), facts.History());
        var decision = question(of);
        var answer = Answer(of, question, decision, facts, WhyNot.Of(of, careCase, facts.Booking(), facts.History()), ("outcome", Wire.NameOf(decision.Outcome)));
        if (decision.UserFee is { } fee)
            answer["userFeeYen"] = Wire.Of(fee);
        return answer;
    }

    private JsonObject Fee(Facts facts)
    {
        Ordinance of = Of(facts);
        Question<Fees.FeeDecision> question = ordinance => ordinance.AssessFee(facts.CareCase(of.Rulebook), facts.Booking(), facts.History());
        var decision = question(of);
        var answer = Answer(of, question, decision, facts, [], ("outcome", Wire.NameOf(decision.Outcome)));
        if (decision.Fee is { } fee)
            answer["feeYen"] = Wire.Of(fee);
        return answer;
    }

    private JsonObject Quota(Facts facts)
    {
        Ordinance of = Of(facts);
        Question<QuotaDecision> question = ordinance => ordinance.GetQuota(facts.CareCase(of.Rulebook), facts.History(), facts.Day("day"));
        var decision = question(of);
        return Answer(of, question, decision, facts, [], ("isStated", decision.IsStated), ("pools", Wire.List(decision.Pools, Pool)));
    }

    private JsonObject Deadline(Facts facts)
    {
        Question<DeadlineDecision> question = ordinance => ordinance.GetDeadline(facts.Coded<Care.CareType>("careType"), facts.Day("firstDay"));
        var decision = question(Of(facts));
        return Answer(Of(facts), question, decision, facts, [],
            ("deadline", Deadline(decision.Deadline)),
            ("skippedDays", Wire.List(decision.SkippedDays, closed => new JsonObject
            {
                ["day"] = Wire.Of(closed.Day), ["reason"] = Wire.Of(closed.ReasonText),
            })),
            ("restsOnProjection", decision.RestsOnProjection));
    }

    private JsonObject Cancellation(Facts facts)
    {
        Ordinance of = Of(facts);
        Cancellation cancellation = facts.Cancellation(of.Rulebook);
        Question<CancellationDecision> question = ordinance => ordinance.AssessCancellation(cancellation);
        var decision = question(of);
        var answer = Answer(of, question, decision, facts, WhyNot.Of(of, cancellation),
            ("outcome", Wire.NameOf(decision.Outcome)),
            ("deadline", Deadline(decision.Deadline)),
            ("billedIn", decision.BilledIn is { } month ? YearMonthPattern.Iso.Format(month) : ""));
        if (decision.Outcome != CancellationOutcome.NeedsReview)
            answer["chargeYen"] = Wire.Of(decision.Charge);
        return answer;
    }

    private JsonObject Grant(Facts facts)
    {
        Question<Grants.GrantDecision> question = ordinance => ordinance.DecideGrant(facts.Application());
        var decision = question(Of(facts));
        return Answer(Of(facts), question, decision, facts, [],
            ("outcome", Wire.NameOf(decision.Outcome)),
            ("grantYen", Wire.Of(decision.Verdict.Grant)),
            ("eligibleCostYen", Wire.Of(decision.Verdict.EligibleCost)),
            ("capYen", Wire.Of(decision.Verdict.Cap)),
            ("remainingCapYen", Wire.Of(decision.Verdict.RemainingCap)));
    }

    private JsonObject Shares(Facts facts)
    {
        (SharedCost cost, FiscalYear year, Yen total) = facts.SharedCost();
        Question<ShareDecision> question = ordinance => ordinance.DivideCost(cost, year, total);
        var decision = question(Of(facts));
        return Answer(Of(facts), question, decision, facts, [],
            ("outcome", Wire.NameOf(decision.Outcome)),
            ("shares", Wire.List(decision.Shares, Share)),
            ("oddYen", Wire.Of(decision.OddYen)));
    }

    private static JsonObject Share(CostShare share)
    {
        var answer = new JsonObject
        {
            ["bearer"] = Wire.NameOf(share.Bearer),
            ["wholeYen"] = Wire.Of(share.Whole),
            ["numerator"] = $"{share.Numerator}",
            ["denominator"] = $"{share.Denominator}",
        };
        if (share.Amount is { } amount)
            answer["amountYen"] = Wire.Of(amount);
        return answer;
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

    private static JsonObject Answer<TDecision>(
        Ordinance of, Question<TDecision> question, TDecision decision, Facts facts, IReadOnlyList<Remedy> remedies,
        params (string Name, JsonNode? Value)[] parts)
        where TDecision : Decision
    {
        var answer = new JsonObject();
        foreach ((string name, JsonNode? value) in parts)
            answer[name] = value;
        JsonObject reasons = ReasonAnswers.Of(decision, facts.Option("omitExplanation"));
        if (facts.Option("sensitivity"))
            reasons["divergences"] = Wire.List(Sensitivity.Of(of).Of(decision, other => question(other)), ReasonAnswers.Of);
        if (facts.Option("whyNot"))
            reasons["remedies"] = Wire.List(remedies, ReasonAnswers.Of);
        answer["reasons"] = reasons;
        return answer;
    }

    // What is asked, of this ordinance or of another.
    private delegate TDecision Question<TDecision>(Ordinance ordinance);
}
