using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Fees;

/// <summary>利用料: what a user pays for a booking. It never decides whether the booking is allowed.</summary>
/// <remarks>Pure. TC-20; reading D0.</remarks>
internal static class FeeRule
{
    /// <summary>The fee of a booking.</summary>
    /// <param name="careCase">Whose class and infants count.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="history">The uses before it, for the n-th use.</param>
    /// <param name="terms">The terms of the first day.</param>
    /// <param name="ofEachUnit">The terms of each unit's own day, where the booking crosses an amendment; else nothing.</param>
    /// <param name="gap">How weighty it is that the fee can't be told: noted beside a booking, for review where the fee is asked for.</param>
    /// <param name="sink">Where the findings go.</param>
    /// <returns>The fee; none where a fact or a figure is missing.</returns>
    public static Yen? Fee<TSink>(
        CareCase careCase,
        Booking booking,
        UsageHistory history,
        FeeTerms terms,
        IReadOnlyList<FeeTerms?>? ofEachUnit,
        FindingStatus gap,
        ref TSink sink)
        where TSink : struct, IFindingSink
    {
        int units = terms.Unit.Count(booking);
        int before = terms.CountsUses || ofEachUnit is not null ? CountedBefore(booking, history, terms) : 0;
        Yen fee = Yen.Zero;
        Yen relief = Yen.Zero;
        for (int i = 0; i < units; i++)
        {
            FeeTerms? ofUnit = ofEachUnit is null ? terms : ofEachUnit[i];
            var unit = new PricedUnit(i + 1, before + i + 1, booking.FacilityPrice, booking.Meals, booking.BegunMinutes);
            if (ofUnit is null || UnitPrice(careCase, unit, ofUnit) is not { } price)
            {
                sink.Report(terms.Rule, gap, GapOf(careCase, booking, ofUnit ?? terms));
                return null;
            }

            fee += price;
            if (ofUnit.Relief is { } relieving)
                relief += relieving.Of(price, booking.Meals ?? Yen.Zero, unit.NthUse);
        }

        sink.Report(terms.Rule, FindingStatus.Noted, fee == Yen.Zero ? FindingReason.FreeOfCharge : FindingReason.UserFee)?.With(
            Figure.Of("fee", fee), Figure.Of("units", terms.Unit.FigureUnit, units));
        if (terms.Relief is { } named && relief > Yen.Zero)
        {
            sink.Report(named.Rule, FindingStatus.Noted, FindingReason.FeeRelieved)?.With(
                Figure.Of("relief", relief), Figure.Of("fee", fee), Figure.Of("payable", fee - relief));
        }

        return fee - relief;
    }

    private static Yen? UnitPrice(CareCase careCase, in PricedUnit unit, FeeTerms terms)
    {
        if (terms.PriceFor(careCase.HouseholdClass)?.AmountOf(unit) is not { } price)
            return null;
        int further = Math.Max(0, careCase.Infants.Value - 1);
        if (terms.PerFurtherInfant is not { } addition || further == 0)
            return price;
        return addition.AmountOf(unit) is { } added ? price + (added * further) : null;
    }

    private static int CountedBefore(Booking booking, UsageHistory history, FeeTerms terms)
    {
        int before = 0;
        for (int i = 0; i < terms.CountedCareTypes.Count; i++)
        {
            foreach (CareUse use in history.Of(terms.CountedCareTypes[i]))
            {
                if (use.IsTaken && use.Booking.Days.First < booking.Days.First)
                    before += terms.Unit.Count(use.Booking);
            }
        }

        return before;
    }

    private static FindingReason GapOf(CareCase careCase, Booking booking, FeeTerms terms) =>
        terms.PriceFor(careCase.HouseholdClass) is not { } price ? FindingReason.FeeNeedsClass
        : !price.IsPublished || terms.PerFurtherInfant is { IsPublished: false } ? FindingReason.FeeNotPublished
        : booking.FacilityPrice is null && (price.NeedsFacilityPrice || terms.PerFurtherInfant is { NeedsFacilityPrice: true })
            ? FindingReason.FeeNeedsFacilityPrice
        : booking.Meals is null && (price.NeedsMeals || terms.PerFurtherInfant is { NeedsMeals: true }) ? FindingReason.FeeNeedsMeals
        : FindingReason.FeeNotStatedForDay;
}
