using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare;

/// <summary>年度: a fiscal year of Japanese public bodies, April 1 to March 31 of the next calendar year.</summary>
/// <remarks>Years 1 to 9998; <c>default</c> is the fiscal year 1. Ordered by time.</remarks>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    private const int FirstYear = 1;
    private const int LastYear = 9998;
    private const int FirstMonth = 4;
    private const int LongestText = 8;

    // Kept relative to the first legal year, so that default is a legal year too.
    private readonly int _yearsAfterFirst;

    /// <summary>The fiscal year that begins on April 1 of a calendar year.</summary>
    /// <param name="year">西暦: the calendar year of its first day, 1 to 9998.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1 to 9998.</exception>
    public FiscalYear(int year)
    {
        if (year is < FirstYear or > LastYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, "A fiscal year lies between 1 and 9998.");
        _yearsAfterFirst = year - FirstYear;
    }

    /// <summary>西暦: the calendar year of the first day.</summary>
    public int Year => _yearsAfterFirst + FirstYear;

    /// <summary>初日: April 1.</summary>
    public LocalDate FirstDay => new(Year, FirstMonth, 1);

    /// <summary>末日: March 31 of the next calendar year.</summary>
    public LocalDate LastDay => new LocalDate(Year + 1, FirstMonth, 1).PlusDays(-1);

    /// <summary>The fiscal year that a day lies in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before 0001-04-01 or after 9999-03-31.</exception>
    public static FiscalYear Of(LocalDate day) => new(day.Month < FirstMonth ? day.Year - 1 : day.Year);

    /// <summary>Whether a day lies in this fiscal year, both ends included.</summary>
    public bool Contains(LocalDate day) => FirstDay <= day && day <= LastDay;

    /// <summary>Whether the first is the earlier year.</summary>
    public static bool operator <(FiscalYear left, FiscalYear right) => left._yearsAfterFirst < right._yearsAfterFirst;

    /// <summary>Whether the first is the earlier year or the same.</summary>
    public static bool operator <=(FiscalYear left, FiscalYear right) => left._yearsAfterFirst <= right._yearsAfterFirst;

    /// <summary>Whether the first is the later year.</summary>
    public static bool operator >(FiscalYear left, FiscalYear right) => left._yearsAfterFirst > right._yearsAfterFirst;

    /// <summary>Whether the first is the later year or the same.</summary>
    public static bool operator >=(FiscalYear left, FiscalYear right) => left._yearsAfterFirst >= right._yearsAfterFirst;

    /// <summary>Whether the year lies between a first and a last year, both included; without a year there is no bound.</summary>
    internal bool LiesWithin(FiscalYear? first, FiscalYear? last) => (first is not { } from || this >= from) && (last is not { } until || this <= until);

    /// <inheritdoc/>
    public int CompareTo(FiscalYear other) => _yearsAfterFirst.CompareTo(other._yearsAfterFirst);

    /// <summary>The year as a reader expects it: <c>令和7年度</c> or <c>FY2025</c>.</summary>
    /// <remarks>
    /// The era is that of December 31 in the fiscal year, as the state names its budgets: 2018 is 平成30年度, 2019 as a whole
    /// 令和元年度, 1988 昭和63年度. A year before 昭和 is written in the Gregorian calendar, <c>1920年度</c>.
    /// </remarks>
    public string ToText(Language language)
    {
        if (language != Language.Japanese)
            return $"FY{Year:D4}";
        var text = new TextBuffer(stackalloc char[LongestText]);
        JapaneseEra.AppendYear(ref text, new LocalDate(Year, 12, 31));
        text.Append("年度");
        return text.ToString();
    }

    /// <summary>The Japanese text, for logs and debuggers.</summary>
    public override string ToString() => ToText(Language.Japanese);
}
