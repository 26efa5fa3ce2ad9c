namespace TottoriCare.Benchmarks.Decisions.Handwritten;

/// <summary>鳥取市's rules on a cancellation as plain ifs, over a table of closed days. It shares no code with the library.</summary>
internal sealed class HandwrittenCancellation
{
    private readonly int _firstDayNumber;
    private readonly bool[] _isClosed;

    /// <param name="first">The first day of the table.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="holidays">The national holidays, as a municipality takes them from the published list.</param>
    public HandwrittenCancellation(DateOnly first, DateOnly last, IEnumerable<DateOnly> holidays)
    {
        _firstDayNumber = first.DayNumber;
        _isClosed = new bool[last.DayNumber - first.DayNumber + 1];
        for (DateOnly day = first; day <= last; day = day.AddDays(1))
        {
            _isClosed[day.DayNumber - _firstDayNumber] =
                day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                || (day.Month == 12 && day.Day >= 29) || (day.Month == 1 && day.Day <= 3);
        }

        foreach (DateOnly holiday in holidays)
            _isClosed[holiday.DayNumber - _firstDayNumber] = true;
    }

    public CancellationAnswer Assess(GivenUp cancellation)
    {
        if (cancellation.Booking.Care != Care.ShortStay)
            return new CancellationAnswer(Owed.Nothing, 0, null, null);

        int day = cancellation.Booking.First.DayNumber - 1;
        while (_isClosed[day - _firstDayNumber])
            day--;
        DateTime deadline = DateOnly.FromDayNumber(day).ToDateTime(new TimeOnly(12, 0));

        if (cancellation.Notice is { } notice && notice <= deadline)
            return new CancellationAnswer(Owed.Nothing, 0, deadline, null);
        if (cancellation.Change == Change.DateChanged)
            return new CancellationAnswer(Owed.NeedsReview, 0, deadline, null);
        if (cancellation.Change == Change.Shortened)
            return new CancellationAnswer(Owed.Nothing, 0, deadline, null);

        return cancellation.Household switch
        {
            Household.Taxed => new CancellationAnswer(Owed.Charged, 1_800, deadline, MonthAfter(cancellation.Booking.First)),
            Household.TaxExempt => new CancellationAnswer(Owed.Charged, 900, deadline, MonthAfter(cancellation.Booking.First)),
            Household.PublicAssistance => new CancellationAnswer(Owed.Exempt, 0, deadline, null),
            _ => new CancellationAnswer(Owed.NeedsReview, 0, deadline, null),
        };
    }

    private static DateOnly MonthAfter(DateOnly day) =>
        day.Month == 12 ? new DateOnly(day.Year + 1, 1, 1) : new DateOnly(day.Year, day.Month + 1, 1);
}
