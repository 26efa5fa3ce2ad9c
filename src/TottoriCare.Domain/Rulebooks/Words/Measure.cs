using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Caps;

namespace TottoriCare.Rulebooks.Words;

/// <summary>数値の言葉: numbers, days, clock times and periods as a reader of the language expects them, with their units.</summary>
/// <remarks>The unit of a number is the definition it refers to, or a word of its key: a name of the format carries its unit.</remarks>
internal static class Measure
{
    private const int MinutesOfAnHour = 60;

    private static readonly LocalizedText s_hour = new("時間", "hour");
    private static readonly AnnualDatePattern s_annual = AnnualDatePattern.CreateWithInvariantCulture("MM-dd");
    private static readonly AnnualDatePattern s_annualEn = AnnualDatePattern.CreateWithInvariantCulture("MMMM d");
    private static readonly LocalTimePattern s_timeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly Dictionary<string, LocalizedText> s_units = new(StringComparer.Ordinal)
    {
        ["nights"] = new LocalizedText("泊", "night"),
        ["days"] = new LocalizedText("日", "day"),
        ["weeks"] = new LocalizedText("週", "week"),
        ["months"] = new LocalizedText("か月", "month"),
        ["minutes"] = new LocalizedText("分", "minute"),
        ["hours"] = s_hour,
        ["uses"] = new LocalizedText("回", "use"),
        ["visits"] = new LocalizedText("回", "visit"),
    };

    /// <summary>A text that stands for a day, a clock time or a period; any other text as it stands.</summary>
    public static string Of(string text, string definition, Language language) => definition switch
    {
        "date" when LocalDatePattern.Iso.Parse(text) is { Success: true } day => JapaneseDate.ToText(day.Value, language),
        "annualDate" when s_annual.Parse(text) is { Success: true } day => Of(day.Value, language),
        "timeOfDay" when s_timeOfDay.Parse(text) is { Success: true } time => Of(time.Value, language),
        "period" when CivilPeriod.TryParse(text, out CivilPeriod? period, out _) => period.ToText(language),
        _ => text,
    };

    /// <summary>A number with its unit.</summary>
    /// <param name="number">The number.</param>
    /// <param name="definition">The definition that its place refers to.</param>
    /// <param name="key">Its key.</param>
    /// <param name="counted">数え方: the code by which the block around it counts; none where it does not count.</param>
    /// <param name="language">The language.</param>
    public static string Of(long number, string definition, string key, string? counted, Language language)
    {
        string[] words = key.Split('_');
        if (definition == "yen" || words.Contains("yen"))
            return new Yen(number).ToText(language);
        if (definition == "fiscalYear")
            return new FiscalYear((int)number).ToText(language);
        if (words.Contains("percent"))
            return $"{number}%";
        if (words.Contains("minutes") && number > 0 && number % MinutesOfAnHour == 0)
            return With(s_hour, number / MinutesOfAnHour, language);
        if (words.FirstOrDefault(s_units.ContainsKey) is { } unit)
            return With(s_units[unit], number, language);
        return counted is not null && CountUnit.TryFromName(counted, out CountUnit count)
            ? With(count.FigureUnit.Title, number, language)
            : Digits(number);
    }

    private static string Of(AnnualDate day, Language language) =>
        language == Language.Japanese ? $"{day.Month}月{day.Day}日" : s_annualEn.Format(day);

    private static string Of(LocalTime time, Language language) =>
        language == Language.Japanese ? $"{time.Hour}時{time.Minute:00}分" : s_timeOfDay.Format(time);

    private static string With(LocalizedText unit, long number, Language language) => language == Language.Japanese
        ? Digits(number) + unit.Ja
        : $"{Digits(number)} {unit.En}{(number == 1 ? "" : "s")}";

    private static string Digits(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
