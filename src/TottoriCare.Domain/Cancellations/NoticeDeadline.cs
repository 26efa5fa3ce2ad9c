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
    /// <returns><see langword="false"/> where the calendar ends before an open day is found.</returns>
    internal static bool TryFind(LocalDate firstDay, DeadlineTerms terms, OfficeCalendar office, out NoticeDeadline deadline)
    {
        deadline = default;
        LocalDate nominal = firstDay.PlusDays(terms.CountsOpenDays ? -1 : -terms.DaysBefore);
        if (!TryMove(firstDay, nominal, terms, office, out LocalDate day))
            return false;

        deadline = new NoticeDeadline(day, JapanTime.At(day, terms.At), nominal);
        return true;
    }

    private static bool TryMove(LocalDate firstDay, LocalDate nominal, DeadlineTerms terms, OfficeCalendar office, out LocalDate day)
    {
        day = nominal;
        if (terms.CountsOpenDays)
            return office.TryOpenDaysBefore(firstDay, terms.DaysBefore, out day);
        if (ReferenceEquals(terms.OnClosedDay, OnClosedDay.RollBack))
            return office.TryRollBack(nominal, out day);
        if (ReferenceEquals(terms.OnClosedDay, OnClosedDay.RollForward))
            return office.TryRollForward(nominal, out day);
        if (ReferenceEquals(terms.OnClosedDay, OnClosedDay.OneStepBack) && office.Covers(nominal) && !office.IsOpen(nominal))
            day = nominal.PlusDays(-1);
        return office.Covers(day);
    }
}
