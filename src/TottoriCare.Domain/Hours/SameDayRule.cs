using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Hours;

/// <summary>同じ日の利用: whether a booking falls on a day of another that it may not meet.</summary>
/// <remarks>Pure. Reading D8. The days of entry and exit are days of a stay.</remarks>
internal static class SameDayRule
{
    public static void Test<TSink>(Booking booking, UsageHistory history, SameDayTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        foreach (DaySpan taken in booking.CareType.IsOvernight ? history.VisitDays : history.StayDays)
        {
            if (!taken.Meets(booking.Days))
                continue;

            sink.Report(terms.Rule, terms.StayAndVisitAllowed ? FindingStatus.Met : FindingStatus.NotMet,
                terms.StayAndVisitAllowed ? FindingReason.StayAndVisitAllowed : FindingReason.StayAndVisitOnOneDay);
            return;
        }
    }
}
