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
        Place? openDays = block.Find("open_days_before");
        Place? days = openDays is null ? block.Require("days_before") : openDays;
        var deadline = new DeadlineTerms(
            terms.Rule(block),
            days?.AsInteger(openDays is null ? 0 : 1, MostDaysBefore) ?? 0,
            openDays is not null,
            block.Require("at")?.AsTimeOfDay() ?? default,
            block.Require("that_minute_is_in_time")?.AsBoolean() ?? false,
            openDays is null ? block.Require("on_closed_day")?.AsOneOf<OnClosedDay>()! : OnClosedDay.Stay,
            block.Require("notice_taken")?.AsOneOf<NoticeTaken>()!);
        block.NothingElse();
        return deadline;
    }

    private ChargeTerms Amounts(Block block)
    {
        ChargeBasis basis = block.Find("basis")?.AsOneOf<ChargeBasis>() ?? ChargeBasis.HouseholdClass;
        bool byClass = basis == ChargeBasis.HouseholdClass;
        var charge = new ChargeTerms(
            terms.Rule(block),
            basis,
            [.. (block.Find("exempt_classes")?.AsList(fewest: 1) ?? []).Select(place => RuleReader.Known(place, classes, "世帯区分", "household class")!)],
            byClass ? block.Require("per")?.AsOneOf<ChargeUnit>()! : ChargeUnit.Booking,
            byClass && (block.Require("times_infants")?.AsBoolean() ?? false),
            byClass && block.Require("yen_by_class") is { } amounts ? ByClass.Read(amounts, classes, amount => amount.AsYen()) : [],
            block.Require("zero_is_recorded")?.AsBoolean() ?? false,
            UnknownTreatedAs(block.Require("unknown_class")));
        block.NothingElse();
        return charge;
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
