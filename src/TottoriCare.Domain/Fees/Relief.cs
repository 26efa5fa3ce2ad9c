using TottoriCare.Rules;

namespace TottoriCare.Fees;

/// <summary>減免: what is taken off the price of the first units of use.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="UpTo">The most that is taken off one unit, itself possible.</param>
/// <param name="FirstUses">For how many uses of the history, from the first on.</param>
/// <param name="MealsExcluded">Whether the part of the price that is for meals stays with the user.</param>
public sealed record Relief(Rule Rule, Yen UpTo, int FirstUses, bool MealsExcluded)
{
    /// <summary>What is taken off a unit.</summary>
    internal Yen Of(Yen price, Yen meals, int nthUse)
    {
        if (nthUse > FirstUses)
            return Yen.Zero;

        Yen relieved = !MealsExcluded ? price : price > meals ? price - meals : Yen.Zero;
        return relieved < UpTo ? relieved : UpTo;
    }
}
