using NodaTime;
using TottoriCare.Care;

namespace TottoriCare.Specs.Cells;

/// <summary>利用: a stay <c>2026-05-11〜2026-05-14</c>, with clock times at both ends or at neither, a visit <c>2026-05-11 09:00〜13:00</c>.</summary>
internal static class BookingCell
{
    private const char Until = '〜';

    public static CellRead<Booking> Read(string text, CareType careType)
    {
        string[] ends = text.Split(Until);
        if (careType.IsOvernight)
        {
            return ends.Length == 2
                ? EndOf(ends[0]).Then(entry => EndOf(ends[1]).Then(exit => Stay(text, entry, exit)))
                : StayForm(text);
        }

        string[] start = ends[0].Split(' ');
        return ends.Length == 2 && start.Length == 2
            ? DateCell.Read(start[0]).Then(day => TimeCell.Read(start[1]).Then(from => TimeCell.Read(ends[1]).Then(to => Visit(careType, day, from, to))))
            : CellFault.Form(text, "VISIT_FORM", "通所・訪問は「2026-05-11 09:00〜13:00」の形で書いてください", "write a visit as 2026-05-11 09:00〜13:00");
    }

    private static CellRead<(LocalDate Day, LocalTime? At)> EndOf(string text) => text.Split(' ') is [var day, var time]
        ? DateCell.Read(day).Then(on => TimeCell.Read(time).Then(at => (CellRead<(LocalDate, LocalTime?)>)(on, at)))
        : DateCell.Read(text).Then(on => (CellRead<(LocalDate, LocalTime?)>)(on, null));

    private static CellRead<Booking> Stay(string text, (LocalDate Day, LocalTime? At) entry, (LocalDate Day, LocalTime? At) exit)
    {
        if (entry.At is null != exit.At is null)
            return StayForm(text);
        InputError? error;
        return (entry.At is { } entersAt && exit.At is { } leavesAt
            ? Booking.TryStay(entry.Day, exit.Day, entersAt, leavesAt, out Booking? stay, out error)
            : Booking.TryStay(entry.Day, exit.Day, out stay, out error)) ? stay : new CellFault(error.Code, error.Message);
    }

    private static CellFault StayForm(string text) => CellFault.Form(text, "STAY_FORM",
        "宿泊は「2026-05-11〜2026-05-14」の形（入所日〜退所日）で書いてください", "write a stay as 2026-05-11〜2026-05-14, entry and exit");

    private static CellRead<Booking> Visit(CareType careType, LocalDate day, LocalTime from, LocalTime to) =>
        Booking.TryVisit(careType, day, from, to, out Booking? visit, out InputError? error) ? visit : new CellFault(error.Code, error.Message);
}
