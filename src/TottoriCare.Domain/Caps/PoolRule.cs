using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Caps;

/// <summary>利用上限: what a pool still holds, and whether a booking fits into it.</summary>
/// <remarks>Pure. TC-11, TC-12; readings C13, D5–D8, E8, N1, N2, N5, N6, N8, N9. The order of past uses does not matter.</remarks>
internal static class PoolRule
{
    public static void Test<TSink>(CareCase careCase, Booking booking, UsageHistory history, PoolTerms pool, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        PoolQuota quota = QuotaOf(careCase, history, booking.FirstDay, pool);
        int requested = pool.Count.Count(booking);
        bool fits = requested <= quota.Remaining;
        if (sink.KeepsReasons)
        {
            sink.Report(pool.Rule, fits ? FindingStatus.Met : FindingStatus.NotMet,
                fits ? FindingReason.PoolHasRoom : FindingReason.PoolExhausted,
                [
                    Figure.Of("pool", pool.Name, pool.Title),
                    Figure.Of("cap", quota.Unit, quota.Cap),
                    Figure.Of("used", quota.Unit, quota.Used),
                    Figure.Of("booked", quota.Unit, quota.Booked),
                    Figure.Of("requested", quota.Unit, requested),
                    Figure.Of("remaining", quota.Unit, quota.Remaining),
                ],
                []);
        }
        else
        {
            sink.Report(pool.Rule, fits ? FindingStatus.Met : FindingStatus.NotMet, FindingReason.PoolHasRoom);
        }

        if (ReferenceEquals(pool.GrantedElsewhere, ElsewhereUse.NeedsReview) && HasUseGrantedElsewhere(history, pool))
            sink.Report(pool.Rule, FindingStatus.NeedsReview, FindingReason.UseGrantedElsewhere, Figure.Of("pool", pool.Name, pool.Title));
    }

    /// <summary>Reports what a pool holds, without a booking to weigh it against.</summary>
    public static void Note<TSink>(PoolQuota quota, ref TSink sink)
        where TSink : struct, IFindingSink =>
        sink.Report(quota.Pool.Rule, FindingStatus.Noted, FindingReason.PoolHolds,
            [
                Figure.Of("pool", quota.Pool.Name, quota.Pool.Title),
                Figure.Of("cap", quota.Unit, quota.Cap),
                Figure.Of("used", quota.Unit, quota.Used),
                Figure.Of("booked", quota.Unit, quota.Booked),
                Figure.Of("remaining", quota.Unit, quota.Remaining),
            ],
            []);

    /// <summary>What a pool holds for a case.</summary>
    /// <param name="careCase">The case.</param>
    /// <param name="history">Its uses.</param>
    /// <param name="day">The day that chooses the fiscal year, for a pool that is counted by fiscal year.</param>
    /// <param name="pool">The pool.</param>
    public static PoolQuota QuotaOf(CareCase careCase, UsageHistory history, LocalDate day, PoolTerms pool)
    {
        int used = 0;
        int booked = 0;
        bool byYear = ReferenceEquals(pool.Per, CapPeriod.FiscalYear);
        FiscalYear year = byYear ? FiscalYear.Of(day) : default;
        bool countsElsewhere = ReferenceEquals(pool.GrantedElsewhere, ElsewhereUse.Counted);
        foreach (CareUse use in history.Span)
        {
            if (!pool.Holds(use.Booking.CareType)
                || (use.GrantedElsewhere && !countsElsewhere)
                || (byYear && FiscalYear.Of(use.Booking.FirstDay) != year))
            {
                continue;
            }

            if (ReferenceEquals(use.State, UseState.Booked))
                booked += pool.Count.Count(use.Booking);
            else if (ReferenceEquals(use.State, UseState.Used))
                used += pool.Count.Count(CountedNights(use, pool));
            else if (pool.CountsLateCancellation && use.State.IsGivenUpLate)
                used += pool.Count.Count(use.Booking);
        }

        return new PoolQuota(pool, pool.CapFor(careCase), used, booked);
    }

    // A plan that ends before the use really did is no plan of that use, and must not give nights back.
    private static int CountedNights(CareUse use, PoolTerms pool)
    {
        int nights = use.Booking.LastDayNumber - use.Booking.FirstDayNumber;
        return pool.CountsBookedNights && use.PlannedLastDay is { } planned
            ? Math.Max(nights, Period.DaysBetween(use.Booking.FirstDay, planned))
            : nights;
    }

    private static bool HasUseGrantedElsewhere(UsageHistory history, PoolTerms pool)
    {
        foreach (CareUse use in history.Span)
        {
            if (use.GrantedElsewhere && pool.Holds(use.Booking.CareType))
                return true;
        }

        return false;
    }
}
