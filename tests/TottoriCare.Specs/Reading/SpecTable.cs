using Markdig.Extensions.Tables;

namespace TottoriCare.Specs.Reading;

/// <summary>セル: one cell as it is written, without the marks of Markdown.</summary>
public sealed record SpecCell(string Text, Place Place);

/// <summary>行: the cells of one case, as many as the table has heads.</summary>
public sealed record SpecRow(IReadOnlyList<SpecCell> Cells, Place Place);

/// <summary>表: one table of worked cases under its heading <c>種類：名前</c>.</summary>
/// <param name="Kind">種類: what is asked, with the place of the heading.</param>
/// <param name="Name">名前: the whole heading, by which the table is known in its folder.</param>
/// <param name="Heads">The column heads.</param>
/// <param name="Rows">The cases.</param>
/// <param name="Tested">確かめる定め: the rules and readings that the table says it tests.</param>
/// <param name="Block">The table in the Markdown, to show it again.</param>
public sealed record SpecTable(
    SpecCell Kind, string Name, IReadOnlyList<SpecCell> Heads, IReadOnlyList<SpecRow> Rows, IReadOnlyList<SpecCell> Tested, Table Block);
