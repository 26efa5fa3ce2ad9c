using TottoriCare.Care;

namespace TottoriCare.Fees;

/// <summary>1単位の額: what one unit comes to: its price, and what further infants add to it.</summary>
/// <param name="Price">The price of the unit.</param>
/// <param name="Addition">多胎の加算: what all further infants together add.</param>
internal readonly record struct UnitPrice(Yen Price, Yen Addition)
{
    public Yen Total => Price + Addition;

    /// <returns>The price; none where it is not published, or a fact that it depends on is not known.</returns>
    public static UnitPrice? Of(CareCase careCase, in PricedUnit unit, FeeTerms terms)
    {
        if (terms.PriceFor(careCase.HouseholdClass) is not { } form || form.AmountOf(unit) is not { } price)
            return null;

        int further = FurtherInfants(careCase);
        if (further == 0 || terms.PerFurtherInfant is not { } additions || (!additions.IsByClass && IsFree(form, unit)))
            return new UnitPrice(price, Yen.Zero);
        return terms.FurtherInfantPriceFor(careCase.HouseholdClass)?.AmountOf(unit) is { } added ? new UnitPrice(price, added * further) : null;
    }

    /// <summary>What the unit would come to without its meals; none where their price is not known.</summary>
    /// <remarks>
    /// Meals that the price names lie beside the facility's price and fall away whole; else a price that is read off the
    /// facility's price has them within that, and falls by the user's part of them; any other price has them in it whole.
    /// </remarks>
    public Yen? WithoutMeals(CareCase careCase, in PricedUnit unit, FeeTerms terms)
    {
        if (unit.Meals is not { } meals || terms.PriceFor(careCase.HouseholdClass)?.At(unit) is not { } form)
            return null;
        if (form.NeedsMeals)
            return Of(careCase, unit with { Meals = Yen.Zero }, terms)?.Total;
        if (form.NeedsFacilityPrice && unit.FacilityPrice is { } price)
            return Of(careCase, unit with { FacilityPrice = Less(price, meals) }, terms)?.Total;
        return Less(Total, meals);
    }

    public static int FurtherInfants(CareCase careCase) => Math.Max(0, careCase.Infants.Value - 1);

    private static bool IsFree(Price form, in PricedUnit unit) => form.At(unit) is FixedPrice { Amount.Amount: 0 };

    private static Yen Less(Yen whole, Yen part) => whole > part ? whole - part : Yen.Zero;
}
