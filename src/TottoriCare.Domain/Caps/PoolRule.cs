using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Caps;

/// <summary>利用上限: what a pool still holds, and whether a booking fits into it.</summary>
/// <remarks>Pure. TC-11, TC-12; readings C13, D5–D8, E8, N1, N2, N5, N6, N8, N9. The order of past uses does not matter.</remarks>
internal static class PoolRule
{
    /// <param name="careCase">The case.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="history">Every other use of the case.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="draw">How the booking draws from it.</param>
    /// <param name="sink">Where the findings go.</param>
    /// <param name="atFullCostIs">How weighty a use at full cost is: it never keeps a booking from being allowed, and never has the usual fee.</param>
    /// <returns>Whether the use is covered; a use at full cost is allowed and not covered.</returns>
    public static bool Test<TSink>(
        CareCase careCase, Booking booking, UsageHistory history, PoolTerms pool, PoolDraw draw, ref TSink sink,
        FindingStatus atFullCostIs = FindingStatus.Noted)
        where TSink : struct, IFindingSink
    {
        PoolQuota quota = QuotaOf(careCase, history, booking.FirstDay, pool);
        int requested = draw.Of(booking);
        bool fits = requested <= quota.Remaining;
        bool atFullCost = !fits && ReferenceEquals(pool.BeyondCap, BeyondCap.AtFullCost);
        bool capIsOpen = pool.LeavesCapOpen(careCase);
        FindingStatus status = fits ? FindingStatus.Met
            : capIsOpen ? FindingStatus.NeedsReview
            : atFullCost ? atFullCostIs
            : FindingStatus.NotMet;
        sink.Report(pool.Rule, status,
            fits ? FindingReason.PoolHasRoom
            : capIsOpen ? FindingReason.MultipleBirthNotStated
            : atFullCost ? FindingReason.BeyondCapAtFullCost
            : FindingReason.PoolExhausted)?.With(
                Figure.Of("pool", pool),
                Figure.Of("cap", quota.Unit, quota.Cap),
                Figure.Of("used", quota.Unit, quota.Used),
                Figure.Of("booked", quota.Unit, quota.Booked),
                Figure.Of("requested", quota.Unit, requested),
                Figure.Of("remaining", quota.Unit, quota.Remaining));
        if (ReferenceEquals(pool.GrantedElsewhere, ElsewhereUse.NeedsReview) && HasUseGrantedElsewhere(history, pool))
            sink.Report(pool.Rule, FindingStatus.NeedsReview, FindingReason.UseGrantedElsewhere)?.With(Figure.Of("pool", pool));
        ReportLateCancellations(history, booking.FirstDay, pool, ref sink);
        return fits;
    }

    /// <summary>Reports what a pool holds, without a booking to weigh it against.</summary>
    public static void Note<TSink>(CareCase careCase, UsageHistory history, LocalDate day, PoolQuota quota, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        sink.Report(quota.Pool.Rule, FindingStatus.Noted, FindingReason.PoolHolds)?.With(
                Figure.Of("pool", quota.Pool),
                Figure.Of("cap", quota.Unit, quota.Cap),
                Figure.Of("used", quota.Unit, quota.Used),
                Figure.Of("booked", quota.Unit, quota.Booked),
                Figure.Of("remaining", quota.Unit, quota.Remaining));
        if (quota.Pool.LeavesCapOpen(careCase))
        {
            sink.Report(quota.Pool.Rule, FindingStatus.NeedsReview, FindingReason.MultipleBirthNotStated)?.With(
                Figure.Of("pool", quota.Pool), Figure.Of("cap", quota.Unit, quota.Cap));
        }

        ReportLateCancellations(history, day, quota.Pool, ref sink);
    }

    /// <summary>What a pool holds for a case.</summary>
    /// <param name="careCase">The case.</param>
    /// <param name="history">Its uses.</param>
    /// <param name="day">The day that chooses the fiscal year, for a pool that is counted by fiscal year.</param>
    /// <param name="pool">The pool.</param>
    public static PoolQuota QuotaOf(CareCase careCase, UsageHistory history, LocalDate day, PoolTerms pool)
    {
        int used = 0;
        int booked = 0;
        int cap = pool.CapFor(careCase);
        foreach (PoolDraw? draw in pool.DrawsByNumber)
        {
            if (draw is null)
                continue;

            if (pool.AsksEachUse)
            {
                AddEach(history.Of(draw.CareType), day, cap, pool, draw, ref used, ref booked);
                continue;
            }

            AddTallied(history.GrantedHere(draw.CareType), pool, draw, ref used, ref booked);
            if (ReferenceEquals(pool.GrantedElsewhere, ElsewhereUse.Counted))
                AddTallied(history.GrantedElsewhere(draw.CareType), pool, draw, ref used, ref booked);
        }

        return new PoolQuota(pool, cap, used, booked);
    }

