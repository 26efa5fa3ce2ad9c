using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>結果: what became of one row.</summary>
/// <param name="Case">The row.</param>
/// <param name="Wrong">Every cell that some runner answered otherwise.</param>
/// <param name="AskedBy">Who was asked.</param>
/// <param name="Cited">The rules and readings that the library's answer names.</param>
internal sealed record CaseResult(SpecCase Case, IReadOnlyList<WrongCell> Wrong, IReadOnlyList<LocalizedText> AskedBy, IReadOnlySet<string> Cited)
{
    public bool Passed => Wrong.Count == 0;
}

/// <summary>違うセル: a cell that expects another answer than came.</summary>
/// <param name="Case">The row.</param>
/// <param name="Expected">The cell.</param>
/// <param name="Runners">Who answered so.</param>
/// <param name="Actual">What came.</param>
internal sealed record WrongCell(SpecCase Case, ExpectedCell Expected, IReadOnlyList<LocalizedText> Runners, string Actual)
{
    public override string ToString() =>
        $"{Expected.Cell.Place}: 表「{Case.Table.Name}」 例{Case.Label} 列「{Expected.Column.Head}」: "
        + $"表は {Expected.Cell.Text}、{string.Join("、", Runners.Select(runner => runner.Ja))}の答えは {Actual}\n"
        + $"    table '{Case.Table.Name}', row {Case.Label}, column '{Expected.Column.Head}': the table says {Expected.Cell.Text}, {string.Join(", ", Runners.Select(runner => runner.En))} {Actual}";
}
