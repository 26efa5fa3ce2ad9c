namespace TottoriCare.Specs.Tables;

/// <summary>決定の表: a table whose rows are decided, under the rulebook's own readings or under another one.</summary>
internal abstract class DecisionTable : TableKind
{
    protected sealed override IEnumerable<FactColumn> Facts =>
    [
        .. OwnFacts,
        new FactColumn(Heads.Under, "「既定」、または解釈の番号と別の解釈の文（例: C1 1泊につき）。列がなければ既定"),
    ];

    protected sealed override IEnumerable<AnswerColumn> Expected =>
    [
        .. OwnAnswers,
        Answers.Rules(Heads.NotMet),
        Answers.Rules(Heads.Review),
        Answers.ReadingIds(Heads.ReliesOn),
        Answers.ReadingIds(Heads.Changing),
    ];

    protected abstract IEnumerable<FactColumn> OwnFacts { get; }

    protected abstract IEnumerable<AnswerColumn> OwnAnswers { get; }
}
