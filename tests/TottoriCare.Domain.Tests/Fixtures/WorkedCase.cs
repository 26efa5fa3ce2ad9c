namespace TottoriCare.Domain.Tests.Fixtures;

/// <summary>計算例: one row of a table of worked cases, with its cells by the head of their column.</summary>
/// <param name="File">The Markdown file.</param>
/// <param name="Line">The line of the row, 1 for the first.</param>
/// <param name="Decision">決定の種類: the heading above the table.</param>
/// <param name="Cells">The cells that are not empty, by column head.</param>
public sealed record WorkedCase(string File, int Line, string Decision, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The cell of a column; none where the table has no such column or the cell is empty.</summary>
    public string? this[string column] => Cells.GetValueOrDefault(column);

    public override string ToString() => $"{File}:{Line} {Decision} {this["例"]}";
}
