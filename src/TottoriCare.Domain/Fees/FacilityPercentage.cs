namespace TottoriCare.Fees;

/// <summary>定率: a percentage of the facility's price, up to a maximum.</summary>
/// <param name="percent">1 to 100; 100 is the facility's price itself.</param>
/// <param name="rounding">How a part of <paramref name="step"/> is rounded.</param>
/// <param name="step">The step of the rounding: 1 yen, or 10 yen for 10円未満切捨て.</param>
/// <param name="atMost">The most, itself possible (上限); none for no such bound.</param>
public sealed class FacilityPercentage(int percent, Rounding rounding, Yen step, Yen? atMost) : Price
{
    private const int Whole = 100;

    /// <summary>1 to 100.</summary>
    public int Percent { get; } = percent;

    /// <summary>How a part of <see cref="Step"/> is rounded.</summary>
    public Rounding Rounding { get; } = rounding;

    /// <summary>The step of the rounding.</summary>
    public Yen Step { get; } = step;

    /// <summary>The most; none for no such bound.</summary>
    public Yen? AtMost { get; } = atMost;

    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => true;

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit)
    {
        if (unit.FacilityPrice is not { } price)
            return null;

        Yen part = price.MultiplyBy(Percent, Whole * Step.Amount, Rounding) * Step.Amount;
        return AtMost is { } most && part > most ? most : part;
    }
}
