using TottoriCare.Care;

namespace TottoriCare.Caps;

/// <summary>数え方: how much of a pool a use of one kind of care takes.</summary>
/// <param name="CareType">The kind of care.</param>
/// <param name="Unit">By what a use is counted (reading N1).</param>
/// <param name="Weight">重み: how much each unit takes, 1 or more (1泊を2回と数える).</param>
public sealed record PoolDraw(CareType CareType, CountUnit Unit, int Weight)
{
    /// <summary>How much a booking takes.</summary>
    internal int Of(Booking booking) => Unit.Count(booking) * Weight;

    /// <summary>How much uses take that were tallied.</summary>
    internal int Of(in UseTally tally) => Unit.Count(tally) * Weight;

    /// <summary>How much a use of so many nights takes.</summary>
    internal int OfNights(int nights) => Unit.Count(nights) * Weight;
}
