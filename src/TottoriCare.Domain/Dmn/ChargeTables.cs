using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>キャンセル料の表: from a notice and its minutes past the deadline to what is owed.</summary>
internal static class ChargeTables
{
    private const string InTime = "in_time";
    private const string Late = "late";
    private const string NoNotice = "none";
    private const string NoDeadline = "no_deadline";
    private const string Nothing = "no_charge";
    private const string Charged = "as_cancellation";

    private static readonly string s_treatments = Feel.OneOf([Nothing, Charged, Status.NeedsReview]);

    public static void AddTo(DmnModel model)
    {
        if (!model.Terms.Cancellations.IsStated)
            return;

        IReadOnlyList<CareGroup<CancellationTerms>> groups = CareGroup<CancellationTerms>.Of(Decidable(model.Terms), _ => true);
        model.Add(Deadlines(groups));
        DmnTable notice = model.Add(Notices(groups));
        DmnTable bookedLate = model.Add(BookedLate(groups));
        DmnTable treatment = model.Add(Treatments(model, groups, notice, bookedLate));
        DmnTable units = model.Add(Units(groups));
        DmnTable known = model.Add(AmountKnown(model, groups));
        DmnTable amount = model.Add(Amounts(model, groups, units));
        DmnTable leftOpen = model.Add(LeftOpen(model));
        DmnTable outcome = model.Add(Outcomes(groups, treatment, known, amount, leftOpen));
        var yen = new DmnTable("charge_yen", "number", new LocalizedText("キャンセル料（円）", "The cancellation charge in yen"), Inputs.NotNegative);
        yen.Add(Feel.Of(amount), null, outcome.Is(Feel.Quote(CancellationOutcome.Charged.Code)));
        yen.Add(Feel.Of(0), null, outcome.Is($"not({Feel.Quote(CancellationOutcome.Charged.Code)})"));
        model.Add(yen);
    }

    // A deadline that depends on closing days is not stated where these are not.
    private static ByCareType<CancellationTerms> Decidable(Terms terms)
    {
        var stated = CareType.List.Where(type => terms.Cancellations[type] is { } one
            && (one.Charge is not { Deadline.NeedsClosingDays: true } || terms.ClosingDays is not null));

        // Nothing is said of a kind that no block names: that is a review for cancellations, and not a freedom from charges.
        return ByCareType<CancellationTerms>.Of(stated.ToDictionary(type => type, type => terms.Cancellations[type]!), restIsStated: false);
    }

    private static DmnTable Deadlines(IReadOnlyList<CareGroup<CancellationTerms>> groups)
    {
        var table = new DmnTable("deadline_terms", "Any", new LocalizedText(
            "連絡期限の定め: minutes_past_deadlineを求める期限は、これらと閉庁日から定まる", "The terms of the deadline from which minutes_past_deadline is counted"))
        {
            Parts = [("days_before", "number"), ("counts_open_days", "boolean"), ("at", "time"), ("on_closed_day", "string"), ("notice_taken", "string")],
        };
        foreach (CareGroup<CancellationTerms> group in groups)
        {
            IReadOnlyList<Feel> parts = group.Terms?.Charge?.Deadline is { } deadline
                ? [
                    Feel.Of(deadline.DaysBefore), new Feel(deadline.CountsOpenDays ? Feel.True : Feel.False), new Feel(Feel.Time(deadline.At)),
                    Feel.Of(deadline.OnClosedDay.Code), Feel.Of(deadline.NoticeTaken.Code),
                ]
                : [.. table.Parts.Select(_ => Feel.Null)];
            table.Add(parts, group.Terms?.Charge?.Deadline.Rule ?? group.Terms?.Rule, group.Test);
        }

        return table;
    }

    private static DmnTable Notices(IReadOnlyList<CareGroup<CancellationTerms>> groups)
    {
        var table = new DmnTable("notice", "string", new LocalizedText("連絡が期限に間に合ったか", "Whether notice was given in time"),
            Feel.OneOf([InTime, Late, NoNotice, NoDeadline]));
        foreach (CareGroup<CancellationTerms> group in groups)
        {
            if (group.Terms?.Charge is not { } late)
            {
                table.Add(Feel.Of(NoDeadline), group.Terms?.Rule, group.Test);
                continue;
            }

            Rule rule = late.Deadline.Rule;
            DmnTest given = Inputs.NoticeGiven.Is(Feel.True);
            table.Add(Feel.Of(NoNotice), rule, group.Test, Inputs.NoticeGiven.Is(Feel.False));
            table.Add(Feel.Of(InTime), rule, group.Test, given, Inputs.MinutesPastDeadline.Is(Before(late.Deadline)));
            table.Add(Feel.Of(Late), rule, group.Test, given, Inputs.MinutesPastDeadline.Is(After(late.Deadline)));
        }

        return table;
    }

