using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TottoriCare.Decisions;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;

namespace TottoriCare.Oracles.Distilling;

/// <summary>精選: a thousand small cases out of many random ones, so that each rule, status, reason and boundary has its case.</summary>
internal static class Distillation
{
    public const int Cases = 1_000;
    private const long Seed = 20_261_122;
    private const long DrawnForFeatures = 60_000;
    private const long MostDrawn = 400_000;

    // Of the cases that tell a misread question from the right one, for each method.
    private const int CasesOfMisreading = 2;

    private static readonly JsonSerializerOptions s_text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Setting[] s_shipped = [Setting.Plain("312011"), Setting.Plain("310000")];

    // What is left of a thousand for each method once every feature has its case; the rest goes to whichever comes first.
    private static readonly Dictionary<string, int> s_mostOfRpc = new()
    {
        ["DecisionService/DecideBooking"] = 480,
        ["DecisionService/AssessCancellation"] = 260,
        ["DecisionService/DecideEligibility"] = 130,
        ["DecisionService/DecideGrant"] = 130,
        ["DecisionService/DivideCost"] = 40,
        ["DecisionService/GetQuota"] = 80,
        ["DecisionService/GetDeadline"] = 60,
    };

    /// <summary>The lines of the file.</summary>
    public static IEnumerable<string> Lines() => Select().Select((chosen, index) => LineOf(chosen.Case, chosen.For, index).ToJsonString(s_text));

    private static List<(DrawnCase Case, string For)> Select()
    {
        var chosen = new List<(DrawnCase Case, string For)>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var byRpc = s_mostOfRpc.Keys.ToDictionary(rpc => rpc, _ => 0);

        // First whatever tells a reading from its alternatives, then what tells each fact from a misread one, then every feature by itself,
        // then every meeting of features.
        Dictionary<(Setting, string), List<Setting>> untold = s_shipped.SelectMany(setting => byRpc.Keys.Select(rpc => (setting, rpc)))
            .ToDictionary(key => key, key => Features.AlternativesFor(key.setting, key.rpc).ToList());
        for (long index = 0; index < DrawnForFeatures; index++)
        {
            if (At(index) is not { } drawn)
                continue;
            List<Setting> alternatives = untold[(drawn.Setting, WireRequest.RpcOf(drawn.Question)!)];
            if (alternatives.Find(alternative => Tells(drawn.Question, drawn.Setting, alternative)) is { } told)
            {
                Take(drawn, $"tells {told.Reading}", simpler => Tells(simpler, drawn.Setting, told));
                alternatives.Remove(told);
            }
        }

        Dictionary<(Setting, string), List<Misreading>> unseen = untold.Keys.ToDictionary(
            key => key, _ => Enumerable.Repeat(Misreading.All, CasesOfMisreading).SelectMany(all => all).ToList());
        for (long index = 0; index < DrawnForFeatures && chosen.Count < Cases; index++)
        {
            if (At(index) is not { } drawn)
                continue;
            List<Misreading> misreadings = unseen[(drawn.Setting, WireRequest.RpcOf(drawn.Question)!)];
            if (misreadings.Find(misreading => IsShownBy(drawn.Question, drawn.Setting, misreading)) is { } shown)
            {
                Take(drawn, $"shows {shown.Name}", simpler => IsShownBy(simpler, drawn.Setting, shown));
                misreadings.Remove(shown);
            }
        }

        for (long index = 0; index < DrawnForFeatures && chosen.Count < Cases; index++)
        {
            if (At(index) is { } drawn && FeaturesOf(drawn).Where(feature => !covered.Contains(feature)).ToList() is { Count: > 0 } fresh)
                Take(drawn, fresh[0], simpler => FeaturesOf(drawn with { Question = simpler }) is var features && fresh.TrueForAll(features.Contains));
        }

        for (long index = 0; index < MostDrawn && chosen.Count < Cases; index++)
        {
            if (At(index) is not { } drawn || byRpc[WireRequest.RpcOf(drawn.Question)!] >= s_mostOfRpc[WireRequest.RpcOf(drawn.Question)!])
                continue;
            string together = Together(FeaturesOf(drawn));
            if (!covered.Contains(together))
                Take(drawn, together, simpler => Together(FeaturesOf(drawn with { Question = simpler })) == together);
        }

        return chosen;

        void Take(DrawnCase drawn, string why, Func<Question, bool> keeps)
        {
            DrawnCase smallest = drawn with { Question = Minimiser.Smallest(drawn.Question, simpler => WireRequest.CanSay(simpler) && keeps(simpler)) };
            SortedSet<string> features = FeaturesOf(smallest);
            covered.UnionWith(features);
            covered.Add(Together(features));
            byRpc[WireRequest.RpcOf(drawn.Question)!]++;
            chosen.Add((smallest, why));
        }
    }

