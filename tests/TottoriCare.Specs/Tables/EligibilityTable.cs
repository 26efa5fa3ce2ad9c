using TottoriCare.Decisions;

namespace TottoriCare.Specs.Tables;

/// <summary>対象者: whether a mother may have a kind of care on some days.</summary>
internal sealed class EligibilityTable : DecisionTable
{
    public override string Name => "対象者";

    public override LocalizedText Purpose => new("その日に対象となるか", "whether a mother may have a kind of care on some days");

    protected override IEnumerable<FactColumn> OwnFacts =>
    [
        .. CaseColumns.Facts,
        BookingColumns.CareTypeFact,
        new FactColumn(Heads.FirstDay, "日付", IsNeeded: true),
        new FactColumn(Heads.LastDay, "日付。列がなければ利用開始日"),
    ];

    protected override IEnumerable<AnswerColumn> OwnAnswers =>
        [Answers.Word<Outcome>(Heads.Outcome), Answers.Date(Heads.WindowFirst), Answers.Date(Heads.WindowLast)];

    public override Question Ask(RowReader row) => new EligibilityQuestion(
        CaseColumns.Read(row), BookingColumns.CareTypeOf(row), row.Day(Heads.FirstDay), row.DayIfGiven(Heads.LastDay) ?? row.Day(Heads.FirstDay));
}
