using TottoriCare.Cancellations;
using TottoriCare.Care;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads what giving up a booking costs.</summary>
internal sealed class CancellationReader(TermsReader terms, IReadOnlyDictionary<string, HouseholdClass> classes)
{
    private const int MostDaysBefore = 31;
    private const int MostMonthsAfter = 12;
    private const string NoCharge = "none";
    private const string OnClosed = "on_closed_day";

    // What says an amount; where the basis has it from elsewhere, it would say nothing.
    private static readonly string[] s_keysOfGivenAmounts = ["yen", "yen_by_class", "per", "times_infants"];

    public CancellationTerms Read(Block block, IReadOnlyList<CareType> careTypes)
    {
        Rules.Rule rule = terms.Rule(block);
        return new CancellationTerms(rule, block.Require("charge") is { } charge && !charge.IsText(NoCharge) ? Late(charge, careTypes) : null);
    }

    private LateCancellationTerms Late(Place place, IReadOnlyList<CareType> careTypes)
    {
        Block block = place.AsBlock();
        var late = new LateCancellationTerms(
            block.Require("deadline") is { } deadline ? Deadline(deadline.AsBlock()) : null!,
            block.Require("amounts") is { } amounts && !amounts.IsText(NoCharge) ? Amounts(amounts.AsBlock(), careTypes) : null,
            block.Find("billing") is { } billing && !billing.IsText(TermsReader.NotStatedText) ? Billing(billing.AsBlock()) : null,
            block.Require("change_of_date")?.AsOneOf<ChangeTreatment>()!,
            block.Require("shortening")?.AsOneOf<ChangeTreatment>()!,
            block.Require("booked_after_deadline")?.AsOneOf<ChangeTreatment>()!);
        block.NothingElse();
        return late;
    }

    private DeadlineTerms Deadline(Block block)
    {
        Place? openDays = block.Find("open_days_before");
        Place? days = openDays ?? block.Find("days_before");
        if (days is null && !block.IsFaulty)
        {
            block.Fault("KEY_MISSING",
                "期限の日がありません。「days_before」（暦日。「on_closed_day」とともに）か「open_days_before」（開庁日）のどちらかを書いてください。",
                "The day of the deadline is missing; give either \"days_before\" (calendar days, with \"on_closed_day\") or \"open_days_before\".");
        }

        var deadline = new DeadlineTerms(
            terms.Rule(block),
            days?.AsInteger(openDays is null ? 0 : 1, MostDaysBefore) ?? 0,
            openDays is not null,
            block.Require("at")?.AsTimeOfDay() ?? default,
            block.Require("that_minute_is_in_time")?.AsBoolean() ?? false,
            openDays is not null ? OnClosedDay.Stay : (days is null ? block.Find(OnClosed) : block.Require(OnClosed))?.AsOneOf<OnClosedDay>()!,
            block.Require("notice_taken")?.AsOneOf<NoticeTaken>()!);
        block.NothingElse();
        return deadline;
    }

    private ChargeTerms Amounts(Block block, IReadOnlyList<CareType> careTypes)
    {
        ChargeBasis basis = block.Find("basis")?.AsOneOf<ChargeBasis>() ?? ChargeBasis.HouseholdClass;
        bool isGiven = basis == ChargeBasis.HouseholdClass;
        Place? exempt = block.Find("exempt_classes");
        Place? flat = isGiven ? block.Find("yen") : null;
        Place? byClass = isGiven ? block.Find("yen_by_class") : null;
        if (isGiven && !block.IsFaulty && flat is null == byClass is null)
        {
            block.Fault("YEN_OR_YEN_BY_CLASS", "「yen」と「yen_by_class」のどちらか一方を書いてください。",
                "Give either \"yen\" or \"yen_by_class\", and not both.");
        }

        foreach (string key in isGiven ? [] : s_keysOfGivenAmounts)
        {
            block.Find(key)?.Fault("KEY_UNKNOWN", $"基準（basis）が{basis.Code}のとき、「{key}」はありません。取り除いてください。",
                $"The basis {basis.Code} takes no \"{key}\"; remove it.");
        }

        if (flat is { Number: 0 } nothing)
        {
            nothing.Expected("1円以上の額（何も払わないなら、キー「yen」ではなく \"amounts\": \"none\"）", "an amount of 1 yen or more, or \"amounts\": \"none\" where nothing is due");
            flat = null;
        }

        var charge = new ChargeTerms(
            terms.Rule(block),
            basis,
            [.. (exempt?.AsList(fewest: 1) ?? []).Select(place => ClassReader.Known(place, classes)!)],
            isGiven ? Per(block.Require("per"), careTypes) : ChargeUnit.Booking,
            isGiven && (block.Require("times_infants")?.AsBoolean() ?? false),
            [.. classes.Values],
            byClass is { } amounts ? ClassReader.ByClass(amounts, classes, amount => amount.AsYen(), Yen.Zero) : [],
            flat?.AsYen(least: 1),
            block.Require("zero_is_recorded")?.AsBoolean() ?? false,
            ClassReader.UnknownTreatedAs(byClass is null && exempt is null ? block.Find("unknown_class") : block.Require("unknown_class"), classes));
        block.NothingElse();
        return charge;
    }

    private static ChargeUnit Per(Place? place, IReadOnlyList<CareType> careTypes)
    {
        ChargeUnit? unit = place?.AsOneOf<ChargeUnit>();
        if (ReferenceEquals(unit, ChargeUnit.Night) && careTypes.FirstOrDefault(type => !type.IsOvernight) is { } visit)
        {
            place?.Fault("UNIT_UNFIT", $"{visit.Title.Ja}には泊がないため、1泊ごとの額は0円になります。booking か day にするか、種類ごとに分けてください。",
                $"A use of {visit.Title.En} has no night to charge for; give booking or day, or part the kinds of care.");
        }

        return unit!;
    }

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
