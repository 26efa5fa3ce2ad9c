using TottoriCare.Rules;

namespace TottoriCare.Fees;

/// <summary>減免: what is taken off the price of the first units of use.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="UpTo">The most that is taken off one unit, itself possible.</param>
/// <param name="FirstUses">For how many uses of the history, from the first on.</param>
/// <param name="MealsExcluded">Whether the part of the price that is for meals stays with the user; their price has to be known then.</param>
public sealed record Relief(Rule Rule, Yen UpTo, int FirstUses, bool MealsExcluded)
{
    /// <summary>Whether a use of the history, 1 for the first, is one of the first.</summary>
    internal bool Holds(int nthUse) => nthUse <= FirstUses;

    /// <summary>What is taken off a unit of which so much can be relieved.</summary>
    internal Yen Of(Yen relievable) => relievable < UpTo ? relievable : UpTo;
}
