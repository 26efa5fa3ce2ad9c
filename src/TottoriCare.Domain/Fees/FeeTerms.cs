using TottoriCare.Care;
using TottoriCare.Caps;
using TottoriCare.Rules;

namespace TottoriCare.Fees;

/// <summary>利用料の定め: what a user pays for care (TC-20).</summary>
public sealed record FeeTerms
{
    private readonly Price[] _prices;

    /// <param name="prices">The price for each class that the rulebook declares, in its order; a single one where the class does not matter.</param>
    /// <param name="isByClass">Whether they are given by class: a rulebook may declare one class alone, or none.</param>
    internal FeeTerms(Price[] prices, bool isByClass)
    {
        _prices = prices;
        IsByClass = isByClass;
    }

    /// <summary>The rule that says so.</summary>
    public required Rule Rule { get; init; }

    /// <summary>By what the price is counted; it may differ from how a pool counts.</summary>
    public required CountUnit Unit { get; init; }

    /// <summary>The class by which an unknown one is charged; none where its price can't be told.</summary>
    public required HouseholdClass? UnknownTreatedAs { get; init; }

    /// <summary>多胎の加算: the price of each further infant, for each unit; none for no such addition.</summary>
    public required Price? PerFurtherInfant { get; init; }

    /// <summary>減免: what is taken off; none for no relief.</summary>
    public required Relief? Relief { get; init; }

    /// <summary>n回目の数え方: the kinds of care whose uses are counted for the n-th use.</summary>
    public required IReadOnlyList<CareType> CountedCareTypes { get; init; }

    /// <summary>改正をまたぐ利用: whether each unit has the price of its own day; else all have that of the first day.</summary>
    public required bool DayByDay { get; init; }

    /// <summary>Whether the price depends on the household class.</summary>
    public bool IsByClass { get; }

    /// <summary>The price for a class; none where the class is not known and not treated as another.</summary>
    public Price? PriceFor(HouseholdClass household)
    {
        if (!IsByClass)
            return _prices[0];
        HouseholdClass? charged = household.IsUnknown ? UnknownTreatedAs : household;
        return charged is null ? null : _prices[charged.Index];
    }
}
