namespace TottoriCare.Fees;

/// <summary>食事代: what the facility charges for the meals of a unit.</summary>
public sealed class MealsPrice : Price
{
    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => false;

    /// <inheritdoc/>
    public override bool NeedsMeals => true;

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit) => unit.Meals;
}
