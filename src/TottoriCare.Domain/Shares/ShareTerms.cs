using TottoriCare.Rules;

namespace TottoriCare.Shares;

/// <summary>費用分担の定め: in which parts a cost is borne, in some fiscal years.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Cost">What is borne together.</param>
/// <param name="From">The first fiscal year; none where the rulebook sets none.</param>
/// <param name="Until">The last fiscal year; none where it goes on.</param>
/// <param name="Parts">割合: the parts, at least one, each bearer once.</param>
/// <param name="OddYen">端数の負担者: who bears the yen that the parts leave over; none where it is not stated (reading F7).</param>
public sealed record ShareTerms(
    Rule Rule, SharedCost Cost, FiscalYear? From, FiscalYear? Until, IReadOnlyList<SharePart> Parts, CostBearer? OddYen)
{
    /// <summary>Whether the terms hold for a cost in a fiscal year.</summary>
    public bool Holds(SharedCost cost, FiscalYear year) => ReferenceEquals(Cost, cost) && year.LiesWithin(From, Until);
}

/// <summary>負担割合: one bearer's part, relative to the sum of all parts: 2, 1 and 1 for a half and two quarters.</summary>
/// <param name="Bearer">Who bears it.</param>
/// <param name="Part">The part, 1 or more.</param>
public sealed record SharePart(CostBearer Bearer, int Part);