    private static void AddTallied(in UseTallies tallies, PoolTerms pool, PoolDraw draw, ref int used, ref int booked)
    {
        booked += draw.Of(tallies.Booked);
        used += draw.Of(tallies.Used);
        if (ReferenceEquals(pool.LateCancellation, LateCancellationCounts.Whole))
            used += draw.Of(tallies.GivenUpLate);
        else if (ReferenceEquals(pool.LateCancellation, LateCancellationCounts.One))
            used += OneOf(draw) * tallies.GivenUpLate.Uses;
    }

    private static void AddEach(
        ReadOnlySpan<CareUse> uses, LocalDate day, int cap, PoolTerms pool, PoolDraw draw, ref int used, ref int booked)
    {
        bool byYear = ReferenceEquals(pool.Per, CapPeriod.FiscalYear);
        bool countsElsewhere = ReferenceEquals(pool.GrantedElsewhere, ElsewhereUse.Counted);
        foreach (CareUse use in uses)
        {
            if ((use.GrantedElsewhere && !countsElsewhere) || (byYear && FiscalYear.Of(use.Booking.FirstDay) != FiscalYear.Of(day)))
                continue;

            if (ReferenceEquals(use.State, UseState.Booked))
                booked += Exhausts(use, pool) ? cap : draw.Of(use.Booking);
            else if (ReferenceEquals(use.State, UseState.Used))
                used += Exhausts(use, pool) ? cap : UsedOf(use, pool, draw);
            else if (use.State.IsGivenUpLate)
                used += CountedLate(use.Booking, pool, draw);
        }
    }

    private static int CountedLate(Booking booking, PoolTerms pool, PoolDraw draw) =>
        ReferenceEquals(pool.LateCancellation, LateCancellationCounts.Whole) ? draw.Of(booking)
        : ReferenceEquals(pool.LateCancellation, LateCancellationCounts.One) ? OneOf(draw)
        : 0;

    // One night of a stay, or one visit.
    private static int OneOf(PoolDraw draw) => draw.OfNights(draw.CareType.IsOvernight ? 1 : 0);

    private static void ReportLateCancellations<TSink>(UsageHistory history, LocalDate day, PoolTerms pool, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!ReferenceEquals(pool.LateCancellation, LateCancellationCounts.NotStated))
            return;

        bool byYear = ReferenceEquals(pool.Per, CapPeriod.FiscalYear);
        foreach (PoolDraw? draw in pool.DrawsByNumber)
        {
            if (draw is not null && HasLateCancellation(history.Of(draw.CareType), byYear, day))
            {
                sink.Report(pool.Rule, FindingStatus.NeedsReview, FindingReason.LateCancellationNotStated)?.With(
                    Figure.Of("pool", pool));
                return;
            }
        }
    }

    private static bool HasLateCancellation(ReadOnlySpan<CareUse> uses, bool byYear, LocalDate day)
    {
        foreach (CareUse use in uses)
        {
            if (use.State.IsGivenUpLate && (!byYear || FiscalYear.Of(use.Booking.FirstDay) == FiscalYear.Of(day)))
                return true;
        }

        return false;
    }

    private static int UsedOf(CareUse use, PoolTerms pool, PoolDraw draw) =>
        pool.CountsBookedNights && use.PlannedLastDay is not null ? draw.OfNights(CountedNights(use, pool)) : draw.Of(use.Booking);

    private static bool Exhausts(CareUse use, PoolTerms pool) =>
        pool.ExhaustedByStayOf is { } nights && CountedNights(use, pool) >= nights.Value;

    // A plan that ends before the use really did is no plan of that use, and must not give nights back.
    private static int CountedNights(CareUse use, PoolTerms pool)
    {
        int nights = use.Booking.Days.Nights;
        return pool.CountsBookedNights && use.PlannedLastDay is { } planned
            ? Math.Max(nights, Period.DaysBetween(use.Booking.FirstDay, planned))
            : nights;
    }

    private static bool HasUseGrantedElsewhere(UsageHistory history, PoolTerms pool)
    {
        foreach (PoolDraw? draw in pool.DrawsByNumber)
        {
            if (draw is not null && HasUseGrantedElsewhere(history.Of(draw.CareType)))
                return true;
        }

        return false;
    }

    private static bool HasUseGrantedElsewhere(ReadOnlySpan<CareUse> uses)
    {
        foreach (CareUse use in uses)
        {
            if (use.GrantedElsewhere)
                return true;
        }

        return false;
    }
}
