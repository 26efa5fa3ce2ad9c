using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Fees;

/// <summary>利用料: what a user pays for a booking. It never decides whether the booking is allowed.</summary>
/// <remarks>Pure. TC-20; reading D0.</remarks>
internal static class FeeRule
{
    /// <summary>The fee of a booking.</summary>
    /// <param name="careCase">Whose class and infants count.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="history">The uses before it, for the n-th use.</param>
    /// <param name="terms">All terms of the first day, for what the n-th use counts.</param>
    /// <param name="fee">Of these what the booking's kind of care costs.</param>
    /// <param name="ofEachUnit">The same of each unit's own day, where the booking crosses an amendment; else nothing.</param>
    /// <param name="gap">How weighty it is that the fee can't be told: noted beside a booking, for review where the fee is asked for.</param>
    /// <param name="sink">Where the findings go.</param>
    /// <returns>The fee; none where a fact or a figure is missing.</returns>
    public static Yen? Fee<TSink>(
        CareCase careCase,
        Booking booking,
        UsageHistory history,
        Terms terms,
        FeeTerms fee,
        IReadOnlyList<FeeTerms?>? ofEachUnit,
        FindingStatus gap,
        ref TSink sink)
        where TSink : struct, IFindingSink
    {
        int? before = CountsUses(fee, ofEachUnit) ? NthUseRule.CountedBefore(booking, history, fee, terms) : 0;
        if (before is not { } usesBefore)
        {
            sink.Report(fee.Rule, gap, FindingReason.FeeNthUseOpen);
            return null;
        }

        int units = fee.Unit.Count(booking);
        Yen amount = Yen.Zero;
        Yen additions = Yen.Zero;
        Yen relief = Yen.Zero;
        for (int i = 0; i < units; i++)
        {
            FeeTerms? ofUnit = ofEachUnit is null ? fee : ofEachUnit[i];
            var unit = new PricedUnit(i + 1, usesBefore + i + 1, booking.FacilityPrice, booking.Meals, booking.BegunMinutes);
            if (ofUnit is null || UnitPrice.Of(careCase, unit, ofUnit) is not { } price)
            {
                sink.Report(fee.Rule, gap, GapOf(careCase, booking, ofUnit ?? fee));
                return null;
            }

            amount += price.Total;
            additions += price.Addition;
            if (ofUnit.Relief is not { } relieving || !relieving.Holds(unit.NthUse) || price.Total == Yen.Zero)
                continue;
            if ((relieving.MealsExcluded ? price.WithoutMeals(careCase, unit, ofUnit) : price.Total) is not { } relievable)
            {
                sink.Report(relieving.Rule, gap, FindingReason.ReliefNeedsMeals);
                return null;
            }

            relief += relieving.Of(relievable);
        }

        sink.Report(fee.Rule, FindingStatus.Noted, amount == Yen.Zero ? FindingReason.FreeOfCharge : FindingReason.UserFee)?.With(
            Figure.Of("fee", amount), Figure.Of("units", fee.Unit.FigureUnit, units));
        if (additions > Yen.Zero)
        {
            sink.Report(fee.Rule, FindingStatus.Noted, FindingReason.FurtherInfantsCharged)?.With(
                Figure.Of("addition", additions), Figure.Of("further", new Infants(UnitPrice.FurtherInfants(careCase))));
        }

        if (fee.Relief is { } named && relief > Yen.Zero)
        {
            sink.Report(named.Rule, FindingStatus.Noted, FindingReason.FeeRelieved)?.With(
                Figure.Of("relief", relief), Figure.Of("fee", amount), Figure.Of("payable", amount - relief));
        }

        return amount - relief;
    }

    // An open question about the history is none where no price asks for it.
    private static bool CountsUses(FeeTerms fee, IReadOnlyList<FeeTerms?>? ofEachUnit)
    {
        if (ofEachUnit is null)
            return fee.CountsUses;

        for (int i = 0; i < ofEachUnit.Count; i++)
        {
            if (ofEachUnit[i] is { CountsUses: true })
                return true;
        }

        return false;
    }

    private static FindingReason GapOf(CareCase careCase, Booking booking, FeeTerms terms)
    {
        Price? price = terms.PriceFor(careCase.HouseholdClass);
        bool isAdded = terms.PerFurtherInfant is not null && UnitPrice.FurtherInfants(careCase) > 0;
        Price? addition = isAdded ? terms.FurtherInfantPriceFor(careCase.HouseholdClass) : null;
        return price is null || (isAdded && addition is null) ? FindingReason.FeeNeedsClass
            : !price.IsPublished || addition is { IsPublished: false } ? FindingReason.FeeNotPublished
            : booking.FacilityPrice is null && (price.NeedsFacilityPrice || addition is { NeedsFacilityPrice: true }) ? FindingReason.FeeNeedsFacilityPrice
            : booking.Meals is null && (price.NeedsMeals || addition is { NeedsMeals: true }) ? FindingReason.FeeNeedsMeals
            : FindingReason.FeeNotStatedForDay;
    }
}