    private static DmnTable BookedLate(IReadOnlyList<CareGroup<CancellationTerms>> groups)
    {
        var table = new DmnTable("booked_after_deadline", "boolean", new LocalizedText(
            "期限の後に予約されたか", "Whether the booking was made after its own deadline"));
        foreach (CareGroup<CancellationTerms> group in groups)
        {
            if (group.Terms?.Charge is not { } late)
            {
                table.Add(new Feel(Feel.False), group.Terms?.Rule, group.Test);
                continue;
            }

            Rule rule = late.Deadline.Rule;
            DmnTest known = Inputs.BookingTimeKnown.Is(Feel.True);
            table.Add(new Feel(Feel.False), rule, group.Test, Inputs.BookingTimeKnown.Is(Feel.False));
            table.Add(new Feel(Feel.False), rule, group.Test, known, Inputs.BookedMinutesPastDeadline.Is(Before(late.Deadline)));
            table.Add(new Feel(Feel.True), rule, group.Test, known, Inputs.BookedMinutesPastDeadline.Is(After(late.Deadline)));
        }

        return table;
    }

    private static DmnTable Treatments(DmnModel model, IReadOnlyList<CareGroup<CancellationTerms>> groups, DmnTable notice, DmnTable bookedLate)
    {
        var table = new DmnTable("late_treatment", "string", new LocalizedText("取消し・変更の扱い", "How giving up or changing the booking is treated"), s_treatments);
        DmnTest notInTime = notice.Is(Feel.OneOf([Late, NoNotice, NoDeadline]));
        foreach (CareType careType in CareType.List.OrderBy(type => type.Value))
        {
            if (model.Terms.NotModelled.FirstOrDefault(one => one.Touches(DecisionKind.Cancellation, careType)) is { } unmodelled)
                table.Add(Feel.Of(Status.NeedsReview), unmodelled.Rule, Inputs.CareType.Is(Feel.OneOf([careType])));
        }

        foreach (CareGroup<CancellationTerms> group in groups.Select(group => Modelled(model, group)).Where(group => group.Types.Count > 0))
        {
            if (group.Terms?.Charge is not { } late)
            {
                table.Add(Feel.Of(group.Terms is null ? Status.NeedsReview : Nothing), group.Terms?.Rule, group.Test);
                continue;
            }

            Rule rule = late.Deadline.Rule;
            DmnTest givenUp = Inputs.Kind.Is(Feel.Quote(CancellationKind.GivenUp.Code));
            Feel As(ChangeTreatment treatment) => Feel.Of(ReferenceEquals(treatment, ChangeTreatment.NeedsReview) ? Status.NeedsReview
                : ReferenceEquals(treatment, ChangeTreatment.NoCharge) || late.Amounts is null ? Nothing : Charged);
            table.Add(Feel.Of(Nothing), rule, group.Test, notice.Is(Feel.Quote(InTime)));
            table.Add(As(late.ChangeOfDate), rule, group.Test, notInTime, Inputs.Kind.Is(Feel.Quote(CancellationKind.DateChanged.Code)));
            table.Add(As(late.Shortening), rule, group.Test, notInTime, Inputs.Kind.Is(Feel.Quote(CancellationKind.Shortened.Code)));
            table.Add(As(ChangeTreatment.AsCancellation), rule, group.Test, notInTime, givenUp, bookedLate.Is(Feel.False));
            table.Add(As(late.BookedAfterDeadline), rule, group.Test, notInTime, givenUp, bookedLate.Is(Feel.True));
        }

        return table;
    }

    // Of the kinds of care that something touches which the rulebook can't say, the stated terms decide nothing.
    private static CareGroup<CancellationTerms> Modelled(DmnModel model, CareGroup<CancellationTerms> group) =>
        group with { Types = [.. group.Types.Where(type => !UnmodelledRule.Touches(DecisionKind.Cancellation, type, model.Terms))] };

    private static DmnTable Units(IReadOnlyList<CareGroup<CancellationTerms>> groups)
    {
        var table = new DmnTable("charged_units", "number", new LocalizedText("キャンセル料の単位の数。額の定めがないときはnull", "For how many units the amount is due; null where there is no amount"), Inputs.NotNegative);
        foreach (CareGroup<CancellationTerms> group in groups)
            table.Add(group.Terms?.Charge?.Amounts is { } amounts ? UnitsOf(amounts) : Feel.Null, group.Terms?.Charge?.Amounts?.Rule, group.Test);
        return table;
    }

