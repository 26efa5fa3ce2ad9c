using TottoriCare.Decisions;
using TottoriCare.Rules;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>ライブラリ: answers by the public API of the library, under other readings too.</summary>
internal sealed class LibraryRunner(Ordinance ordinance) : IRunner
{
    private readonly Dictionary<Alternative, Ordinance> _underAlternatives = [];
    private readonly Lazy<Sensitivity> _sensitivity = new(() => Sensitivity.Of(ordinance));

    public LocalizedText Name => new("ライブラリ", "the library");

    public Task<CaseAnswer?> AskAsync(SpecCase one) => Task.FromResult<CaseAnswer?>(one.Question switch
    {
        DecisionQuestion question => Decide(one, question),
        RuleQuestion rule => RulebookAnswers.Of(ordinance.Rulebook.FindRule(rule.Id)!),
        ReadingQuestion reading => RulebookAnswers.Of(ordinance.Rulebook.FindReading(reading.Id)!),
        SourceQuestion source => RulebookAnswers.Of(ordinance.Rulebook.Sources.Single(known => known.Id == source.Id)),
        _ => null,
    });

    private CaseAnswer Decide(SpecCase one, DecisionQuestion question)
    {
        Decision decision = question.Decide(one.Under is { } under ? OrdinanceUnder(under.Alternative) : ordinance);
        Dictionary<string, string> cells = DecisionAnswers.Of(decision, question);
        if (one.Under is null && one.Expected.Any(expected => expected.Column.Head == Heads.Changing))
            cells[Heads.Changing] = ListCell.Text(_sensitivity.Value.Of(decision, question.Decide).Select(divergence => divergence.Reading.Id));
        IEnumerable<string> cited = decision.Findings.Select(finding => finding.Rule?.Id).OfType<string>()
            .Concat(decision.Readings.Select(reading => reading.Id));
        return new CaseAnswer(cells, cited.ToHashSet());
    }

    private Ordinance OrdinanceUnder(Alternative alternative)
    {
        if (!_underAlternatives.TryGetValue(alternative, out Ordinance? other))
            _underAlternatives.Add(alternative, other = ordinance.Under(alternative));
        return other;
    }
}
