using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>助成: how much a facility is granted.</summary>
internal sealed class GrantTable : DecisionTable
{
    private static readonly string[] s_beds = ["あり", "なし"];

    public override string Name => "助成";

    public override LocalizedText Purpose => new("施設整備の助成額", "how much a facility is granted");

    protected override IEnumerable<FactColumn> OwnFacts =>
    [
        new FactColumn(Heads.FiscalYear, "年度。例: 令和7年度、2025年度", IsNeeded: true),
        new FactColumn(Heads.Facility, "助産所、医療機関。列がなければ助産所"),
        new FactColumn(Heads.Beds, "あり、なし。列がなければあり"),
        new FactColumn(Heads.CareTypes, "種類を「、」で区切る。列がなければ宿泊型"),
        new FactColumn(Heads.Costs, "例: 設備費 3,000,000円、賃借料 500,000円", IsNeeded: true),
        new FactColumn(Heads.EarlierGrants, "例: 令和5年度 1,000,000円。列がなければなし"),
    ];

    protected override IEnumerable<AnswerColumn> OwnAnswers =>
    [
        Answers.Word<Outcome>(Heads.Outcome), Answers.Yen(Heads.Grant), Answers.Yen(Heads.EligibleCost), Answers.Yen(Heads.GrantCap),
        Answers.Yen(Heads.RemainingCap),
    ];

    public override Question Ask(RowReader row) => new GrantQuestion(new GrantApplication
    {
        FiscalYear = row.Needed(Heads.FiscalYear, FiscalYearCell.Read),
        Facility = row.Fact(Heads.Facility, WordCell.Of<FacilityKind>, FacilityKind.MidwiferyHome),
        HasBeds = row.Fact(Heads.Beds, text => WordCell.Among(text, s_beds, word => word), "あり") == "あり",
        CareTypes = row.Fact(Heads.CareTypes, text => ListCell.Read(text, WordCell.CareType), [CareType.ShortStay]),
        Costs = row.Needed(Heads.Costs, CostCells.Costs),
        EarlierGrants = row.Fact(Heads.EarlierGrants, CostCells.EarlierGrants, []),
    });
}
