using TottoriCare.Decisions;

namespace TottoriCare.Specs.Tables;

/// <summary>予約: whether a use may be booked, by every rule at once.</summary>
internal sealed class BookingTable : DecisionTable
{
    public override string Name => "予約";

    public override LocalizedText Purpose => new("予約できるか", "whether a use may be booked, by every rule at once");

    protected override IEnumerable<FactColumn> OwnFacts =>
        [.. CaseColumns.Facts, BookingColumns.CareTypeFact, BookingColumns.UseFact, BookingColumns.HistoryFact];

    protected override IEnumerable<AnswerColumn> OwnAnswers => [Answers.Word<Outcome>(Heads.Outcome), Answers.YenOrNone(Heads.UserFee)];

    public override Question Ask(RowReader row) =>
        new BookingQuestion(CaseColumns.Read(row), BookingColumns.UseOf(row), BookingColumns.HistoryOf(row));
}
