using TottoriCare.Decisions;

namespace TottoriCare.Caps;

/// <summary>利用残数: what a pool holds for a case: used + booked + remaining = cap, while used and booked do not exceed it.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Cap">上限: the most for this case.</param>
/// <param name="Used">利用済み: what has been used, and what counts as used.</param>
/// <param name="Booked">予約中: what is booked and still to come.</param>
public readonly record struct PoolQuota(PoolTerms Pool, int Cap, int Used, int Booked)
{
    /// <summary>残り: what is left, 0 where used and booked exceed the cap.</summary>
    public int Remaining => Math.Max(0, Cap - Used - Booked);

    /// <summary>The unit of the four numbers.</summary>
    public FigureUnit Unit => Pool.Unit.FigureUnit;
}
