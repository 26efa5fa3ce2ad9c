using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare.Cancellations;

/// <summary>連絡期限: until when a booking can be given up without a charge.</summary>
/// <param name="Day">期限の日: the day of the deadline.</param>
/// <param name="At">期限: the instant, to be met or beaten.</param>
/// <param name="NominalDay">
/// 本来の日: the day of the deadline before a closed day moved it; where open days are counted, the day before the use.
/// </param>
public readonly record struct NoticeDeadline(LocalDate Day, Instant At, LocalDate NominalDay)
{
    /// <summary>The deadline of a use that begins on a day.</summary>
    /// <param name="firstDay">The day as a running number.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="office">The calendar.</param>
    /// <param name="deadline">The deadline, where the answer is <see langword="true"/>.</param>
    /// <returns><see langword="false"/> where the calendar ends before an open day is found.</returns>
    internal static bool TryFind(int firstDay, DeadlineTerms terms, OfficeCalendar office, out NoticeDeadline deadline)
    {
        int first = firstDay - office.Range.FirstNumber;
        int nominal = first - (terms.CountsOpenDays ? 1 : terms.DaysBefore);
        bool found = TryMove(first, nominal, terms, office, out int day);
        deadline = found
            ? new NoticeDeadline(office.Range[day], JapanTime.At(office.Range.FirstNumber + day, terms.SinceMidnight), office.Range[nominal])
            : default;
        return found;
    }

    // Days by their places in the calendar; a place before its first day or after its last has no deadline.
    private static bool TryMove(int first, int nominal, DeadlineTerms terms, OfficeCalendar office, out int day)
    {
        day = nominal;
        if (nominal < 0 || first >= office.Range.Length)
            return false;
        if (terms.CountsOpenDays)
            return office.TryOpenDaysBefore(first, terms.DaysBefore, out day);
        if (ReferenceEquals(terms.OnClosedDay, OnClosedDay.RollBack))
            return office.TryRollBack(nominal, out day);
        if (ReferenceEquals(terms.OnClosedDay, OnClosedDay.RollForward))
            return office.TryRollForward(nominal, out day);
        if (ReferenceEquals(terms.OnClosedDay, OnClosedDay.OneStepBack) && !office.IsOpen(nominal))
            day = nominal - 1;
        return day >= 0;
    }
}
