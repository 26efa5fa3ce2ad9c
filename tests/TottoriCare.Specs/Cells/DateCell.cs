using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare.Specs.Cells;

/// <summary>日付: <c>2026-05-07</c> or <c>令和8年5月7日</c>.</summary>
internal static class DateCell
{
    public static CellRead<LocalDate> Read(string text) =>
        JapaneseDate.TryParse(text, out LocalDate day, out InputError? error) ? day : new CellFault(error.Code, error.Message);
}
