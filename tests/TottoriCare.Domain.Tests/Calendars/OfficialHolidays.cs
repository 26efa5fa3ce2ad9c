using System.Text;
using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare.Domain.Tests.Calendars;

/// <summary>The facts of the Cabinet Office's list for 2000 to 2027, and the list written in the form of its download.</summary>
internal static class OfficialHolidays
{
    public const string Header = "国民の祝日・休日月日,国民の祝日・休日名称";

    public static readonly LocalDate FirstDay = new(2000, 1, 1);
    public static readonly LocalDate LastDay = new(2027, 12, 31);

    public static readonly IReadOnlyList<(LocalDate Day, string Name)> All = [.. Read()];

    /// <summary>The list as lines without their ends: the header, then <c>2026/5/3,憲法記念日</c>.</summary>
    public static IReadOnlyList<string> Lines(int firstYear = 2000, int lastYear = 2027) =>
    [
        Header,
        .. All.Where(holiday => firstYear <= holiday.Day.Year && holiday.Day.Year <= lastYear)
            .Select(holiday => $"{holiday.Day.Year}/{holiday.Day.Month}/{holiday.Day.Day},{holiday.Name}"),
    ];

    /// <summary>Lines as the download has them: CP932, ended by CRLF, no BOM.</summary>
    public static byte[] AsDownloaded(IEnumerable<string> lines) =>
        CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(string.Concat(lines.Select(line => line + "\r\n")));

    /// <summary>The calendar read from lines in the form of the download.</summary>
    public static HolidayCalendar CalendarOf(IEnumerable<string> lines)
    {
        HolidayCalendar.TryReadCabinetOfficeCsv(AsDownloaded(lines), out HolidayCalendar? calendar, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join('\n', errors));
        return calendar!;
    }

    private static IEnumerable<(LocalDate Day, string Name)> Read()
    {
        using Stream stream = typeof(OfficialHolidays).Assembly
            .GetManifestResourceStream($"{typeof(OfficialHolidays).Namespace}.official-holidays.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            int year = int.Parse(line[..4]);
            foreach (string holiday in line[6..].Split(", "))
            {
                string[] parts = holiday.Split('/', ' ');
                yield return (new LocalDate(year, int.Parse(parts[0]), int.Parse(parts[1])), parts[2]);
            }
        }
    }
}
