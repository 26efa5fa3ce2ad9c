using TottoriCare.Shares;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>費用分担: who bears how much of a cost.</summary>
internal sealed class ShareTable : DecisionTable
{
    public override string Name => "費用分担";

    public override LocalizedText Purpose => new("費用をだれがいくら負担するか", "who bears how much of a cost");

    protected override IEnumerable<FactColumn> OwnFacts =>
    [
        new FactColumn(Heads.SharedCost, string.Join("、", SharedCost.List.OrderBy(one => one.Value).Select(one => one.Title.Ja)), IsNeeded: true),
        new FactColumn(Heads.FiscalYear, "年度。例: 令和7年度、2025年度", IsNeeded: true),
        new FactColumn(Heads.Total, "円。ひと月や一年度の合計", IsNeeded: true),
    ];

    protected override IEnumerable<AnswerColumn> OwnAnswers =>
    [
        Answers.Word<ShareOutcome>(Heads.Outcome),
        .. Bearers.Select(bearer => Answers.ShareAmount(Heads.AmountOf(bearer))),
        .. Bearers.Select(bearer => Answers.ExactShare(Heads.ExactShareOf(bearer))),
        Answers.Yen(Heads.OddYen),
    ];

    private static IEnumerable<CostBearer> Bearers => CostBearer.List.OrderBy(one => one.Value);

    public override Question Ask(RowReader row) => new ShareQuestion(
        row.Needed(Heads.SharedCost, WordCell.Of<SharedCost>),
        row.Needed(Heads.FiscalYear, FiscalYearCell.Read),
        row.Needed(Heads.Total, YenCell.Read));
}
