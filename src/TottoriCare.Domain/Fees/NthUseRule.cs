using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Rulebooks;

namespace TottoriCare.Fees;

/// <summary>n回目: how many units of the whole history come before a booking.</summary>
/// <remarks>
/// Pure. Each use counts by the unit in which the fee of its own kind of care is counted. Whether a use granted elsewhere or
/// one given up too late counts is what the pools of that kind say (readings C13, E8), because nothing else does.
/// </remarks>
internal static class NthUseRule
{
    /// <returns>The units; none where it is open whether a use counts.</returns>
    public static int? CountedBefore(Booking booking, UsageHistory history, FeeTerms asking, Terms terms)
    {
        int before = 0;
        for (int i = 0; i < asking.CountedCareTypes.Count; i++)
        {
            CareType careType = asking.CountedCareTypes[i];
            CountUnit unit = terms.Fees[careType]?.Unit ?? asking.Unit;
            foreach (CareUse use in history.Of(careType))
            {
                if (use.Booking.Days.First >= booking.Days.First)
                    continue;
                if (Counted(use, unit, terms.Pools) is not { } counted)
                    return null;
                before += counted;
            }
        }

        return before;
    }

    private static int? Counted(CareUse use, CountUnit unit, IReadOnlyList<PoolTerms>? pools)
    {
        int? counted = use.IsTaken ? UnitsOf(use.Booking, unit) : use.State.IsGivenUpLate ? CountedLate(use.Booking, unit, pools) : 0;
        if (!use.GrantedElsewhere || counted == 0)
            return counted;

        ElsewhereUse? elsewhere = Said(use.Booking.CareType, pools, pool => pool.GrantedElsewhere);
        return ReferenceEquals(elsewhere, ElsewhereUse.Counted) ? counted : ReferenceEquals(elsewhere, ElsewhereUse.NotCounted) ? 0 : null;
    }

    private static int? CountedLate(Booking booking, CountUnit unit, IReadOnlyList<PoolTerms>? pools)
    {
        LateCancellationCounts? late = Said(booking.CareType, pools, pool => pool.LateCancellation);
        return ReferenceEquals(late, LateCancellationCounts.None) ? 0
            : ReferenceEquals(late, LateCancellationCounts.Whole) ? UnitsOf(booking, unit)
            : ReferenceEquals(late, LateCancellationCounts.One) ? booking.CareType.IsOvernight ? unit.Count(nights: 1) : 1
            : null;
    }

    // A visit has no night to count by, and is a use all the same.
    private static int UnitsOf(Booking booking, CountUnit unit) =>
        unit.IsForStaysOnly && !booking.CareType.IsOvernight ? 1 : unit.Count(booking);

    // What every pool of a kind of care says; nothing where there is none, or two differ.
    private static T? Said<T>(CareType careType, IReadOnlyList<PoolTerms>? pools, Func<PoolTerms, T> of)
        where T : class
    {
        T? said = null;
        for (int i = 0; i < pools?.Count; i++)
        {
            if (pools[i].DrawOf(careType) is null)
                continue;
            if (said is not null && !ReferenceEquals(said, of(pools[i])))
                return null;
            said = of(pools[i]);
        }

        return said;
    }
}