    private static Feel UnitsOf(ChargeTerms amounts)
    {
        Feel units = ReferenceEquals(amounts.Per, ChargeUnit.Night) ? Feel.Of(Inputs.Nights)
            : ReferenceEquals(amounts.Per, ChargeUnit.Day) ? new Feel($"{Inputs.Nights.Name} + 1", Inputs.Nights)
            : ReferenceEquals(amounts.Per, ChargeUnit.LateDay) ? Feel.Of(Inputs.LateDays)
            : Feel.Of(1);
        return amounts.TimesInfants ? new Feel($"({units.Text}) * max(1, {Inputs.Infants.Name})", [.. units.Uses, Inputs.Infants]) : units;
    }

    // Whether every fact is there on which the amount depends.
    private static DmnTable AmountKnown(DmnModel model, IReadOnlyList<CareGroup<CancellationTerms>> groups)
    {
        var table = new DmnTable("charge_amount_known", "boolean", new LocalizedText("キャンセル料の額が決まるか", "Whether the amount of the charge can be told"));
        DmnInput household = Inputs.Household(model.Rulebook);
        foreach (CareGroup<CancellationTerms> group in groups)
        {
            if (group.Terms?.Charge?.Amounts is not { } amounts)
            {
                table.Add(new Feel(Feel.True), null, group.Test);
                continue;
            }

            foreach (IGrouping<ClassAnswer, string> classes in ByAnswer(model.Rulebook, amounts))
            {
                DmnTest[] when = [group.Test, household.Is(Feel.OneOf(classes))];
                IReadOnlyList<DmnInput> facts = classes.Key.Depends ? FactsOf(amounts.Basis) : [];
                for (int i = 0; i < facts.Count; i++)
                    table.Add(new Feel(Feel.False), amounts.Rule, [.. when, .. facts.Take(i).Select(fact => fact.Is(Feel.True)), facts[i].Is(Feel.False)]);
                table.Add(new Feel(classes.Key.IsOpen ? Feel.False : Feel.True), amounts.Rule, [.. when, .. facts.Select(fact => fact.Is(Feel.True))]);
            }
        }

        return table;
    }

    private static DmnTable Amounts(DmnModel model, IReadOnlyList<CareGroup<CancellationTerms>> groups, DmnTable units)
    {
        var table = new DmnTable("charge_amount", "number", new LocalizedText(
            "キャンセル料の額（円）。決まらないときはnull", "The amount of the charge in yen; null where it can't be told"), Inputs.NotNegative);
        DmnInput household = Inputs.Household(model.Rulebook);
        foreach (CareGroup<CancellationTerms> group in groups)
        {
            if (group.Terms?.Charge?.Amounts is not { } amounts)
            {
                table.Add(Feel.Null, null, group.Test);
                continue;
            }

            foreach (IGrouping<ClassAnswer, string> classes in ByAnswer(model.Rulebook, amounts))
            {
                Feel gives = classes.Key.Yen is { } yen ? new Feel($"{Feel.Number(yen.Amount)} * {units.Name}", units)
                    : classes.Key.Depends ? AmountOf(amounts.Basis)
                    : Feel.Null;
                table.Add(gives, amounts.Rule, group.Test, household.Is(Feel.OneOf(classes)));
            }
        }

        return table;
    }

    private static DmnTable LeftOpen(DmnModel model)
    {
        var table = new DmnTable("charge_left_open", "boolean", new LocalizedText(
            "規則集の版や規則集にない定めにより、キャンセル料が要確認となるか", "Whether the edition, or what the rulebook can't say, leaves a charge to an officer"));
        bool always = model.VersionIsOpen(Matter.InForce, Matter.Cancellations, Matter.ClosingDays, Matter.NotModelled);
        foreach (IGrouping<bool, CareType> group in CareType.List.OrderBy(type => type.Value)
            .GroupBy(type => always || UnmodelledRule.Touches(DecisionKind.Cancellation, type, model.Terms)))
        {
            DmnTest care = Inputs.CareType.Is(group.Count() == CareType.List.Count ? Feel.Any : Feel.OneOf(group));
            if (group.Key || !model.LeavesEarlierDaysOpen)
            {
                table.Add(new Feel(group.Key ? Feel.True : Feel.False), null, care);
                continue;
            }

            string from = Feel.Date(model.Terms.InForce!.StatedFrom);
            table.Add(new Feel(Feel.True), null, care, Inputs.UseDay.Is($"< {from}"));
            table.Add(new Feel(Feel.False), null, care, Inputs.UseDay.Is($">= {from}"));
        }

        return table;
    }

