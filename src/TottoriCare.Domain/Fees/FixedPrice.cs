namespace TottoriCare.Fees;

/// <summary>定額: the same amount for every unit; 0 is 無料.</summary>
public sealed class FixedPrice(Yen amount) : Price
{
    /// <summary>The amount, 0 or more.</summary>
    public Yen Amount { get; } = amount;

    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => false;

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit) => Amount;
}
