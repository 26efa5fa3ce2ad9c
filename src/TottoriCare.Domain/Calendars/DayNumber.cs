using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>通日: civil days as running numbers, 0 for 0001-01-01, so that rules compare and subtract them as whole numbers.</summary>
internal static class DayNumber
{
    private static readonly LocalDate s_zero = new(1, 1, 1);

    public static int Of(LocalDate day) => Period.DaysBetween(s_zero, day);

    public static LocalDate Day(long number) => s_zero.PlusDays((int)number);
}
