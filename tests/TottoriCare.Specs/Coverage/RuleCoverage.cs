using System.Text.Json;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;
using TottoriCare.Specs.Running;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Coverage;

/// <summary>網羅: which cases test each rule and each reading of a rulebook.</summary>
/// <remarks>
/// A row tests an id where the table says so (確かめる定め) and the answer really names it, where it is asked under another answer
/// to that reading, or where it is about the rule or the reading itself. A rule by which the rulebook decides needs a case that is
/// decided, and not only a row on its words; a reading needs one under each of its answers that can be computed.
/// </remarks>
internal sealed class RuleCoverage
{
    private readonly Dictionary<string, List<SpecCase>> _cases = [];
    private readonly HashSet<Alternative> _asked = [];

    private RuleCoverage(Rulebook rulebook, IEnumerable<CaseResult> results)
    {
        Rulebook = rulebook;
        foreach (CaseResult result in results)
            Add(result);

        using JsonDocument json = JsonDocument.Parse(rulebook.ToJson());
        JsonElement terms = json.RootElement.GetProperty("terms");
        RulesWithout = [.. rulebook.Rules.Where(rule => !IsTested(rule.Id, decided: Names(terms, rule.Id)))];
        ReadingsWithout =
        [
            .. rulebook.Readings.Where(reading => !IsTested(reading.Id, decided: reading.Alternatives.Any(one => one.IsModelled))
                || reading.Alternatives.Any(one => one.IsModelled && !_asked.Contains(one))),
        ];
    }

    public Rulebook Rulebook { get; }

    /// <summary>The rules without a case.</summary>
    public IReadOnlyList<Rule> RulesWithout { get; }

    /// <summary>The readings without a case, or without one under some answer that can be computed.</summary>
    public IReadOnlyList<Rules.Reading> ReadingsWithout { get; }

    /// <summary>The cases that test a rule or a reading.</summary>
    public IReadOnlyList<SpecCase> CasesOf(string id) => _cases.TryGetValue(id, out List<SpecCase>? cases) ? cases : [];

    public static RuleCoverage Of(SpecFolder folder, IEnumerable<CaseResult> results) => new(folder.Ordinance.Rulebook, results);

    private void Add(CaseResult result)
    {
        bool isDecided = result.Case.Question is DecisionQuestion;
        if (result.Case.Under is { } under)
        {
            Add(under.Reading.Id, result.Case);
            _asked.Add(under.Alternative);
        }

        foreach (string id in isDecided ? result.Case.Table.Tested.Select(cell => cell.Text).Where(result.Cited.Contains) : result.Cited)
            Add(id, result.Case);
    }

    private void Add(string id, SpecCase one)
    {
        if (!_cases.TryGetValue(id, out List<SpecCase>? cases))
            _cases.Add(id, cases = []);
        if (!cases.Contains(one))
            cases.Add(one);
    }

    private bool IsTested(string id, bool decided) => CasesOf(id).Any(one => !decided || one.Question is DecisionQuestion);

    // Whether some term names the rule as the one that says so.
    private static bool Names(JsonElement element, string id) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property =>
            property.Name == "rule" && property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() == id : Names(property.Value, id)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => Names(item, id)),
        _ => false,
    };
}
