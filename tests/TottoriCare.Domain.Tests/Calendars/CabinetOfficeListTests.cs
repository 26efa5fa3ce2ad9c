using System.Text;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class CabinetOfficeListTests
{
    private static readonly IReadOnlyList<string> s_lines = OfficialHolidays.Lines();

    [Fact]
    public void The_list_as_downloaded_gives_the_days_and_names_that_it_has()
    {
        HolidayCalendar calendar = OfficialHolidays.CalendarOf(s_lines);

        calendar.Holidays
            .Where(holiday => OfficialHolidays.FirstDay <= holiday.Day && holiday.Day <= OfficialHolidays.LastDay)
            .Select(holiday => (holiday.Day, holiday.Name.Ja))
            .ShouldBe(OfficialHolidays.All);
        calendar.Find(Day("2026-05-06"))!.Kind.ShouldBe(HolidayKind.Listed);
    }

    [Theory]
    [InlineData("2026-05-03", "憲法記念日", "Constitution Memorial Day")]
    [InlineData("2026-05-06", "休日", "Holiday")]
    [InlineData("2019-05-01", "休日（祝日扱い）", "Holiday (on a level with a national holiday)")]
    [InlineData("2019-10-14", "体育の日（スポーツの日）", "Health and Sports Day (Sports Day)")]
    public void A_name_of_the_list_has_its_English(string day, string ja, string en) =>
        OfficialHolidays.CalendarOf(s_lines).Find(Day(day))!.Name.ShouldBe(new LocalizedText(ja, en));

    [Fact]
    public void A_name_that_nobody_foresaw_is_kept_in_Japanese() =>
        OfficialHolidays.CalendarOf([.. s_lines.Take(s_lines.Count - 1), "2027/11/23,勤労感謝の日", "2027/12/1,新しい日"])
            .Find(Day("2027-12-01"))!.Name.ShouldBe(new LocalizedText("新しい日", "National holiday (新しい日)"));

    [Fact]
    public void UTF_8_with_or_without_BOM_and_LF_and_padded_days_give_the_same_calendar()
    {
        string digest = OfficialHolidays.CalendarOf(s_lines).Digest;
        string lf = string.Join('\n', s_lines);
        string padded = string.Join("\r\n", s_lines.Select(line => line.Replace("/5/3,", "/05/03,", StringComparison.Ordinal)));

        Read(Encoding.UTF8.GetBytes(lf)).Digest.ShouldBe(digest);
        Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(lf + "\n")]).Digest.ShouldBe(digest);
        Read(Encoding.UTF8.GetBytes(padded)).Digest.ShouldBe(digest);
        Read(CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(lf)).Digest.ShouldBe(digest);
    }

    [Fact]
    public void The_list_wins_over_the_law_for_its_years_and_the_law_fills_the_rest()
    {
        // As if a special law had moved one day of 2026.
        IEnumerable<string> lines = OfficialHolidays.Lines(2025, 2026)
            .Select(line => line == "2026/7/20,海の日" ? "2026/7/22,海の日" : line);
        HolidayCalendar calendar = OfficialHolidays.CalendarOf(lines);

        calendar.Find(Day("2026-07-20")).ShouldBeNull();
        calendar.Find(Day("2026-07-22"))!.Name.Ja.ShouldBe("海の日");
        calendar.Find(Day("2024-12-31")).ShouldBeNull();
        calendar.Find(Day("2024-11-23"))!.Kind.ShouldBe(HolidayKind.Named);
        calendar.Find(Day("2025-01-01"))!.Kind.ShouldBe(HolidayKind.Listed);
        calendar.Find(Day("2026-11-23"))!.Kind.ShouldBe(HolidayKind.Listed);
        calendar.Find(Day("2027-01-01"))!.Kind.ShouldBe(HolidayKind.Named);
    }

    [Fact]
    public void The_last_year_of_the_list_is_the_last_announced()
    {
        HolidayCalendar calendar = OfficialHolidays.CalendarOf(OfficialHolidays.Lines(2000, 2026));

        calendar.AnnouncedThrough.ShouldBe(Day("2026-12-31"));
        calendar.IsProjected(Day("2026-12-31")).ShouldBeFalse();
        calendar.IsProjected(Day("2027-01-01")).ShouldBeTrue();
    }

    [Fact]
    public void Days_outside_the_range_are_read_and_left_out()
    {
        IEnumerable<string> earlier = ["1998/1/1,元日", "1998/11/23,勤労感謝の日", "1999/1/1,元日", "1999/11/23,勤労感謝の日", "1999/12/23,天皇誕生日"];
        HolidayCalendar calendar = OfficialHolidays.CalendarOf([OfficialHolidays.Header, .. earlier, .. s_lines.Skip(1)]);

        calendar.Holidays[0].Day.ShouldBe(Day("1999-12-23"));
        calendar.Holidays[0].Kind.ShouldBe(HolidayKind.Listed);
    }

    [Fact]
    public void A_list_that_goes_past_the_range_announces_all_of_it()
    {
        IEnumerable<string> later = Enumerable.Range(2028, 24).SelectMany(year => new[] { $"{year}/1/1,元日", $"{year}/11/23,勤労感謝の日" });
        HolidayCalendar calendar = OfficialHolidays.CalendarOf([.. s_lines, .. later.Take(2 * 23), "2050/12/31,大晦日", .. later.Skip(2 * 23)]);

        calendar.AnnouncedThrough.ShouldBe(calendar.LastDay);
        calendar.Holidays[^1].Day.ShouldBe(Day("2050-12-31"));
    }

    [Theory]
    [InlineData("2026-05-03,憲法記念日", "HOLIDAY_LINE_FORM")]
    [InlineData("2026/5/3", "HOLIDAY_LINE_FORM")]
    [InlineData("2026/5/3,憲法記念日,", "HOLIDAY_LINE_FORM")]
    [InlineData("2026/5/,憲法記念日", "HOLIDAY_LINE_FORM")]
    [InlineData("26/5/3,憲法記念日", "HOLIDAY_LINE_FORM")]
    [InlineData("２０２６/5/3,憲法記念日", "HOLIDAY_LINE_FORM")]
    [InlineData("", "HOLIDAY_LINE_FORM")]
    [InlineData("2026/2/29,憲法記念日", "HOLIDAY_LINE_DATE")]
    [InlineData("2026/13/1,憲法記念日", "HOLIDAY_LINE_DATE")]
    [InlineData("2026/0/1,憲法記念日", "HOLIDAY_LINE_DATE")]
    [InlineData("2026/5/0,憲法記念日", "HOLIDAY_LINE_DATE")]
    [InlineData("0000/5/3,憲法記念日", "HOLIDAY_LINE_DATE")]
    [InlineData("2026/5/3,", "HOLIDAY_LINE_NAME")]
    [InlineData("2026/5/3, 憲法記念日", "HOLIDAY_LINE_NAME")]
    [InlineData("2026/5/3,憲法\u0007記念日", "HOLIDAY_LINE_NAME")]
    [InlineData("2026/4/29,昭和の日", "HOLIDAY_LINE_DOUBLED")]
    [InlineData("2026/4/28,昭和の日", "HOLIDAY_LINE_ORDER")]
    public void A_bad_line_is_refused_with_its_number(string line, string code)
    {
        int number = 1 + s_lines.ToList().IndexOf("2026/5/3,憲法記念日");

        InputError error = Refusals([.. s_lines.Select((text, i) => i == number - 1 ? line : text)]).ShouldHaveSingleItem();

        error.ShouldBeRefusal(code, $"line {number}");
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void A_name_has_at_most_50_characters(int length, bool taken)
    {
        string[] lines = [.. s_lines, $"2027/12/1,{new string('あ', length)}"];

        HolidayCalendar.TryReadCabinetOfficeCsv(OfficialHolidays.AsDownloaded(lines), out _, out _).ShouldBe(taken);
    }

    [Fact]
    public void Every_fault_is_told_and_nothing_is_taken_in_part()
    {
        string[] lines = [.. s_lines];
        lines[0] = "日付,名称";
        lines[10] = "なにか";
        lines[20] = "2001/2/30,春分の日";

        HolidayCalendar.TryReadCabinetOfficeCsv(OfficialHolidays.AsDownloaded(lines), out HolidayCalendar? calendar, out IReadOnlyList<InputError> errors)
            .ShouldBeFalse();

        calendar.ShouldBeNull();
        errors.Select(error => (error.Path, error.Code)).ShouldBe(
            [("line 1", "HOLIDAY_LIST_HEADER"), ("line 11", "HOLIDAY_LINE_FORM"), ("line 21", "HOLIDAY_LINE_DATE")]);
    }

    [Fact]
    public void A_list_without_its_header_is_refused() =>
        Refusals([.. s_lines.Skip(1)]).ShouldHaveSingleItem().ShouldBeRefusal("HOLIDAY_LIST_HEADER", "line 1");

    [Fact]
    public void An_empty_file_is_refused() => Refusals(Array.Empty<byte>()).ShouldHaveSingleItem().ShouldBeRefusal("HOLIDAY_LIST_HEADER", "line 1");

    [Fact]
    public void A_header_alone_is_refused() =>
        Refusals([OfficialHolidays.Header]).ShouldHaveSingleItem().ShouldBeRefusal("HOLIDAY_LIST_EMPTY");

    [Fact]
    public void A_list_that_ends_within_a_year_is_refused_with_the_year()
    {
        InputError error = Refusals([.. s_lines.TakeWhile(line => line != "2027/11/23,勤労感謝の日")]).ShouldHaveSingleItem();

        error.ShouldBeRefusal("HOLIDAY_YEAR_INCOMPLETE");
        error.Message.Ja.ShouldContain("2027年");
        error.Message.En.ShouldContain("2027");
    }

    [Fact]
    public void A_list_that_begins_within_a_year_is_refused() =>
        Refusals([OfficialHolidays.Header, .. s_lines.Skip(2)]).ShouldHaveSingleItem().ShouldBeRefusal("HOLIDAY_YEAR_INCOMPLETE");

    [Fact]
    public void Each_year_that_is_missing_in_between_is_told() =>
        Refusals([.. s_lines.Where(line => !line.StartsWith("2010/", StringComparison.Ordinal) && !line.StartsWith("2012/", StringComparison.Ordinal))])
            .Select(error => error.Message.En).ShouldBe(
            [
                "The holidays of 2010 are not complete; download the whole list again.",
                "The holidays of 2012 are not complete; download the whole list again.",
            ]);

    [Theory]
    [InlineData(1998, false)]
    [InlineData(1999, true)]
    [InlineData(2028, true)]
    [InlineData(2029, false)]
    public void A_list_of_one_year_has_to_touch_what_the_law_knows(int year, bool taken)
    {
        string[] lines = [OfficialHolidays.Header, $"{year}/1/1,元日", $"{year}/11/23,勤労感謝の日"];

        bool read = HolidayCalendar.TryReadCabinetOfficeCsv(OfficialHolidays.AsDownloaded(lines), out _, out IReadOnlyList<InputError> errors);

        read.ShouldBe(taken);
        if (!taken)
            errors.ShouldHaveSingleItem().ShouldBeRefusal("HOLIDAY_LIST_OUTSIDE_RANGE");
    }

    [Fact]
    public void Bytes_that_are_neither_UTF_8_nor_CP932_are_refused() =>
        Refusals((byte[])[0x8D, 0x20, 0x0D, 0x0A]).ShouldHaveSingleItem().ShouldBeRefusal("HOLIDAY_LIST_ENCODING");

    [Theory]
    [InlineData(1024 * 1024, "HOLIDAY_LIST_HEADER", "line 1")]
    [InlineData((1024 * 1024) + 1, "HOLIDAY_LIST_TOO_LARGE", "")]
    public void A_file_of_more_than_a_mebibyte_is_refused_unread(int size, string code, string path)
    {
        byte[] bytes = new byte[size];
        Array.Fill(bytes, (byte)'x');

        Refusals(bytes).ShouldHaveSingleItem().ShouldBeRefusal(code, path);
    }

    [Fact]
    public void A_list_of_more_than_5000_lines_is_refused_unread()
    {
        string[] lines = [OfficialHolidays.Header, .. Enumerable.Repeat("2026/1/1,元日", 5_000)];

        Refusals(lines).ShouldHaveSingleItem().ShouldBeRefusal("HOLIDAY_LIST_TOO_LONG");
        Refusals(lines[..5_000]).Select(error => error.Code).ShouldBe(Enumerable.Repeat("HOLIDAY_LINE_DOUBLED", 4_998));
    }

    [Fact]
    public void Any_bytes_at_all_are_answered_with_a_calendar_or_with_errors() => Property.Holds<byte[]>(
        bytes => HolidayCalendar.TryReadCabinetOfficeCsv(bytes, out HolidayCalendar? calendar, out IReadOnlyList<InputError> errors)
            ? calendar is not null && errors.Count == 0
            : calendar is null && errors.Count > 0);

    [Fact]
    public void A_list_with_one_byte_changed_never_throws() => Property.Holds(
        from position in Gen.Choose(0, OfficialHolidays.AsDownloaded(s_lines).Length - 1)
        from value in Gen.Choose(0, 255)
        select (position, value),
        change =>
        {
            byte[] bytes = OfficialHolidays.AsDownloaded(s_lines);
            bytes[change.position] = (byte)change.value;
            return HolidayCalendar.TryReadCabinetOfficeCsv(bytes, out _, out IReadOnlyList<InputError> errors) == (errors.Count == 0);
        });

    private static HolidayCalendar Read(byte[] bytes)
    {
        HolidayCalendar.TryReadCabinetOfficeCsv(bytes, out HolidayCalendar? calendar, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join('\n', errors));
        return calendar!;
    }

    private static IReadOnlyList<InputError> Refusals(string[] lines) => Refusals(OfficialHolidays.AsDownloaded(lines));

    private static IReadOnlyList<InputError> Refusals(byte[] bytes)
    {
        HolidayCalendar.TryReadCabinetOfficeCsv(bytes, out HolidayCalendar? calendar, out IReadOnlyList<InputError> errors).ShouldBeFalse();
        calendar.ShouldBeNull();
        return errors;
    }
}
