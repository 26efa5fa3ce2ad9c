using TottoriCare.Calendars;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using TottoriCare.Hours;
using TottoriCare.Rulebooks;

namespace TottoriCare.Bookings;

/// <summary>予約の可否: whether a case may book a use of care, by every rule at once.</summary>
/// <remarks>Pure. TC-01 … TC-20 and TC-40 … TC-42. All failing rules are reported, not the first.</remarks>
internal static class BookingRule
{
    public static BookingVerdict Decide<TSink>(
        CareCase careCase,
        Booking booking,
        UsageHistory history,
        Terms terms,
        OfficeCalendar office,
        IReadOnlyList<FeeTerms?>? feesOfEachUnit,
        ref TSink sink)
        where TSink : struct, IFindingSink
    {
        EligibilityRule.Test(careCase, booking.CareType, booking.Days, terms, ref sink);
        if (booking.CareType.IsOvernight)
            TestStay(careCase, booking, history, terms, ref sink);
        else
            TestHours(careCase, booking, history, terms, office, ref sink);
        DiscretionRule.Enter(Matter.SameDay, careCase, terms, ref sink);
        if (terms.SameDay is { } sameDay)
            SameDayRule.Test(booking, history, sameDay, ref sink);
        else if (terms.Care is not { OffersStaysAndVisits: false })
            sink.ReportNotStated(Matter.SameDay);
        DiscretionRule.Enter(Matter.Pools, careCase, terms, ref sink);
        bool covered = TestPools(careCase, booking, history, terms, ref sink);
        DiscretionRule.Leave(ref sink);
        UnmodelledRule.Test(DecisionKind.Booking, booking.CareType, terms, ref sink);
        Yen? fee = covered && !UnmodelledRule.Touches(DecisionKind.Fee, booking.CareType, terms) ? Price(careCase, booking, history, terms, feesOfEachUnit, ref sink) : null;

        return new BookingVerdict(Outcome.Of(sink.Worst), fee);
    }

    private static void TestStay<TSink>(CareCase careCase, Booking booking, UsageHistory history, Terms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        DiscretionRule.Enter(Matter.StayLengths, careCase, terms, ref sink);
        if (!terms.StayLengths.IsStatedFor(booking.CareType))
            sink.ReportNotStated(Matter.StayLengths);
        else if (terms.StayLengths[booking.CareType] is { } length)
            StayLengthRule.Test(booking, history, length, ref sink);
    }

    /// <summary>The one matter of a visit that asks its clock times; every other asks its day.</summary>
    public static void TestHours<TSink>(
        CareCase careCase, Booking booking, UsageHistory history, Terms terms, OfficeCalendar office, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        DiscretionRule.Enter(Matter.Hours, careCase, terms, ref sink);
        if (!terms.Hours.IsStatedFor(booking.CareType))
            sink.ReportNotStated(Matter.Hours);
        else if (terms.Hours[booking.CareType] is { } hours)
            HoursRule.Test(booking, history, hours, office, ref sink);
    }

    // Whether every pool covers the use: beyond a cap it may be allowed, but never at the scheme's price.
    private static bool TestPools<TSink>(CareCase careCase, Booking booking, UsageHistory history, Terms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (terms.Pools is not { } pools)
        {
            sink.ReportNotStated(Matter.Pools);
            return true;
        }

        bool covered = true;

        // By index: an enumerator over the interface would be an allocation on the fast path.
        for (int i = 0; i < pools.Count; i++)
        {
            if (pools[i].DrawOf(booking.CareType) is { } draw)
                covered &= PoolRule.Test(careCase, booking, history, pools[i], draw, ref sink);
        }

        return covered;
    }

    // Whether a booking is allowed does not depend on its fee: one that can't be told is only noted.
    private static Yen? Price<TSink>(
        CareCase careCase, Booking booking, UsageHistory history, Terms terms, IReadOnlyList<FeeTerms?>? ofEachUnit, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (terms.Fees[booking.CareType] is { } fee)
            return FeeRule.Fee(careCase, booking, history, terms, fee, ofEachUnit, FindingStatus.Noted, ref sink);

        sink.Report(null, FindingStatus.Noted, FindingReason.FeeNotStated);
        return null;
    }
}
