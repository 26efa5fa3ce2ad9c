using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Grants;

/// <summary>施設整備助成の定め: what the prefecture grants to facilities (TP-10 … TP-12).</summary>
/// <param name="Facility">Which facilities, by kind and by the care that they give.</param>
/// <param name="Costs">Which costs.</param>
/// <param name="Cap">How much at most.</param>
public sealed record GrantTerms(GrantFacilityTerms Facility, GrantCostTerms Costs, GrantCapTerms Cap);

/// <summary>対象施設の定め (TP-12).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="CareTypes">The kinds of care of which a facility must give at least one, each with its fiscal years.</param>
public sealed record GrantFacilityTerms(Rule Rule, IReadOnlyList<GrantedCareType> CareTypes);

/// <summary>対象となる産後ケアの種類: from which fiscal year to which a kind of care makes a facility eligible (readings F8, F9).</summary>
/// <param name="CareType">The kind of care.</param>
/// <param name="From">The first fiscal year; none where the rulebook sets none.</param>
/// <param name="Until">The last fiscal year; none where it goes on.</param>
/// <param name="Beds">What is asked of the facility's beds (reading F10).</param>
public sealed record GrantedCareType(CareType CareType, FiscalYear? From, FiscalYear? Until, BedCondition Beds)
{
    /// <summary>Whether the kind of care makes a facility eligible in a fiscal year.</summary>
    public bool Holds(FiscalYear year) => year.LiesWithin(From, Until);
}

/// <summary>対象経費の定め (TP-11).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Facilities">The kinds of facility whose costs are eligible.</param>
/// <param name="Kinds">The kinds of cost that are eligible (reading F4).</param>
/// <param name="Rate">助成率: which part of the eligible cost is granted (reading F3).</param>
public sealed record GrantCostTerms(
    Rule Rule, IReadOnlyList<FacilityKind> Facilities, IReadOnlyList<CostKind> Kinds, GrantRate Rate);

/// <summary>助成率: an exact part of a cost, and how its yen are rounded (readings F3, F6).</summary>
/// <param name="Numerator">Above the line, 1 or more.</param>
/// <param name="Denominator">Below the line, not less than <paramref name="Numerator"/>.</param>
/// <param name="Rounding">How a part of <paramref name="Step"/> is rounded.</param>
/// <param name="Step">The step of the rounding: 1 yen, or 1,000 yen for 千円未満切捨て.</param>
public sealed record GrantRate(int Numerator, int Denominator, Rounding Rounding, Yen Step)
{
    /// <summary>The part of an amount.</summary>
    internal Yen Of(Yen amount) => amount.MultiplyBy(Numerator, checked(Denominator * Step.Amount), Rounding) * Step.Amount;
}

/// <summary>助成の上限の定め (TP-10).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Caps">The most for a facility, by the kind of care that it gives (reading F1).</param>
/// <param name="On">What the cap bounds (reading F2).</param>
/// <param name="Counts">Over which grants it is counted (reading F5).</param>
public sealed record GrantCapTerms(Rule Rule, IReadOnlyList<GrantCap> Caps, GrantCapOn On, GrantCapPeriod Counts);

/// <summary>助成の上限額: the most for a facility that gives a kind of care.</summary>
/// <param name="CareType">The kind of care.</param>
/// <param name="Amount">The most, itself allowed (上限).</param>
/// <param name="From">The first fiscal year; none where the rulebook sets none.</param>
/// <param name="Until">The last fiscal year; none where it goes on.</param>
public sealed record GrantCap(CareType CareType, Yen Amount, FiscalYear? From, FiscalYear? Until)
{
    /// <summary>Whether the cap holds in a fiscal year.</summary>
    public bool Holds(FiscalYear year) => year.LiesWithin(From, Until);
}
