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
    private const int CommonYear = 2001;

    /// <summary>Whether every day of a common year lies in the period; one that leaves out February 29 alone leaves nothing in most years.</summary>
    internal bool CoversWholeYear
    {
        get
        {
            LocalDate dayBefore = From.InYear(CommonYear).PlusDays(-1);
            LocalDate last = To.InYear(CommonYear);
            return dayBefore.Month == last.Month && dayBefore.Day == last.Day;
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
