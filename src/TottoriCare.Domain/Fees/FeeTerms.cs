using TottoriCare.Care;
using TottoriCare.Caps;
using TottoriCare.Rules;

namespace TottoriCare.Fees;

/// <summary>利用料の定め: what a user pays for care (TC-20).</summary>
public sealed record FeeTerms
{
    /// <summary>The rule that says so.</summary>
    public required Rule Rule { get; init; }

    /// <summary>By what the price is counted; it may differ from how a pool counts.</summary>
    public required CountUnit Unit { get; init; }

    /// <summary>単価: the price of a unit.</summary>
    public required ClassPrices Prices { get; init; }

    /// <summary>The class by which an unknown one is charged; none where its price can't be told.</summary>
    public required HouseholdClass? UnknownTreatedAs { get; init; }

    /// <summary>
    /// 多胎の加算: the price of each further infant, for each unit; none for no such addition. A single one for every class is
    /// not added to what is free; one by class is added as it stands.
    /// </summary>
    public required ClassPrices? PerFurtherInfant { get; init; }

    /// <summary>減免: what is taken off; none for no relief.</summary>
    public required Relief? Relief { get; init; }

    /// <summary>n回目の数え方: the kinds of care whose uses are counted for the n-th use.</summary>
    public required IReadOnlyList<CareType> CountedCareTypes { get; init; }

    /// <summary>改正をまたぐ利用: whether each unit has the price of its own day; else all have that of the first day.</summary>
    public required bool DayByDay { get; init; }

    /// <summary>Whether anything depends on which of all counted uses a unit is.</summary>
    internal bool CountsUses => Prices.NeedsNthUse || Relief is not null || PerFurtherInfant is { NeedsNthUse: true };

    /// <summary>The price for a class; none where the class is not known and not treated as another.</summary>
    public Price? PriceFor(HouseholdClass household) => Prices.For(Charged(household));

    /// <summary>The price of each further infant for a class; none where there is no addition, or the class is not known and matters.</summary>
    public Price? FurtherInfantPriceFor(HouseholdClass household) => PerFurtherInfant?.For(Charged(household));

    private HouseholdClass? Charged(HouseholdClass household) => household.IsUnknown ? UnknownTreatedAs : household;
}
