using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>毎年の期間: a run of days that returns every year, such as 年末年始 12-29 to 01-03.</summary>
/// <remarks>
/// Both ends belong to it. Where the first day is later in the year than the last, it runs over New Year.
/// <c>default</c> is January 1 alone.
/// </remarks>
/// <param name="From">初日: the first day.</param>
/// <param name="To">末日: the last day.</param>
public readonly record struct AnnualPeriod(AnnualDate From, AnnualDate To)
{
    private const int LeapYear = 2000;

    /// <summary>Whether every day of every year lies in the period: January 1 to December 31, or up to the day before the first.</summary>
    internal bool CoversWholeYear
    {
        get
        {
            // A leap year, so that February 29 is asked about too.
            LocalDate dayBefore = From.InYear(LeapYear).PlusDays(-1);
            return To == new AnnualDate(dayBefore.Month, dayBefore.Day);
        }
    }

    /// <summary>Whether a day lies in the period, both ends included. Allocates nothing.</summary>
    public bool Contains(LocalDate day)
    {
        var ofYear = new AnnualDate(day.Month, day.Day);
        return From <= To
            ? From <= ofYear && ofYear <= To
            : From <= ofYear || ofYear <= To;
    }
}
