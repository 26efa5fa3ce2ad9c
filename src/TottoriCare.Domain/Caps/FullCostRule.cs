using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Caps;

/// <summary>上限を超える利用の料金: whether a use lies within every cap beyond which it is at full cost, so that it has the scheme's price.</summary>
/// <remarks>Pure. Reading N8. Beyond such a cap the user pays what the facility asks, and no fee can be told.</remarks>
internal static class FullCostRule
{
    public static bool Covers<TSink>(CareCase careCase, Booking booking, UsageHistory history, Terms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        bool covered = true;
        for (int i = 0; i < terms.Pools?.Count; i++)
        {
            PoolTerms pool = terms.Pools[i];
            if (ReferenceEquals(pool.BeyondCap, BeyondCap.AtFullCost) && pool.DrawOf(booking.CareType) is { } draw)
                covered &= PoolRule.Test(careCase, booking, history, pool, draw, ref sink, atFullCostIs: FindingStatus.NeedsReview);
        }

        return covered;
    }
}
