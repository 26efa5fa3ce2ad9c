using TottoriCare.Cancellations;
using TottoriCare.Care;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads what giving up a booking costs.</summary>
internal sealed class CancellationReader(TermsReader terms, IReadOnlyDictionary<string, HouseholdClass> classes)
{
    private const int MostDaysBefore = 31;
    private const int MostMonthsAfter = 12;
    private const string NoCharge = "none";

    public CancellationTerms Read(Block block)
    {
        Rules.Rule rule = terms.Rule(block);
        return new CancellationTerms(rule, block.Require("charge") is { } charge && !charge.IsText(NoCharge) ? Late(charge) : null);
    }

    private LateCancellationTerms Late(Place place)
    {
        Block block = place.AsBlock();
        var late = new LateCancellationTerms(
            block.Require("deadline") is { } deadline ? Deadline(deadline.AsBlock()) : null!,
            block.Require("amounts") is { } amounts ? Amounts(amounts.AsBlock()) : null!,
            block.Require("billing") is { } billing ? Billing(billing.AsBlock()) : null!,
            block.Require("change_of_date")?.AsOneOf<ChangeTreatment>()!,
            block.Require("shortening")?.AsOneOf<ChangeTreatment>()!,
            block.Require("booked_after_deadline")?.AsOneOf<ChangeTreatment>()!);
        block.NothingElse();
        return late;
    }

    private DeadlineTerms Deadline(Block block)
    {
        var deadline = new DeadlineTerms(
            terms.Rule(block),
            block.Require("days_before")?.AsInteger(0, MostDaysBefore) ?? 0,
            block.Require("at")?.AsTimeOfDay() ?? default,
            block.Require("that_minute_is_in_time")?.AsBoolean() ?? false,
            block.Require("on_closed_day")?.AsOneOf<OnClosedDay>()!,
            block.Require("notice_taken")?.AsOneOf<NoticeTaken>()!);
        block.NothingElse();
        return deadline;
    }

    private ChargeTerms Amounts(Block block)
    {
        var charge = new ChargeTerms(
            terms.Rule(block),
            block.Require("per")?.AsOneOf<ChargeUnit>()!,
            block.Require("times_infants")?.AsBoolean() ?? false,
            [.. classes.Values],
            block.Require("yen_by_class") is { } amounts ? ByClass(amounts) : [],
            UnknownTreatedAs(block.Require("unknown_class")));
        block.NothingElse();
        return charge;
    }

    // One amount for each declared class, no more and no fewer: a class without an amount would be a guess.
    private Yen[] ByClass(Place place)
    {
        var amounts = new Yen[classes.Count];
        Block block = place.AsBlock();
        foreach (HouseholdClass household in classes.Values)
            amounts[household.Index] = block.Require(household.Code)?.AsYen() ?? Yen.Zero;
        block.NothingElse();
        return amounts;
    }

    private HouseholdClass? UnknownTreatedAs(Place? place) =>
        place is not { } found || found.IsText(ChangeTreatment.NeedsReview.Code)
            ? null
            : RuleReader.Known(found, classes, "世帯区分", "household class");

    private BillingTerms Billing(Block block)
    {
        var billing = new BillingTerms(
            terms.Rule(block),
            block.Require("months_after")?.AsInteger(0, MostMonthsAfter) ?? 0,
            block.Require("counted_from")?.AsOneOf<BillingStart>()!);
        block.NothingElse();
        return billing;
    }
}
