namespace TottoriCare.Fees;

/// <summary>段階: one price for the first units, uses or minutes and others for the further ones.</summary>
/// <param name="steps">The steps, each through its last number; the last step goes on without end.</param>
/// <param name="of">What the steps are steps of.</param>
public sealed class SteppedPrice(IReadOnlyList<PriceStep> steps, StepsOf of) : Price
{
    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<PriceStep> Steps { get; } = steps;

    /// <summary>What the steps are steps of.</summary>
    public StepsOf Of { get; } = of;

    /// <inheritdoc/>
    public override bool NeedsFacilityPrice => Steps.Any(step => step.Price.NeedsFacilityPrice);

    /// <inheritdoc/>
    public override bool NeedsNthUse { get; } = of == StepsOf.Uses || steps.Any(step => step.Price.NeedsNthUse);

    /// <inheritdoc/>
    public override bool NeedsMeals => Steps.Any(step => step.Price.NeedsMeals);

    /// <inheritdoc/>
    public override bool NeedsLength => Of == StepsOf.Minutes || Steps.Any(step => step.Price.NeedsLength);

    /// <inheritdoc/>
    public override bool IsPublished => Steps.All(step => step.Price.IsPublished);

    /// <inheritdoc/>
    public override Yen? AmountOf(in PricedUnit unit) => StepOf(unit)?.AmountOf(unit);

    internal override Price At(in PricedUnit unit) => StepOf(unit)?.At(unit) ?? this;

    private Price? StepOf(in PricedUnit unit)
    {
        int? counted = Of switch
        {
            StepsOf.Units => unit.Number,
            StepsOf.Uses => unit.NthUse,
            _ => unit.Minutes,
        };
        if (counted is not { } number)
            return null;

        int i = 0;
        while (Steps[i].Through is { } last && number > last)
            i++;
        return Steps[i].Price;
    }
}

/// <summary>段階の別: what a stepped price has steps of.</summary>
public enum StepsOf
{
    /// <summary>予約の中の単位: the units of the booking (初日・2日目以降).</summary>
    Units,

    /// <summary>通算の回数: the uses of the whole history (n回目).</summary>
    Uses,

    /// <summary>利用時間: the minutes of the visit, a begun minute counted whole (2時間まで).</summary>
    Minutes,
}

/// <summary>段階の一つ: a price through a number.</summary>
/// <param name="Through">The last number, or the most minutes, that the price is for, itself included (まで); none for the last step.</param>
/// <param name="Price">The price.</param>
public sealed record PriceStep(int? Through, Price Price);
