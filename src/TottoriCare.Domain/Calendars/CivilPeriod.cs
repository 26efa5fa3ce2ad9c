using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>期間: a length of days, weeks, months or years, and the day on which it ends by the Civil Code.</summary>
/// <remarks>
/// Source: 民法140条・143条, 年齢計算ニ関スル法律 (TC-41, reading E2). A month or a year is counted by the calendar: it ends with the
/// day before the one that corresponds to its first counted day, and where the last month has no such day, with the last day
/// of that month. Immutable; a question allocates nothing.
/// </remarks>
public sealed record CivilPeriod
{
    private const int MostOfAUnit = 9999;
    private static readonly Regex s_form = new(@"\AP([1-9][0-9]{0,3})([DWMY])\z", RegexOptions.CultureInvariant);

    private CivilPeriod(int count, CivilUnit unit)
    {
        if (count is < 1 or > MostOfAUnit)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A period has 1 to {MostOfAUnit} of its unit.");
        Count = count;
        Unit = unit;
    }

    /// <summary>How many of the unit, 1 to 9999.</summary>
    public int Count { get; }

    /// <summary>単位: days, weeks, months or years.</summary>
    public CivilUnit Unit { get; }

    /// <summary>n日間.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 9999.</exception>
    public static CivilPeriod OfDays(int count) => new(count, CivilUnit.Day);

    /// <summary>n週間.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 9999.</exception>
    public static CivilPeriod OfWeeks(int count) => new(count, CivilUnit.Week);

    /// <summary>nか月間.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 9999.</exception>
    public static CivilPeriod OfMonths(int count) => new(count, CivilUnit.Month);

    /// <summary>n年間.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 9999.</exception>
    public static CivilPeriod OfYears(int count) => new(count, CivilUnit.Year);

    /// <summary>Reads an ISO 8601 period of one unit: <c>P1Y</c>, <c>P4M</c>, <c>P10W</c>, <c>P30D</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="period">The period, if the text is one.</param>
    /// <param name="error">Else why not: <c>PERIOD_FORM</c>, with an empty path.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out CivilPeriod? period, [NotNullWhen(false)] out InputError? error)
    {
        if (s_form.Match(text ?? "") is not { Success: true } form)
        {
            period = null;
            error = new InputError("", "PERIOD_FORM", new LocalizedText(
                "期間は、一つの単位で「P1Y」（年）「P4M」（月）「P10W」（週）「P30D」（日）の形で、1から9999までの数で指定してください。",
                "A period is given in one unit, as P1Y (years), P4M (months), P10W (weeks) or P30D (days), 1 to 9999."));
            return false;
        }

        CivilUnit unit = form.Groups[2].Value switch
        {
            "D" => CivilUnit.Day,
            "W" => CivilUnit.Week,
            "M" => CivilUnit.Month,
            _ => CivilUnit.Year,
        };
        period = new CivilPeriod(int.Parse(form.Groups[1].Value), unit);
        error = null;
        return true;
    }

    /// <summary>末日: the last day of the period that belongs to an event, such as a birth.</summary>
    /// <param name="day">The day of the event.</param>
    /// <param name="counting">起算: which day is counted first, and whether the corresponding day itself still belongs.</param>
    /// <returns>The last day that lies within the period, included.</returns>
    /// <exception cref="OverflowException">The last day lies beyond the year 9999.</exception>
    public LocalDate LastDay(LocalDate day, PeriodCounting counting = PeriodCounting.FirstDayCounted) => counting switch
    {
        PeriodCounting.FirstDayCounted => LastDayStarting(day),
        PeriodCounting.FirstDayLeftOut => LastDayStarting(day.PlusDays(1)),
        PeriodCounting.ThroughCorrespondingDay => Corresponding(day),
        _ => throw new ArgumentOutOfRangeException(nameof(counting), counting, "An unknown way of counting."),
    };

    /// <summary>The period in words: <c>4か月</c> or <c>4 months</c>.</summary>
    public string ToText(Language language) => language == Language.Japanese
        ? Count + Unit switch { CivilUnit.Day => "日", CivilUnit.Week => "週", CivilUnit.Month => "か月", _ => "年" }
        : $"{Count} {Unit.ToString().ToLowerInvariant()}{(Count == 1 ? "" : "s")}";

    /// <summary>The ISO 8601 text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => $"P{Count}{Unit.ToString()[0]}";

    private LocalDate LastDayStarting(LocalDate firstCounted)
    {
        LocalDate corresponding = Corresponding(firstCounted);
        bool monthHasNone = Unit is CivilUnit.Month or CivilUnit.Year && corresponding.Day != firstCounted.Day;
        return monthHasNone ? corresponding : corresponding.PlusDays(-1);
    }

    // 応当日; where the month has none, its last day.
    private LocalDate Corresponding(LocalDate day) => Unit switch
    {
        CivilUnit.Day => day.PlusDays(Count),
        CivilUnit.Week => day.PlusWeeks(Count),
        CivilUnit.Month => day.PlusMonths(Count),
        _ => day.PlusYears(Count),
    };
}
