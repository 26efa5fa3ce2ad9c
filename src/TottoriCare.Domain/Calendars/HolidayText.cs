using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Calendars;

// 休日の本文: the text whose digest is that of a calendar. A holiday is its day and its Japanese name; the rest follows from these.
internal static class HolidayText
{
    public const string Heading = "tottoricare.holidays.v1";

    private const int LinesBeforeHolidays = 4;
    private const int MostLines = 50_000;
    private const int LongestName = 50;

    public static string Write(DayRange range, LocalDate announcedThrough, IReadOnlyList<Holiday> holidays)
    {
        var text = new StringBuilder(Heading).Append('\n');
        foreach (LocalDate bound in new[] { range.FirstDay, range.LastDay, announcedThrough })
            text.Append(LocalDatePattern.Iso.Format(bound)).Append('\n');
        foreach (Holiday holiday in holidays)
            text.Append(LocalDatePattern.Iso.Format(holiday.Day)).Append(' ').Append(holiday.Name.Ja).Append('\n');
        return text.ToString();
    }

    public static bool TryRead(
        string text, HolidayLaw law, [NotNullWhen(true)] out DayRange? range, out LocalDate announcedThrough, out IReadOnlyList<Holiday> holidays,
        [NotNullWhen(false)] out InputError? error)
    {
        var read = new List<Holiday>();
        (range, announcedThrough, holidays) = (null, default, read);
        string[] lines = text.Split('\n');
        if (lines.Length is <= LinesBeforeHolidays or > MostLines || lines[0] != Heading || lines[lines.Length - 1].Length > 0)
            error = Fault(1, $"1行目が「{Heading}」で、各行が改行で終わる休日の本文を、書き出したまま指定してください。",
                $"Give the text of a calendar as it was written: its first line is '{Heading}', and each line ends with a line feed.");
        else if (!TryReadBounds(lines, out range, out announcedThrough))
            error = Fault(2, "2行目から4行目は、暦の初日（月の初日）、末日（月の末日）、公表済みの末日の順に、YYYY-MM-DD の形です。",
                "Lines 2 to 4 are the first day (the first of a month), the last day (the last of one) and the last announced day, as YYYY-MM-DD.");
        else
            error = ReadHolidays(lines, range, law, read);
        return error is null;
    }

    private static bool TryReadBounds(string[] lines, [NotNullWhen(true)] out DayRange? range, out LocalDate announcedThrough)
    {
        range = null;
        if (!TryReadDay(lines[3], out announcedThrough) || !TryReadDay(lines[1], out LocalDate first) || !TryReadDay(lines[2], out LocalDate last))
            return false;
        if (first.Day == 1 && last.PlusDays(1).Day == 1 && first <= announcedThrough && announcedThrough <= last)
            range = new DayRange(first, last);
        return range is not null;
    }

    private static InputError? ReadHolidays(string[] lines, DayRange range, HolidayLaw law, List<Holiday> read)
    {
        Dictionary<LocalDate, Holiday> computed = law.Holidays().ToDictionary(holiday => holiday.Day);
        for (int i = LinesBeforeHolidays; i < lines.Length - 1; i++)
        {
            string line = lines[i], name = line.Length > 11 ? line.Substring(11) : "";
            if (name.Length is 0 or > LongestName || line[10] != ' ' || !TryReadDay(line.Substring(0, 10), out LocalDate day))
                return Fault(i + 1, "行が「2026-05-03 憲法記念日」の形ではありません。", "The line is not of the form '2026-05-03 憲法記念日'.");
            if (!range.Contains(day) || (read.Count > 0 && day <= read[read.Count - 1].Day))
                return Fault(i + 1, "暦の範囲の日を、日付の順に一日一行で並べてください。", "Put days of the calendar in order, each on one line.");
            read.Add(computed.TryGetValue(day, out Holiday? same) && same.Name.Ja == name ? same : new Holiday(day, law.NameOf(name), HolidayKind.Listed));
        }

        return null;
    }

    private static bool TryReadDay(string text, out LocalDate day) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out day);

    private static InputError Fault(int line, string ja, string en) =>
        new($"line {line}", "HOLIDAY_TEXT_FORM", new LocalizedText(ja, en));
}
