using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の定め: what a booking given up too late costs, by class of household (TC-32).</summary>
public sealed record ChargeTerms
{
    private readonly IReadOnlyList<HouseholdClass> _classes;
    private readonly Yen[] _amounts;

    /// <param name="rule">The rule that says so.</param>
    /// <param name="per">For what the amount is due (reading C1).</param>
    /// <param name="timesInfants">Whether it is due for each infant (reading C19).</param>
    /// <param name="classes">The classes that the rulebook declares.</param>
    /// <param name="amounts">The amount for each of them, in their order.</param>
    /// <param name="unknownTreatedAs">The class by which an unknown one is charged; none for a review (reading C15).</param>
    internal ChargeTerms(
        Rule rule, ChargeUnit per, bool timesInfants, IReadOnlyList<HouseholdClass> classes, Yen[] amounts, HouseholdClass? unknownTreatedAs)
    {
        Rule = rule;
        Per = per;
        TimesInfants = timesInfants;
        _classes = classes;
        _amounts = amounts;
        UnknownTreatedAs = unknownTreatedAs;
    }

    /// <summary>The rule that says so.</summary>
    public Rule Rule { get; }

    /// <summary>For what the amount is due (reading C1).</summary>
    public ChargeUnit Per { get; }

    /// <summary>Whether it is due for each infant (reading C19).</summary>
    public bool TimesInfants { get; }

    /// <summary>The class by which an unknown one is charged; none for a review (reading C15).</summary>
    public HouseholdClass? UnknownTreatedAs { get; }

    /// <summary>The amount of one unit for a class; none where the class can't be charged without a review.</summary>
    /// <exception cref="ArgumentException">The rulebook does not declare the class.</exception>
    public Yen? AmountFor(HouseholdClass household)
    {
        if ((household.IsUnknown ? UnknownTreatedAs : household) is not { } charged)
            return null;

        // By code, not by place: the class may come from another copy of the rulebook, or from another municipality's.
        for (int i = 0; i < _classes.Count; i++)
        {
            if (_classes[i].Code == charged.Code)
                return _amounts[i];
        }

        throw new ArgumentException($"The rulebook does not declare the household class {charged}.", nameof(household));
    }
}
