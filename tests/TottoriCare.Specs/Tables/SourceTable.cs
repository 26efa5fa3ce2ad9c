using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>出典: what the rulebook says of a document that it cites.</summary>
internal sealed class SourceTable : TableKind
{
    public override string Name => "出典";

    public override LocalizedText Purpose => new("出典の題名と所在", "the title and the address of a source");

    protected override IEnumerable<FactColumn> Facts => [new FactColumn(Heads.Source, "出典の番号", IsNeeded: true)];

    protected override IEnumerable<AnswerColumn> Expected =>
    [
        Answers.Text(Heads.Title), Answers.Parts(Heads.Publisher), Answers.Date(Heads.Seen), Answers.Text(Heads.Url),
    ];

    public override Question Ask(RowReader row) => new SourceQuestion(row.Needed(
        Heads.Source, id => row.Rulebook.Sources.Any(source => source.Id == id)
            ? (CellRead<string>)id
            : CellFault.Form(id, "SOURCE_UNKNOWN", "この規則集にある出典の番号を書いてください", "write the id of a source that this rulebook has")));
}
