namespace TottoriCare.Fees;

/// <summary>段階: one price for the first units or uses and others for the further ones.</summary>
/// <param name="steps">The steps, each through its last number; the last step goes on without end.</param>
/// <param name="byNthUse">Whether the uses of the whole history are counted (n回目); else the units of the booking (初日・2日目以降).</param>
public sealed class SteppedPrice(IReadOnlyList<PriceStep> steps, bool byNthUse) : Price
{
    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<PriceStep> Steps { get; } = steps;

    /// <summary>Whether the uses of the whole history are counted; else the units of the booking.</summary>
    public bool ByNthUse { get; } = byNthUse;

    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => Steps.Any(step => step.Price.NeedsFacilityPrice);

    /// <inheritdoc/>
    public override bool NeedsNthUse { get; } = byNthUse || steps.Any(step => step.Price.NeedsNthUse);

    /// <inheritdoc/>
    public override bool NeedsMeals => Steps.Any(step => step.Price.NeedsMeals);

    /// <inheritdoc/>
    public override bool IsPublished => Steps.All(step => step.Price.IsPublished);

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit)
    {
        int number = ByNthUse ? unit.NthUse : unit.Number;
        int i = 0;
        while (Steps[i].Through is { } last && number > last)
            i++;
        return Steps[i].Price.AmountOf(unit);
    }
}

/// <summary>段階の一つ: a price through a number.</summary>
/// <param name="Through">The last number that the price is for, itself included (まで); none for the last step.</param>
/// <param name="Price">The price.</param>
public sealed record PriceStep(int? Through, Price Price);
