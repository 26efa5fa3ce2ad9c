using TottoriCare.Care;

namespace TottoriCare.Fees;

/// <summary>区分別の単価: one price for every household, or one for each household class.</summary>
public sealed class ClassPrices
{
    private readonly Price[] _prices;

    /// <param name="prices">The price for each class that the rulebook declares, in its order; a single one where the class does not matter.</param>
    /// <param name="isByClass">Whether they are given by class: a rulebook may declare one class alone, or none.</param>
    internal ClassPrices(Price[] prices, bool isByClass)
    {
        _prices = prices;
        IsByClass = isByClass;
        NeedsNthUse = prices.Any(price => price.NeedsNthUse);
    }

    /// <summary>Whether the price depends on the household class.</summary>
    public bool IsByClass { get; }

    /// <summary>Whether any of the prices depends on which of all counted uses a unit is.</summary>
    internal bool NeedsNthUse { get; }

    /// <summary>Whether any of the prices depends on how long a visit lasts.</summary>
    internal bool NeedsLength => _prices.Any(price => price.NeedsLength);

    /// <summary>The price for a class; none where it depends on the class, and the class is not known.</summary>
    public Price? For(HouseholdClass? household) => !IsByClass ? _prices[0] : household is null ? null : _prices[household.Index];
}
