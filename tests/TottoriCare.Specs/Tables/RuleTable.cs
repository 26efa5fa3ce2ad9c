using TottoriCare.Rules;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>規定: what the rulebook says of each rule: its words, its place in the source, its mark, its open readings.</summary>
internal sealed class RuleTable : TableKind
{
    public override string Name => "規定";

    public override LocalizedText Purpose => new("規定の文言と出典の位置", "the words of a rule and its place in the source");

    protected override IEnumerable<FactColumn> Facts => [new FactColumn(Heads.Rule, "規定の番号", IsNeeded: true)];

    protected override IEnumerable<AnswerColumn> Expected =>
    [
        Answers.Text(Heads.Source), Answers.Text(Heads.Locator), Answers.Text(Heads.LocatorEn), Answers.Word<Mark>(Heads.Mark),
        Answers.ReadingIds(Heads.Readings), Answers.Parts(Heads.Text), Answers.Parts(Heads.TextEn),
    ];

    public override Question Ask(RowReader row) => new RuleQuestion(row.Needed(Heads.Rule, id => row.Rulebook.FindRule(id) is not null
        ? (CellRead<string>)id
        : CellFault.Form(id, "RULE_UNKNOWN", "この規則集にある規定の番号を書いてください", "write the id of a rule that this rulebook has")));
}
