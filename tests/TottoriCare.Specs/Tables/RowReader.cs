using NodaTime;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Reading;

namespace TottoriCare.Specs.Tables;

/// <summary>行の読み手: the cells of a row as facts; what can't be read becomes a fault at its cell.</summary>
internal sealed class RowReader(SpecTable table, SpecRow row, Ordinance ordinance, List<SpecFault> faults)
{
    public Rulebook Rulebook => ordinance.Rulebook;

    /// <summary>The cell of a column; none where the table has no such column.</summary>
    public SpecCell? CellOf(string head)
    {
        int index = table.Heads.ToList().FindIndex(cell => cell.Text == head);
        return index < 0 ? null : row.Cells[index];
    }

    /// <summary>A fact that the table must give.</summary>
    public T Needed<T>(string head, Func<string, CellRead<T>> form) => Fact(head, form, default!);

    /// <summary>A fact, or what holds where the table has no such column or the cell says －.</summary>
    public T Fact<T>(string head, Func<string, CellRead<T>> form, T otherwise)
    {
        if (CellOf(head) is not { } cell || cell.Text is "" or WordCell.NotGiven)
            return otherwise;
        CellRead<T> read = form(cell.Text);
        if (read.Fault is not { } fault)
            return read.Value!;
        faults.Add(fault.At(cell, head));
        return otherwise;
    }

    /// <summary>A day of the calendar.</summary>
    public LocalDate Day(string head) => Needed(head, InCalendar);

    /// <summary>A day of the calendar, where it is given.</summary>
    public LocalDate? DayIfGiven(string head) => Fact(head, text => InCalendar(text).Then(day => (CellRead<LocalDate?>)day), null);

    /// <summary>An instant of the calendar, where it is given.</summary>
    public Instant? InstantIfGiven(string head) => Fact(head, text => InstantCell.Read(text).Then(at => ordinance.CheckInstant(at) is { } error
        ? (CellRead<Instant?>)new CellFault(error.Code, error.Message)
        : (Instant?)at), null);

    private CellRead<LocalDate> InCalendar(string text) => DateCell.Read(text).Then(day => ordinance.CheckDay(day) is { } error
        ? (CellRead<LocalDate>)new CellFault(error.Code, error.Message)
        : day);
}
