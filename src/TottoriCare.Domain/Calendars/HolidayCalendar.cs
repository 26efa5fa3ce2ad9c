using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>休日カレンダー: the national holidays of Japan, 1999-12-01 to 2050-12-31.</summary>
/// <remarks>
/// Computed by the law of each year (国民の祝日に関する法律, 昭和23年法律第178号, with its amendments and the special laws of
/// 2019 to 2021), or for the years that a loaded Cabinet Office list covers, as that list says. A day after
/// <see cref="AnnouncedThrough"/> is projected: computed by the law as it stands, while its equinoxes are not announced yet and
/// the law can still change. Immutable and safe to share.
/// </remarks>
public sealed class HolidayCalendar
{
    private static readonly Lazy<HolidayCalendar> s_fromLaw = new(() =>
        new HolidayCalendar(RangeOf(HolidayLaw.Shipped), HolidayLaw.Shipped.AnnouncedThrough, HolidayLaw.Shipped.Holidays()));

    private readonly Holiday?[] _byDay;

    private HolidayCalendar(DayRange range, LocalDate announcedThrough, IReadOnlyList<Holiday> holidays)
    {
        Range = range;
        AnnouncedThrough = announcedThrough;
        Holidays = holidays;
        Digest = ContentDigest.Of(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(ToText()));

        _byDay = new Holiday?[Range.Length];
        foreach (Holiday holiday in holidays)
            _byDay[Range.IndexOf(holiday.Day)] = holiday;
    }

    internal DayRange Range { get; }

    /// <summary>The first day that the calendar knows: 1999-12-01.</summary>
    public LocalDate FirstDay => Range.FirstDay;

    /// <summary>The last day that the calendar knows: 2050-12-31.</summary>
    public LocalDate LastDay => Range.LastDay;

    /// <summary>公表済みの末日: the last day whose holidays the state has announced; later ones are projected.</summary>
    public LocalDate AnnouncedThrough { get; }

    /// <summary>休日: every holiday of the range, earliest first.</summary>
    public IReadOnlyList<Holiday> Holidays { get; }

    /// <summary>The digest of the calendar's content: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    /// <remarks>
    /// Of UTF-8 text without BOM, each line ended by LF: <c>tottoricare.holidays.v1</c>; the first day; the last day; the last
    /// announced day; then for each holiday, earliest first, its day, a space and its Japanese name. Days are ISO 8601. Two
    /// calendars of equal content have an equal digest, however they were made.
    /// </remarks>
    public string Digest { get; }

    /// <summary>The calendar that the law itself gives, computed for the whole range. Always the same object.</summary>
    public static HolidayCalendar FromLaw() => s_fromLaw.Value;

    /// <summary>Reads the Cabinet Office's list of holidays (国民の祝日・休日, syukujitsu.csv) as downloaded.</summary>
    /// <remarks>
    /// CP932 is known on .NET Framework and from .NET 10 on; on a runtime between them the host registers the code pages first, or
    /// converts the file to UTF-8. Nothing global is changed here.
    /// </remarks>
    /// <param name="content">The bytes of the file, at most 1 MiB; CP932 or UTF-8 (BOM or not), lines ended by CRLF or LF.</param>
    /// <param name="calendar">The calendar, in which the list wins for every year that it covers; the law fills the rest.</param>
    /// <param name="errors">Every fault of the file, with its line (<c>line 12</c>); empty if there is none.</param>
    /// <returns>Whether the whole list was read. Nothing is taken from a list with a fault.</returns>
    public static bool TryReadCabinetOfficeCsv(
        ReadOnlyMemory<byte> content, [NotNullWhen(true)] out HolidayCalendar? calendar, out IReadOnlyList<InputError> errors)
    {
        HolidayLaw law = HolidayLaw.Shipped;
        calendar = CabinetOfficeList.TryRead(content, law, out CabinetOfficeList? list, out errors)
            ? new HolidayCalendar(RangeOf(law), list.AnnouncedThrough, list.Over(law.Holidays()))
            : null;
        return calendar is not null;
    }

    /// <summary>Whether the calendar knows a day, both ends of the range included.</summary>
    public bool Covers(LocalDate day) => Range.Contains(day);

    /// <summary>見込みか: whether what the calendar says of a day is projected, not announced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the day.</exception>
    public bool IsProjected(LocalDate day) => Range.IndexOf(day) > Range.IndexOf(AnnouncedThrough);

    /// <summary>The holiday on a day, if it is one. Allocates nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the day.</exception>
    public Holiday? Find(LocalDate day) => _byDay[Range.IndexOf(day)];

    /// <summary>本文: the text whose digest is <see cref="Digest"/>, from which <see cref="TryParse"/> makes the calendar again.</summary>
    public string ToText() => HolidayText.Write(Range, AnnouncedThrough, Holidays);

    /// <summary>Makes a calendar again from its text.</summary>
    /// <param name="text">What <see cref="ToText"/> gave, perhaps by another version of the library.</param>
    /// <param name="calendar">
    /// The calendar: the same days, names and digest. A day that the law gives under the same name is of the law's kind; any other is
    /// <see cref="HolidayKind.Listed"/>.
    /// </param>
    /// <param name="error">The first fault of the text, with its line; nothing where there is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out HolidayCalendar? calendar, [NotNullWhen(false)] out InputError? error)
    {
        calendar = HolidayText.TryRead(
            text, HolidayLaw.Shipped, out DayRange? range, out LocalDate announcedThrough, out IReadOnlyList<Holiday> holidays, out error)
            ? new HolidayCalendar(range, announcedThrough, holidays)
            : null;
        return calendar is not null;
    }

    private static DayRange RangeOf(HolidayLaw law) => new(law.FirstDay, law.LastDay);
}
