using TottoriCare.Caps;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>利用残数: what a pool holds for a case on a day.</summary>
internal sealed class QuotaTable : DecisionTable
{
    private static readonly string[] s_units = ["泊", "回", "日"];

    public override string Name => "利用残数";

    public override LocalizedText Purpose => new("あと何泊、何回使えるか", "what a pool holds for a case on a day");

    protected override IEnumerable<FactColumn> OwnFacts =>
    [
        .. CaseColumns.Facts, BookingColumns.HistoryFact,
        new FactColumn(Heads.Day, "日付", IsNeeded: true),
        new FactColumn(Heads.Pool, "規則集が枠に付けた名", IsNeeded: true),
    ];

    protected override IEnumerable<AnswerColumn> OwnAnswers =>
    [
        Answers.Count(Heads.Cap, s_units), Answers.Count(Heads.Used, s_units), Answers.Count(Heads.Booked, s_units),
        Answers.Count(Heads.Remaining, s_units),
    ];

    public override Question Ask(RowReader row) => new QuotaQuestion(
        CaseColumns.Read(row), BookingColumns.HistoryOf(row), row.Day(Heads.Day), row.Needed(Heads.Pool, text => PoolOf(text, row.Rulebook)));

    // A reading may rename a pool; the rulebook's own titles and those of every alternative are its names.
    private static CellRead<string> PoolOf(string text, Rulebook rulebook)
    {
        IEnumerable<string> titles = (rulebook.Terms.Pools ?? []).Select(pool => pool.Title.Ja);
        return WordCell.Among(text, [.. titles, .. PoolTitles.OfAlternatives(rulebook)], title => title);
    }
}
