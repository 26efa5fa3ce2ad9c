using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>解釈: what the rulebook says of each open reading: its question, the answer it takes, the other answers.</summary>
internal sealed class ReadingTable : TableKind
{
    public override string Name => "解釈";

    public override LocalizedText Purpose => new("解釈の問いと、採った答え、別の答え", "an open reading: its question, the answer taken, the other answers");

    protected override IEnumerable<FactColumn> Facts => [new FactColumn(Heads.Reading, "解釈の番号", IsNeeded: true)];

    protected override IEnumerable<AnswerColumn> Expected =>
    [
        Answers.Parts(Heads.Question), Answers.Parts(Heads.Default), Answers.Text(Heads.Alternatives), Answers.Text(Heads.NotModelled),
        Answers.Text(Heads.Evidence), Answers.Parts(Heads.EvidenceText),
    ];

    public override Question Ask(RowReader row) => new ReadingQuestion(row.Needed(Heads.Reading, id => row.Rulebook.FindReading(id) is not null
        ? (CellRead<string>)id
        : CellFault.Form(id, "READING_UNKNOWN", "この規則集にある解釈の番号を書いてください", "write the id of a reading that this rulebook has")));
}
