namespace TottoriCare.Fees;

/// <summary>金額の公表なし: a price that exists and that no source gives.</summary>
public sealed class UnpublishedPrice : Price
{
    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => false;

    /// <inheritdoc/>
    public override bool IsPublished => false;

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit) => null;
}
