using TottoriCare.Rulebooks;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>列: one column that a kind of table may have.</summary>
/// <param name="Head">列名.</param>
/// <param name="Form">書き方: how a cell is written, in Japanese with an example.</param>
internal abstract record Column(string Head, string Form);

/// <summary>事実の列: a fact of the case.</summary>
/// <param name="Head">列名.</param>
/// <param name="Form">書き方.</param>
/// <param name="IsNeeded">Whether the table must have it; else the form says what holds without it.</param>
internal sealed record FactColumn(string Head, string Form, bool IsNeeded = false) : Column(Head, Form)
{
    /// <summary>Whether a cell may say － where the fact is not given.</summary>
    public bool MayBeUnsaid { get; init; } = !IsNeeded;
}

/// <summary>答えの列: what is expected.</summary>
/// <param name="Head">列名.</param>
/// <param name="Form">書き方.</param>
/// <param name="Canonical">The one text for what a cell expects, however it is written.</param>
internal sealed record AnswerColumn(string Head, string Form, Func<string, Rulebook, CellRead<string>> Canonical) : Column(Head, Form)
{
    /// <summary>要点: whether the cell names parts of a text (parted by ／) and not the whole of it.</summary>
    public bool NamesParts { get; init; }

    /// <summary>Whether an answer is what the cell expects.</summary>
    public bool Agrees(string expected, string actual) => NamesParts
        ? ListCell.Parts(expected).All(part => actual.Contains(part, StringComparison.Ordinal))
        : expected == actual;
}
