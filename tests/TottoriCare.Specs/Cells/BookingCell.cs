using NodaTime;
using TottoriCare.Care;

namespace TottoriCare.Specs.Cells;

/// <summary>利用: a stay <c>2026-05-11〜2026-05-14</c>, a visit <c>2026-05-11 09:00〜13:00</c>.</summary>
internal static class BookingCell
{
    private const char Until = '〜';

    public static CellRead<Booking> Read(string text, CareType careType)
    {
        string[] ends = text.Split(Until);
        if (careType.IsOvernight)
        {
            return ends.Length == 2
                ? DateCell.Read(ends[0]).Then(first => DateCell.Read(ends[1]).Then(last => Stay(first, last)))
                : CellFault.Form(text, "STAY_FORM", "宿泊は「2026-05-11〜2026-05-14」の形（入所日〜退所日）で書いてください", "write a stay as 2026-05-11〜2026-05-14, entry and exit");
        }

        string[] start = ends[0].Split(' ');
        return ends.Length == 2 && start.Length == 2
            ? DateCell.Read(start[0]).Then(day => TimeCell.Read(start[1]).Then(from => TimeCell.Read(ends[1]).Then(to => Visit(careType, day, from, to))))
            : CellFault.Form(text, "VISIT_FORM", "通所・訪問は「2026-05-11 09:00〜13:00」の形で書いてください", "write a visit as 2026-05-11 09:00〜13:00");
    }

    private static CellRead<Booking> Stay(LocalDate first, LocalDate last) =>
        Booking.TryStay(first, last, out Booking? stay, out InputError? error) ? stay : new CellFault(error.Code, error.Message);

    private static CellRead<Booking> Visit(CareType careType, LocalDate day, LocalTime from, LocalTime to) =>
        Booking.TryVisit(careType, day, from, to, out Booking? visit, out InputError? error) ? visit : new CellFault(error.Code, error.Message);
}
