using TottoriCare.Rules;

namespace TottoriCare.Care;

/// <summary>行う産後ケアの定め: which kinds of care a municipality gives (TC-01).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Offered">The kinds of care.</param>
public sealed record CareTerms(Rule Rule, IReadOnlyList<CareType> Offered)
{
    /// <summary>Whether a kind of care is given.</summary>
    public bool Offers(CareType careType)
    {
        // A loop: the search of a list behind an interface costs more than the rule.
        for (int i = 0; i < Offered.Count; i++)
        {
            if (ReferenceEquals(Offered[i], careType))
                return true;
        }

        return false;
    }
}
