namespace TottoriCare.Fees;

/// <summary>いずれか高い額・低い額: the greatest or the least of several prices.</summary>
/// <param name="prices">The prices, at least two.</param>
/// <param name="isGreatest">Whether the greatest is meant; else the least.</param>
public sealed class ExtremePrice(IReadOnlyList<Price> prices, bool isGreatest) : Price
{
    /// <summary>The prices.</summary>
    public IReadOnlyList<Price> Prices { get; } = prices;

    /// <summary>Whether the greatest is meant; else the least.</summary>
    public bool IsGreatest { get; } = isGreatest;

    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => Prices.Any(price => price.NeedsFacilityPrice);

    /// <inheritdoc/>
    public override bool NeedsMeals => Prices.Any(price => price.NeedsMeals);

    /// <inheritdoc/>
    public override bool NeedsLength => Prices.Any(price => price.NeedsLength);

    /// <inheritdoc/>
    public override bool IsPublished => Prices.All(price => price.IsPublished);

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit)
    {
        Yen? extreme = null;
        for (int i = 0; i < Prices.Count; i++)
        {
            if (Prices[i].AmountOf(unit) is not { } price)
                return null;
            if (extreme is not { } soFar || (IsGreatest ? price > soFar : price < soFar))
                extreme = price;
        }

        return extreme;
    }
}
