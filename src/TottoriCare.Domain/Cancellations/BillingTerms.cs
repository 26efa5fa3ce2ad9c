using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Rules;

namespace TottoriCare.Cancellations;

/// <summary>納付書の定め: in which month the payment notice is sent (TC-33, reading C17).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="MonthsAfter">How many months after the month that is counted from.</param>
/// <param name="CountedFrom">Which month is counted from.</param>
public sealed record BillingTerms(Rule Rule, int MonthsAfter, BillingStart CountedFrom)
{
    private const int MonthsOfYear = 12;

    /// <summary>The month of the payment notice.</summary>
    internal YearMonth MonthFor(LocalDate firstDay, LocalDate lastDay, Instant? notice)
    {
        LocalDate from = ReferenceEquals(CountedFrom, BillingStart.PlannedEnd) ? lastDay
            : ReferenceEquals(CountedFrom, BillingStart.Notice) ? (notice is { } at ? JapanTime.In(at).Date : firstDay)
            : firstDay;
        int month = (from.Year * MonthsOfYear) + from.Month - 1 + MonthsAfter;
        return new YearMonth(month / MonthsOfYear, (month % MonthsOfYear) + 1);
    }
}
