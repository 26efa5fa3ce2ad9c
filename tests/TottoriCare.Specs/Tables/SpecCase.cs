using TottoriCare.Rules;
using TottoriCare.Specs.Reading;

namespace TottoriCare.Specs.Tables;

/// <summary>例: one row of a table, read: what is asked and what is expected.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">The row.</param>
/// <param name="Label">例: the name of the row in its table.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Under">読み方: the alternative reading under which it is asked, with its reading; none for the rulebook's own.</param>
/// <param name="Expected">What is expected, column by column.</param>
internal sealed record SpecCase(
    SpecTable Table, SpecRow Row, string Label, Question Question, (Rules.Reading Reading, Alternative Alternative)? Under,
    IReadOnlyList<ExpectedCell> Expected)
{
    /// <summary>Where the row stands and what it is called, in one line.</summary>
    public override string ToString() => $"{Row.Place.File}:{Row.Place.Line} {Table.Name} 例{Label}";
}

/// <summary>答えのセル: one expected answer.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Cell">The cell as it is written.</param>
/// <param name="Canonical">What it expects, in the one text that an answer has.</param>
internal sealed record ExpectedCell(AnswerColumn Column, SpecCell Cell, string Canonical);
