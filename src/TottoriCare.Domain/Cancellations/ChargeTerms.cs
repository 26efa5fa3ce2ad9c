using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の定め: what a booking given up too late costs, by class of household (TC-32).</summary>
public sealed record ChargeTerms
{
    private readonly Yen[] _amounts;

    /// <param name="rule">The rule that says so.</param>
    /// <param name="per">For what the amount is due (reading C1).</param>
    /// <param name="timesInfants">Whether it is due for each infant (reading C19).</param>
    /// <param name="amounts">The amount for each class that the rulebook declares, in its order.</param>
    /// <param name="zeroIsRecorded">Whether an amount of 0 is a charge of 0 on record; else no charge at all (reading C16).</param>
    /// <param name="unknownTreatedAs">The class by which an unknown one is charged; none for a review (reading C15).</param>
    internal ChargeTerms(Rule rule, ChargeUnit per, bool timesInfants, Yen[] amounts, bool zeroIsRecorded, HouseholdClass? unknownTreatedAs)
    {
        Rule = rule;
        Per = per;
        TimesInfants = timesInfants;
        _amounts = amounts;
        ZeroIsRecorded = zeroIsRecorded;
        UnknownTreatedAs = unknownTreatedAs;
    }

    /// <summary>The rule that says so.</summary>
    public Rule Rule { get; }

    /// <summary>For what the amount is due (reading C1).</summary>
    public ChargeUnit Per { get; }

    /// <summary>Whether it is due for each infant (reading C19).</summary>
    public bool TimesInfants { get; }

    /// <summary>Whether an amount of 0 is a charge of 0 on record; else no charge at all (reading C16).</summary>
    public bool ZeroIsRecorded { get; }

    /// <summary>The class by which an unknown one is charged; none for a review (reading C15).</summary>
    public HouseholdClass? UnknownTreatedAs { get; }

    /// <summary>The amount of one unit for a class; none where the class can't be charged without a review.</summary>
    public Yen? AmountFor(HouseholdClass household)
    {
        HouseholdClass? charged = household.IsUnknown ? UnknownTreatedAs : household;
        return charged is null ? null : _amounts[charged.Index];
    }
}