    private static DmnTable Outcomes(
        IReadOnlyList<CareGroup<CancellationTerms>> groups, DmnTable treatment, DmnTable known, DmnTable amount, DmnTable leftOpen)
    {
        var table = new DmnTable("charge_outcome", "string", new LocalizedText("キャンセル料の結論", "The outcome of the charge"),
            Feel.OneOf(CancellationOutcome.List.OrderBy(outcome => outcome.Value).Select(outcome => outcome.Code)));
        Feel review = Feel.Of(CancellationOutcome.NeedsReview.Code);
        DmnTest due = treatment.Is(Feel.Quote(Charged));
        DmnTest[] certain = [due, known.Is(Feel.True)];
        table.Add(Feel.Of(CancellationOutcome.NotCharged.Code), null, treatment.Is(Feel.Quote(Nothing)));
        table.Add(review, null, treatment.Is(Feel.Quote(Status.NeedsReview)));
        table.Add(review, null, due, known.Is(Feel.False));
        table.Add(review, null, [.. certain, amount.Is(Feel.MoreThan(0)), leftOpen.Is(Feel.True)]);
        table.Add(Feel.Of(CancellationOutcome.Charged.Code), null, [.. certain, amount.Is(Feel.MoreThan(0)), leftOpen.Is(Feel.False)]);
        foreach (IGrouping<Rule?, CareType> group in groups.SelectMany(group => group.Types.Select(type => (Type: type, group.Terms)))
            .GroupBy(one => one.Terms?.Charge?.Amounts is { ZeroIsRecorded: true } amounts ? amounts.Rule : null, one => one.Type))
        {
            DmnTest[] free = [.. certain, amount.Is(Feel.Number(0)), Inputs.CareType.Is(Feel.OneOf(group.OrderBy(type => type.Value)))];
            if (group.Key is not { } rule)
            {
                table.Add(Feel.Of(CancellationOutcome.NotCharged.Code), null, free);
                continue;
            }

            table.Add(review, rule, [.. free, leftOpen.Is(Feel.True)]);
            table.Add(Feel.Of(CancellationOutcome.Exempt.Code), rule, [.. free, leftOpen.Is(Feel.False)]);
        }

        return table;
    }

    private static string Before(DeadlineTerms terms) => terms.ThatMinuteIsInTime ? Feel.AtMost(0) : Feel.Below(0);

    private static string After(DeadlineTerms terms) => terms.ThatMinuteIsInTime ? Feel.MoreThan(0) : Feel.AtLeast(0);

    // The classes that the amount treats alike, an unknown one as the class that stands for it.
    private static IEnumerable<IGrouping<ClassAnswer, string>> ByAnswer(Rulebook rulebook, ChargeTerms amounts) =>
        rulebook.Classes.Append(HouseholdClass.Unknown).GroupBy(household => AnswerFor(household, amounts), household => household.Code);

    private static ClassAnswer AnswerFor(HouseholdClass household, ChargeTerms amounts)
    {
        HouseholdClass? charged = household.IsUnknown ? amounts.UnknownTreatedAs : household;
        bool byClass = ReferenceEquals(amounts.Basis, ChargeBasis.HouseholdClass);
        return charged is not null && amounts.Exempt.Contains(charged) ? new ClassAnswer(Yen.Zero)
            : charged is null && (byClass || amounts.Exempt.Count > 0) ? new ClassAnswer(null, IsOpen: true)
            : byClass ? new ClassAnswer(amounts.AmountFor(household))
            : new ClassAnswer(null, Depends: true);
    }

    private static IReadOnlyList<DmnInput> FactsOf(ChargeBasis basis) =>
        ReferenceEquals(basis, ChargeBasis.PlannedFee) ? [Inputs.PlannedFeeKnown]
        : ReferenceEquals(basis, ChargeBasis.FacilityAmount) ? [Inputs.FacilityAmountKnown]
        : [Inputs.FacilityAmountKnown, Inputs.PlannedFeeKnown];

    private static Feel AmountOf(ChargeBasis basis) =>
        ReferenceEquals(basis, ChargeBasis.PlannedFee) ? Feel.Of(Inputs.PlannedFee)
        : ReferenceEquals(basis, ChargeBasis.FacilityAmount) ? Feel.Of(Inputs.FacilityAmount)
        : new Feel($"min({Inputs.FacilityAmount.Name}, {Inputs.PlannedFee.Name})", Inputs.FacilityAmount, Inputs.PlannedFee);

    // What the amount says of a class: yen for a unit, an amount among the facts, or nothing.
    private sealed record ClassAnswer(Yen? Yen, bool Depends = false, bool IsOpen = false);
}
