namespace TottoriCare.Fees;

/// <summary>公費負担の残り: the facility's price less a public share, not below 0.</summary>
public sealed class FacilityPriceLessShare(Yen share) : Price
{
    /// <summary>公費負担額: what the municipality pays of each unit.</summary>
    public Yen Share { get; } = share;

    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => true;

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit) =>
        unit.FacilityPrice is { } price ? (price > Share ? price - Share : Yen.Zero) : null;
}
