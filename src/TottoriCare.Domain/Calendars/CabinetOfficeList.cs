using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NodaTime;

namespace TottoriCare.Calendars;

// 内閣府の一覧（syukujitsu.csv）: one line "year/month/day,name" a holiday, after a header line. All or nothing: a list with any
// fault yields its faults, every one with its line.
internal sealed class CabinetOfficeList
{
    private const int MostLines = 5_000;
    private const int LongestName = 50;
    private static readonly Regex s_line = new(@"\A([0-9]{4})/([0-9]{1,2})/([0-9]{1,2}),([^,]*)\z", RegexOptions.CultureInvariant);

    private readonly HolidayLaw _law;
    private readonly List<Holiday> _holidays = [];
    private readonly List<InputError> _errors = [];

    private CabinetOfficeList(HolidayLaw law) => _law = law;

    // The last day of the last year that the list covers, as far as the calendar's range goes.
    public LocalDate AnnouncedThrough => LocalDate.Min(LastDayOfYear(LastYear), _law.LastDay);

    private int FirstYear => _holidays[0].Day.Year;

    private int LastYear => _holidays[_holidays.Count - 1].Day.Year;

    public static bool TryRead(
        ReadOnlyMemory<byte> content, HolidayLaw law,
        [NotNullWhen(true)] out CabinetOfficeList? list, out IReadOnlyList<InputError> errors)
    {
        var reading = new CabinetOfficeList(law);
        if (!CabinetOfficeText.TryDecode(content, out string? text, out InputError? undecodable))
            reading._errors.Add(undecodable);
        else
            reading.ReadLines(text);

        errors = reading._errors;
        list = errors.Count == 0 ? reading : null;
        return list is not null;
    }

    // The list's own days for the years that it covers, the given ones for the rest of the range.
    public IReadOnlyList<Holiday> Over(IReadOnlyList<Holiday> computed) =>
    [
        .. computed.Where(holiday => holiday.Day.Year < FirstYear),
        .. _holidays.Where(holiday => _law.FirstDay <= holiday.Day && holiday.Day <= _law.LastDay),
        .. computed.Where(holiday => holiday.Day.Year > LastYear),
    ];

    private void ReadLines(string text)
    {
        string[] lines = text.Split('\n');
        int count = lines[lines.Length - 1].Length == 0 ? lines.Length - 1 : lines.Length;
        if (count > MostLines)
        {
            Refuse("", "HOLIDAY_LIST_TOO_LONG",
                $"一覧が{MostLines}行を超えています。内閣府の「国民の祝日・休日」の一覧を指定してください。",
                $"The list has more than {MostLines} lines; give the Cabinet Office's list of holidays.");
            return;
        }

        if (count == 0 || lines[0].TrimEnd('\r') != _law.OfficialList.Header)
        {
            Refuse(LinePath(1), "HOLIDAY_LIST_HEADER",
                $"1行目が見出し「{_law.OfficialList.Header}」ではありません。内閣府の一覧を編集せずに指定してください。",
                $"The first line is not the header '{_law.OfficialList.Header}'; give the Cabinet Office's list unedited.");
        }

        for (int number = 2; number <= count; number++)
            ReadLine(number, lines[number - 1].TrimEnd('\r'));
        if (_errors.Count == 0)
            CheckYears();
    }

    private void ReadLine(int number, string line)
    {
        if (s_line.Match(line) is not { Success: true } form)
        {
            Refuse(LinePath(number), "HOLIDAY_LINE_FORM",
                "行が「2026/5/3,憲法記念日」の形ではありません。",
                "The line is not of the form '2026/5/3,憲法記念日'.");
            return;
        }

        int[] figures = [.. Enumerable.Range(1, 3).Select(group => int.Parse(form.Groups[group].Value))];
        if (!Exists(figures[0], figures[1], figures[2]))
        {
            Refuse(LinePath(number), "HOLIDAY_LINE_DATE", "暦にない日付です。", "There is no such day in the calendar.");
            return;
        }

        string name = form.Groups[4].Value;
        if (name.Length is 0 or > LongestName || name.Trim() != name || name.Any(char.IsControl))
        {
            Refuse(LinePath(number), "HOLIDAY_LINE_NAME",
                $"休日の名称は1字以上{LongestName}字以内とし、前後に空白や制御文字を置かないでください。",
                $"A holiday's name has 1 to {LongestName} characters, no blanks around it and no control characters.");
            return;
        }

        Add(number, new Holiday(new LocalDate(figures[0], figures[1], figures[2]), _law.NameOf(name), HolidayKind.Listed));
    }

    private void Add(int number, Holiday holiday)
    {
        LocalDate? before = _holidays.Count == 0 ? null : _holidays[_holidays.Count - 1].Day;
        if (holiday.Day == before)
        {
            Refuse(LinePath(number), "HOLIDAY_LINE_DOUBLED",
                "前の行と同じ日です。一日は一行にしてください。",
                "The same day as on the line before; give each day one line.");
        }
        else if (holiday.Day < before)
        {
            Refuse(LinePath(number), "HOLIDAY_LINE_ORDER",
                "前の行より早い日です。日付の順に並べてください。",
                "An earlier day than on the line before; put the days in order.");
        }
        else
        {
            _holidays.Add(holiday);
        }
    }

    // A year that lacks a day which every year of the list has was cut off or edited; to take it would open closed days.
    private void CheckYears()
    {
        if (_holidays.Count == 0)
        {
            Refuse("", "HOLIDAY_LIST_EMPTY",
                "一覧に休日が一つもありません。内閣府の一覧の全体をもう一度取得してください。",
                "The list has no holiday at all; download the whole list again.");
            return;
        }

        int latestStart = _law.AnnouncedThrough.Year + 1;
        if (LastYear < _law.FirstDay.Year || FirstYear > latestStart)
        {
            Refuse("", "HOLIDAY_LIST_OUTSIDE_RANGE",
                $"一覧は、{latestStart}年以前から始まり、{_law.FirstDay.Year}年以後まで続くものを指定してください。",
                $"The list has to begin in {latestStart} or before, and to reach {_law.FirstDay.Year} or later.");
            return;
        }

        var days = new HashSet<LocalDate>(_holidays.Select(holiday => holiday.Day));
        for (int year = FirstYear; year <= LastYear; year++)
        {
            if (_law.OfficialList.InEveryYear.All(day => days.Contains(day.InYear(year))))
                continue;
            Refuse("", "HOLIDAY_YEAR_INCOMPLETE",
                $"{year}年の休日がそろっていません。一覧を途中で切らず、全体をもう一度取得してください。",
                $"The holidays of {year} are not complete; download the whole list again.");
        }
    }

    private static bool Exists(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);

    private static LocalDate LastDayOfYear(int year) => new(year, 12, 31);

    private static string LinePath(int number) => $"line {number}";

    private void Refuse(string path, string code, string ja, string en) =>
        _errors.Add(new InputError(path, code, new LocalizedText(ja, en)));
}
