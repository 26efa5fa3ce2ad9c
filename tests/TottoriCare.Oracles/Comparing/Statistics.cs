using System.Globalization;
using System.Runtime.InteropServices;
using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Comparing;

/// <summary>統計: how the cases are spread over questions, outcomes, rules and boundaries.</summary>
internal sealed class Statistics
{
    private readonly Dictionary<(string Question, string Outcome), long> _outcomes = [];
    private readonly Dictionary<(string Code, string Rule), RuleHits> _rules = [];

    public void Add(Setting setting, Question question, Answer answer)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_outcomes, (question.GetType().Name, answer.Outcome), out _)++;
        foreach (RuleAnswer said in answer.Rules)
        {
            ref RuleHits? hits = ref CollectionsMarshal.GetValueRefOrAddDefault(_rules, (setting.Code, said.Rule), out _);
            (hits ??= new RuleHits()).Add(said);
        }
    }

    public void Add(Statistics other)
    {
        foreach (((string, string) key, long count) in other._outcomes)
            CollectionsMarshal.GetValueRefOrAddDefault(_outcomes, key, out _) += count;
        foreach (((string, string) key, RuleHits hits) in other._rules)
        {
            ref RuleHits? own = ref CollectionsMarshal.GetValueRefOrAddDefault(_rules, key, out _);
            (own ??= new RuleHits()).Add(hits);
        }
    }

    public RuleHits Of(string code, string rule) => _rules.GetValueOrDefault((code, rule)) ?? new RuleHits();

    /// <summary>The fewest hits of any side that some rule of some rulebook has, and which side that is.</summary>
    public (long Hits, string Where) Least(IEnumerable<RuleSide> sides) => sides.Select(side => (Of(side.Code, side.Rule).On(side.Side), side.ToString())).Min();

    public IEnumerable<string> Table()
    {
        yield return "outcomes";
        foreach (((string question, string outcome), long count) in _outcomes.OrderBy(entry => entry.Key))
            yield return string.Create(CultureInfo.InvariantCulture, $"  {question,-22}{outcome,-14}{count,12:N0}");
        yield return $"rules{"",-14}{"noted",12}{"met",12}{"review",12}{"not met",12}{"at boundary",12}";
        foreach (((string code, string rule), RuleHits hits) in _rules.OrderBy(entry => entry.Key))
            yield return $"  {code} {(rule.Length == 0 ? "(none)" : rule),-10}{hits}";
    }
}

/// <summary>How often a rule said what, and how often a figure lay exactly on its boundary.</summary>
internal sealed class RuleHits
{
    private readonly long[] _byStatus = new long[4];
    private long _atBoundary;

    public void Add(RuleAnswer said)
    {
        _byStatus[(int)said.Status]++;
        _atBoundary += said.AtBoundary ? 1 : 0;
    }

    public void Add(RuleHits other)
    {
        for (int i = 0; i < _byStatus.Length; i++)
            _byStatus[i] += other._byStatus[i];
        _atBoundary += other._atBoundary;
    }

    public long On(Side side) => side switch
    {
        Side.Met => _byStatus[(int)RuleStatus.Met],
        Side.Failed => _byStatus[(int)RuleStatus.NotMet],
        Side.ForReview => _byStatus[(int)RuleStatus.NeedsReview],
        Side.Boundary => _atBoundary,
        _ => _byStatus.Sum(),
    };

    public override string ToString() => string.Concat(_byStatus.Append(_atBoundary).Select(count => count.ToString("N0", CultureInfo.InvariantCulture).PadLeft(12)));
}
