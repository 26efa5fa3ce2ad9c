using TottoriCare.Fees;

namespace TottoriCare.Specs.Tables;

/// <summary>利用料: what a user pays.</summary>
internal sealed class FeeTable : DecisionTable
{
    public override string Name => "利用料";

    public override LocalizedText Purpose => new("利用者が払う額", "what a user pays");

    protected override IEnumerable<FactColumn> OwnFacts =>
        [.. CaseColumns.Facts, BookingColumns.CareTypeFact, BookingColumns.UseFact, BookingColumns.HistoryFact];

    protected override IEnumerable<AnswerColumn> OwnAnswers => [Answers.Word<FeeOutcome>(Heads.Outcome), Answers.YenOrNone(Heads.UserFee)];

    public override Question Ask(RowReader row) =>
        new FeeQuestion(CaseColumns.Read(row), BookingColumns.UseOf(row), BookingColumns.HistoryOf(row));
}
