namespace TottoriCare.Specs.Tables;

/// <summary>連絡期限: until when a use can be given up without a charge.</summary>
internal sealed class DeadlineTable : DecisionTable
{
    public override string Name => "連絡期限";

    public override LocalizedText Purpose => new("いつまでに連絡すればよいか", "until when a use can be given up without a charge");

    protected override IEnumerable<FactColumn> OwnFacts =>
        [BookingColumns.CareTypeFact, new FactColumn(Heads.FirstDay, "日付", IsNeeded: true)];

    protected override IEnumerable<AnswerColumn> OwnAnswers =>
        [Answers.Instant(Heads.Deadline), Answers.Count(Heads.Skipped, "日"), Answers.YesOrNo(Heads.Projected)];

    public override Question Ask(RowReader row) => new DeadlineQuestion(BookingColumns.CareTypeOf(row), row.Day(Heads.FirstDay));
}