    private static bool Tells(Question question, Setting setting, Setting alternative) =>
        !Comparison.AreEqual(setting.Engine.Decide(question), alternative.Engine.Decide(question));

    private static bool IsShownBy(Question question, Setting setting, Misreading misreading)
    {
        Question misread = misreading.Read(question);
        return misread != question && CanSay(setting, misread) && Answered(setting, misread) is { } answer
            && !Comparison.AreEqual(setting.Engine.Decide(question), answer);
    }

    // A misread day may lie where the calendar does not reach: then nothing is answered, and nothing shown.
    private static Answer? Answered(Setting setting, Question misread)
    {
        try
        {
            return setting.Engine.Decide(misread);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // A rulebook without classes has no household of one.
    private static bool CanSay(Setting setting, Question question) => WireRequest.CanSay(question)
        && (question is not CancellationQuestion { HouseholdClass: not "unknown" and var known } || setting.Naive.Classes.Contains(known));

    private static string Together(SortedSet<string> features) => string.Join('|', features);

    // Four of five ask the city, one the prefecture; what the contract can't say is stripped or passed over.
    private static DrawnCase? At(long index)
    {
        Setting setting = s_shipped[index % 5 == 4 ? 1 : 0];
        DrawnCase drawn = new CaseSource(Seed).At(index, setting);
        Question question = Stripped(drawn.Question);
        return WireRequest.RpcOf(question) is not null && WireRequest.CanSay(question) ? drawn with { Question = question } : null;
    }

    private static Question Stripped(Question question) => question switch
    {
        EligibilityQuestion asked => asked with { Case = Stripped(asked.Case) },
        BookingQuestion asked => asked with { Case = Stripped(asked.Case), Booking = asked.Booking with { FacilityPrice = null, Meals = null } },
        QuotaQuestion asked => asked with { Case = Stripped(asked.Case) },
        CancellationQuestion asked => asked with { PlannedFee = null, FacilityAmount = null },
        _ => question,
    };

    private static CareCaseFacts Stripped(CareCaseFacts facts) => facts with { HouseholdClass = "unknown", DiscretionUsed = [] };

    private static SortedSet<string> FeaturesOf(DrawnCase drawn) => Features.Of(drawn.Setting, drawn.Question, drawn.Setting.Engine.Ask(drawn.Question));

    private static JsonObject LineOf(DrawnCase drawn, string why, int index)
    {
        Decision decision = drawn.Setting.Engine.Ask(drawn.Question);
        string rpc = WireRequest.RpcOf(drawn.Question)!;
        string method = rpc[(rpc.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var line = new JsonObject
        {
            ["id"] = $"{index + 1:0000}-{method}",
            ["rpc"] = rpc,
            ["tests"] = Words(drawn.Question, decision, why),
            ["request"] = WireRequest.Of(drawn.Setting.Code, drawn.Question),
            ["expect"] = ExpectedReply.Of(decision),
        };
        if (ExpectedReply.Figures(decision) is { Count: > 0 } figures)
            line["figures"] = figures;
        return line;
    }

    // The question, then what the rule says for which the case was chosen; for a meeting of features what was gravest.
    private static JsonObject Words(Question question, Decision decision, string why)
    {
        Finding? said = decision.Findings.FirstOrDefault(finding => why.EndsWith($"{finding.Rule?.Id} {finding.Status} {finding.Reason.Code}", StringComparison.Ordinal))
            ?? decision.Findings.MaxBy(finding => finding.Status);
        LocalizedText asked = Wording.Of(question);
        string rule = said?.Rule is { } cited ? $"{cited.Id} " : "";
        string? reading = why.StartsWith("tells ", StringComparison.Ordinal) ? why["tells ".Length..] : null;
        return new JsonObject
        {
            ["ja"] = asked.Ja + (said is null ? "" : $" → {rule}{said.In(Language.Japanese)}") + (reading is null ? "" : $"（{reading}の別の解釈では、回答が変わる。）"),
            ["en"] = asked.En + (said is null ? "" : $" → {rule}{said.In(Language.English)}") + (reading is null ? "" : $" (Another answer to {reading} changes this.)"),
        };
    }
}
