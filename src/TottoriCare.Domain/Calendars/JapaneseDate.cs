using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Calendars;

/// <summary>和暦の日付: civil days written in Japanese eras (令和8年5月7日), and read from them.</summary>
/// <remarks>Eras: 昭和 from 1926-12-25, 平成 from 1989-01-08, 令和 from 2019-05-01. Pure; nothing here knows today.</remarks>
public static class JapaneseDate
{
    private const int LongestText = 20;
    private static readonly string[] s_weekdaysJa = ["", "月", "火", "水", "木", "金", "土", "日"];
    private static readonly string[] s_weekdaysEn = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly Regex s_isoForm = new(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_eraForm = new(
        $@"\A({string.Join("|", JapaneseEra.All.Select(era => era.Name.Ja))})(元|[1-9][0-9]?)年([1-9][0-9]?)月([1-9][0-9]?)日\z",
        RegexOptions.CultureInvariant);

    /// <summary>和暦: the day in its era, <c>令和8年5月7日</c>; the first year of an era is 元年.</summary>
    /// <remarks>A day before 昭和 is written in the Gregorian calendar, <c>1926年12月24日</c>.</remarks>
    public static string ToText(LocalDate day)
    {
        var text = new TextBuffer(stackalloc char[LongestText]);
        AppendTo(ref text, day);
        return text.ToString();
    }

    /// <summary>和暦の年月: the month in the era of its last day, <c>令和8年5月</c>.</summary>
    public static string ToText(YearMonth month)
    {
        var text = new TextBuffer(stackalloc char[LongestText]);
        AppendTo(ref text, month);
        return text.ToString();
    }

    /// <summary>The day as a reader of the language expects it: <c>令和8年5月7日</c> or <c>2026-05-07</c>.</summary>
    public static string ToText(LocalDate day, Language language) =>
        language == Language.Japanese ? ToText(day) : LocalDatePattern.Iso.Format(day);

    /// <summary>The day with its day of the week: <c>令和8年5月7日（木）</c> or <c>2026-05-07 (Thu)</c>.</summary>
    public static string ToTextWithWeekday(LocalDate day, Language language)
    {
        if (language != Language.Japanese)
            return $"{ToText(day, language)} ({s_weekdaysEn[(int)day.DayOfWeek]})";
        var text = new TextBuffer(stackalloc char[LongestText]);
        AppendWithWeekdayTo(ref text, day);
        return text.ToString();
    }

    /// <summary>Writes <c>令和8年5月7日（木）</c> to the end of a text.</summary>
    internal static void AppendWithWeekdayTo(ref TextBuffer text, LocalDate day)
    {
        AppendTo(ref text, day);
        text.Append('（');
        text.Append(s_weekdaysJa[(int)day.DayOfWeek]);
        text.Append('）');
    }

    /// <summary>Writes <c>令和8年5月</c> to the end of a text.</summary>
    internal static void AppendTo(ref TextBuffer text, YearMonth month)
    {
        JapaneseEra.AppendYear(ref text, month.ToDateInterval().End);
        text.Append('年');
        text.Append(month.Month);
        text.Append('月');
    }

    /// <summary>Reads a day from outside text.</summary>
    /// <param name="text">
    /// Either ISO 8601 (<c>2026-05-07</c>) or an era date in half-width digits without leading zeros (<c>令和8年5月7日</c>;
    /// <c>元年</c> or <c>1年</c> for the first year). Nothing else, and nothing around it.
    /// </param>
    /// <param name="day">The day, if the text is one.</param>
    /// <param name="error">
    /// Else why not: <c>DATE_MISSING</c>, <c>DATE_FULL_WIDTH_DIGITS</c>, <c>DATE_FORM</c>, <c>DATE_IMPOSSIBLE</c> or
    /// <c>DATE_OUTSIDE_ERA</c>, with an empty path. The text is not quoted: a day may be a day of birth.
    /// </param>
    public static bool TryParse(string? text, out LocalDate day, [NotNullWhen(false)] out InputError? error)
    {
        day = default;
        if (string.IsNullOrEmpty(text))
        {
            error = Fault("DATE_MISSING", "日付がありません。", "The date is missing.");
            return false;
        }

        if (text!.Length <= LongestText && s_isoForm.IsMatch(text))
            return TryParseIso(text, out day, out error);
        if (text.Length <= LongestText && s_eraForm.Match(text) is { Success: true } form)
            return TryParseEra(form, out day, out error);

        error = text.Any(c => c is >= '０' and <= '９')
            ? Fault("DATE_FULL_WIDTH_DIGITS", "日付に全角の数字があります。", "The date has full-width digits.")
            : Fault("DATE_FORM", "日付の形が正しくありません。", "The date is not in a known form.");
        return false;
    }

    private static void AppendTo(ref TextBuffer text, LocalDate day)
    {
        JapaneseEra.AppendYear(ref text, day);
        text.Append('年');
        text.Append(day.Month);
        text.Append('月');
        text.Append(day.Day);
        text.Append('日');
    }

    private static bool TryParseIso(string text, out LocalDate day, [NotNullWhen(false)] out InputError? error)
    {
        // The pattern also knows a year 0.
        bool exists = LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate written) && written.Year >= 1;
        day = exists ? written : default;
        error = exists ? null : Impossible();
        return exists;
    }

    private static bool TryParseEra(Match form, out LocalDate day, [NotNullWhen(false)] out InputError? error)
    {
        JapaneseEra era = JapaneseEra.All.Single(known => known.Name.Ja == form.Groups[1].Value);
        int yearOfEra = form.Groups[2].Value == "元" ? 1 : int.Parse(form.Groups[2].Value);
        int year = era.FirstDay.Year + yearOfEra - 1;
        int month = int.Parse(form.Groups[3].Value);
        int dayOfMonth = int.Parse(form.Groups[4].Value);

        day = default;
        if (month > 12 || dayOfMonth > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            error = Impossible();
            return false;
        }

        var written = new LocalDate(year, month, dayOfMonth);
        if (JapaneseEra.At(written) != era)
        {
            error = OutsideEra(era, JapaneseEra.At(written));
            return false;
        }

        day = written;
        error = null;
        return true;
    }

    private static InputError Impossible() =>
        Fault("DATE_IMPOSSIBLE", "暦にない日付です。", "There is no such day in the calendar.");

    private static InputError OutsideEra(JapaneseEra era, JapaneseEra? right)
    {
        string first = LocalDatePattern.Iso.Format(era.FirstDay);
        string? last = era.LastDay is { } day ? LocalDatePattern.Iso.Format(day) : null;
        string spanJa = last is null ? $"{era.Name.Ja}は{first}からです。" : $"{era.Name.Ja}は{first}から{last}までです。";
        string spanEn = last is null ? $"{era.Name.En} begins on {first}." : $"{era.Name.En} lasted from {first} to {last}.";
        return right is null
            ? new InputError("", "DATE_OUTSIDE_ERA", new LocalizedText(
                spanJa + "その前の日は西暦（2026-05-07の形）で書いてください。",
                spanEn + " Write an earlier day as 2026-05-07."))
            : new InputError("", "DATE_OUTSIDE_ERA", new LocalizedText(
                spanJa + $"この日は{right.Name.Ja}で書いてください。",
                spanEn + $" Write this day in {right.Name.En} ({right.Name.Ja})."));
    }

    private static InputError Fault(string code, string ja, string en) => new("", code, new LocalizedText(
        ja + "西暦の「2026-05-07」または和暦の「令和8年5月7日」の形（半角数字）で指定してください。",
        en + " Give it as 2026-05-07 or as 令和8年5月7日, in half-width digits."));
}
