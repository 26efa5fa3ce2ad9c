namespace TottoriCare.Fees;

/// <summary>合算: several prices together, such as a fixed fee and the facility's meals.</summary>
/// <param name="prices">The prices, at least two.</param>
public sealed class SumPrice(IReadOnlyList<Price> prices) : Price
{
    /// <summary>The prices.</summary>
    public IReadOnlyList<Price> Prices { get; } = prices;

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
        Yen sum = Yen.Zero;
        for (int i = 0; i < Prices.Count; i++)
        {
            if (Prices[i].AmountOf(unit) is not { } price)
                return null;
            sum += price;
        }

        return sum;
    }
}
