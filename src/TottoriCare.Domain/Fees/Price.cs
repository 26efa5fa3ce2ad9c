namespace TottoriCare.Fees;

/// <summary>単価: the price of one unit of care, put together from small forms.</summary>
/// <remarks>A closed set of forms: fixed, a percentage of the facility's price, that price less a public share, and combinations.</remarks>
public abstract class Price
{
    private protected Price()
    {
    }

    /// <summary>Whether any part of the price is read off the facility's own price.</summary>
    public abstract bool NeedsFacilityPrice { get; }

    /// <summary>Whether any part of the price is what the facility charges for meals.</summary>
    public virtual bool NeedsMeals => false;

    /// <summary>Whether any part of the price depends on how long a visit lasts.</summary>
    public virtual bool NeedsLength => false;

    /// <summary>n回目: whether any part of the price depends on which of all counted uses a unit is.</summary>
    public virtual bool NeedsNthUse => false;

    /// <summary>Whether every part of the price is published.</summary>
    public virtual bool IsPublished => true;

    /// <summary>The form that holds for a unit: that of its step, where the price goes by steps.</summary>
    internal virtual Price At(in PricedUnit unit) => this;

    /// <summary>The price of a unit; none where it is not published, or a fact that it depends on is not known.</summary>
    public abstract Yen? AmountOf(in PricedUnit unit);
}

/// <summary>単位: one night, day or use of a booking, whose price is asked for.</summary>
/// <param name="Number">Which unit of its booking, 1 for the first.</param>
/// <param name="NthUse">Which of all the uses that are counted for the price, 1 for the first.</param>
/// <param name="FacilityPrice">施設の料金: what the facility charges for the unit; none where it is not known.</param>
/// <param name="Meals">食事代: what the facility charges for the meals of the unit; none where it is not known.</param>
/// <param name="Minutes">利用時間: how many minutes the visit has begun; none for a stay.</param>
public readonly record struct PricedUnit(int Number, int NthUse, Yen? FacilityPrice, Yen? Meals = null, int? Minutes = null);
