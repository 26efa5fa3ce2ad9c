using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>DMN出力: the terms of a rulebook as decision tables in DMN 1.5, for any engine that evaluates FEEL.</summary>
/// <remarks>
/// Pure; the same terms give the same text. The model holds 対象期間, 連続する宿泊, 利用時間, 利用上限, キャンセル料 and 施設整備助成: every number
/// of them comes from the terms, every rule of a table names its rule and locator, and the rules of a table cover its inputs without
/// overlap (hit policy UNIQUE). What counts days, calendars or histories is computed outside and documented as input data.
/// </remarks>
public static class DmnExport
{
    /// <summary>The tables of the edition that is in force on the dates of a decision.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="dates">The dates that choose the edition; the day of use stands in for one that is not known.</param>
    /// <param name="alternative">別の解釈: an alternative reading to decide by; none for the rulebook's own readings.</param>
    /// <exception cref="ArgumentException">The alternative is not one of the rulebook's, or not modelled.</exception>
    public static DmnDocument Of(Rulebook rulebook, RuleDates dates, Alternative? alternative = null)
    {
        Reading? reading = alternative is null ? null : rulebook.Readings.FirstOrDefault(one => one.Alternatives.Contains(alternative));
        if (alternative is not null && (reading is null || !alternative.IsModelled))
            throw new ArgumentException("The alternative is not one of this rulebook's, or not modelled.", nameof(alternative));

        Edition edition = rulebook.Editions.On(dates);
        var model = new DmnModel(rulebook, alternative is null ? edition.Terms : edition.Under(alternative));
        WindowTables.AddTo(model);
        StayLengthTables.AddTo(model);
        HoursTables.AddTo(model);
        PoolTables.AddTo(model);
        ChargeTables.AddTo(model);
        GrantTables.AddTo(model);
        IReadOnlyList<DmnOmission> leftOut = Omissions.Of(model);
        var heading = new DmnHeading(rulebook, edition, dates.Use, reading, alternative, leftOut);
        return new DmnDocument(heading.FileName, DmnXml.Write(model, heading), leftOut);
    }
}
