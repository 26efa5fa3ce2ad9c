using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>規則集にない定め: something that the ordinance says and this format can't; what it touches is for review.</summary>
/// <param name="Rule">The rule, in words and with its locator.</param>
/// <param name="CareTypes">The kinds of care that it touches.</param>
/// <param name="Decisions">The decisions that it touches, and with them those that rest on one of them.</param>
public sealed record UnmodelledTerms(Rule Rule, IReadOnlyList<CareType> CareTypes, IReadOnlyList<DecisionKind> Decisions)
{
    /// <summary>Whether it touches a kind of decision on a kind of care, or on any where none is given.</summary>
    internal bool Touches(DecisionKind kind, CareType? careType)
    {
        if (careType is not null && !CareTypes.Contains(careType))
            return false;

        for (int i = 0; i < Decisions.Count; i++)
        {
            if (kind.RestsOn(Decisions[i]))
                return true;
        }

        return false;
    }
}
