using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;

namespace TottoriCare.Domain.Tests.Calendars;

/// <summary>Days for the tests: written in ISO 8601, or drawn.</summary>
internal static class Days
{
    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static Gen<LocalDate> Between(LocalDate first, LocalDate last) =>
        Gen.Choose(0, Period.DaysBetween(first, last)).Select(first.PlusDays);

    public static Gen<LocalDate> Of(HolidayCalendar calendar) => Between(calendar.FirstDay, calendar.LastDay);
}
