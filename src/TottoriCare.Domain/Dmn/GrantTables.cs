using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>施設整備助成の表: which facility, which costs, up to how much.</summary>
internal static class GrantTables
{
    public static void AddTo(DmnModel model)
    {
        if (model.Terms.Grant is not { } terms)
            return;

        IReadOnlyList<CareType> types = [.. CareType.List.OrderBy(type => type.Value)
            .Where(type => terms.Facility.CareTypes.Any(one => one.CareType == type) || terms.Cap.Caps.Any(one => one.CareType == type))];
        IReadOnlyList<DmnTable> openings = [.. types.Select(type => model.Add(Opening(terms.Facility, type)))];
        DmnFormula facility = model.Add(Best(openings, terms.Facility.Rule));
        DmnTable eligible = model.Add(Eligible(terms.Costs));
        DmnTable costs = Status.Table("grant_costs", "対象となる経費があるか", "Whether there is an eligible cost");
        costs.Add(Feel.Of(Status.NotMet), terms.Costs.Rule, eligible.Is(Feel.AtMost(0)));
        costs.Add(Feel.Of(Status.Met), terms.Costs.Rule, eligible.Is(Feel.MoreThan(0)));
        model.Add(costs);

        DmnFormula cap = AddCap(model, terms, types, openings);
        (DmnFormula remaining, DmnFormula amount) = AddAmounts(model, terms, cap, eligible);
        DmnTable within = model.Add(WithinCap(terms.Cap.Rule, remaining, amount, eligible));
        DmnFormula worst = model.Add(Status.Gravest("grant_worst", "助成の要件のうち最も重い認定", "The gravest of what is said of the grant", [facility, costs, within]));
        DmnTable outcome = model.Add(Outcomes(model, worst));
        var yen = new DmnTable("grant_yen", "number", new LocalizedText("助成額（円）", "The grant in yen"), Inputs.NotNegative);
        yen.Add(Feel.Of(0), terms.Cap.Rule, outcome.Is(Feel.Quote(Outcome.Refused.Code)));
        yen.Add(Feel.Of(amount), terms.Cap.Rule, outcome.Is(Feel.OneOf([Outcome.Allowed.Code, Outcome.NeedsReview.Code])));
        model.Add(yen);
    }

    // Whether a kind of care opens the grant, year by year; the best of several entries for one kind counts.
    private static DmnTable Opening(GrantFacilityTerms terms, CareType type)
    {
        DmnTable table = Status.Table($"grant_opened_by_{type.Code}", $"{type.Title.Ja}により助成の対象となるか", $"Whether {type.Title.En} opens the grant");
        DmnTest gives = Inputs.Gives(type).Is(Feel.True);
        table.Add(Feel.Of(Status.None), null, Inputs.Gives(type).Is(Feel.False));
        GrantedCareType[] entries = [.. terms.CareTypes.Where(one => one.CareType == type)];
        foreach ((string years, FiscalYear year) in YearSpans.Of(entries.Select(one => (one.From, one.Until))))
        {
            BedCondition[] beds = [.. entries.Where(one => one.Holds(year)).Select(one => one.Beds)];
            DmnTest within = Inputs.Year.Is(years);
            if (beds.Length == 0 || beds.Contains(BedCondition.NotRequired))
            {
                table.Add(Feel.Of(beds.Length == 0 ? Status.None : Status.Met), terms.Rule, gives, within);
                continue;
            }

            string without = beds.Contains(BedCondition.NeedsReviewWithout) ? Status.NeedsReview : Status.NotMet;
            table.Add(Feel.Of(Status.Met), terms.Rule, gives, within, Inputs.HasBeds.Is(Feel.True));
            table.Add(Feel.Of(without), terms.Rule, gives, within, Inputs.HasBeds.Is(Feel.False));
        }

        return table;
    }

    // One kind of care that opens the grant is enough.
    private static DmnFormula Best(IReadOnlyList<DmnTable> openings, Rule rule)
    {
        string said = $"[{string.Join(", ", openings.Select(one => one.Name))}]";
        string text = Feel.Quote(Status.NotMet);
        foreach (string status in new[] { Status.NeedsReview, Status.Met })
            text = $"if list contains({said}, {Feel.Quote(status)}) then {Feel.Quote(status)} else {text}";
        return new DmnFormula("grant_facility", "string", new LocalizedText("対象となる施設か", "Whether the facility is eligible"), new Feel(text, [.. openings]), rule, Status.Allowed);
    }

    private static DmnTable Eligible(GrantCostTerms terms)
    {
        var table = new DmnTable("grant_eligible_cost", "number", new LocalizedText("対象経費（円）", "The eligible cost in yen"), Inputs.NotNegative);
        DmnInput[] costs = [.. terms.Kinds.Distinct().OrderBy(kind => kind.Value).Select(Inputs.Cost)];
        table.Add(costs.Length == 0 ? Feel.Of(0) : new Feel(string.Join(" + ", costs.Select(cost => cost.Name)), costs), terms.Rule,
            Inputs.Facility.Is(Feel.OneOf(terms.Facilities.Distinct().OrderBy(kind => kind.Value).Select(kind => kind.Code))));
        if (FacilityKind.List.Except(terms.Facilities).OrderBy(kind => kind.Value).Select(kind => kind.Code).ToArray() is { Length: > 0 } others)
            table.Add(Feel.Of(0), terms.Rule, Inputs.Facility.Is(Feel.OneOf(others)));
        return table;
    }

    // The highest cap of the kinds of care that open the grant; where none does, of those that the facility gives.
    private static DmnFormula AddCap(DmnModel model, GrantTerms terms, IReadOnlyList<CareType> types, IReadOnlyList<DmnTable> openings)
    {
        var opened = new List<string> { Feel.Number(0) };
        var given = new List<string> { Feel.Number(0) };
        var uses = new List<DmnVariable>();
        for (int i = 0; i < types.Count; i++)
        {
            DmnTable cap = model.Add(CapBy(terms.Cap, types[i]));
            given.Add(cap.Name);
            opened.Add($"(if list contains([{Feel.OneOf([Status.Met, Status.NeedsReview])}], {openings[i].Name}) then {cap.Name} else 0)");
            uses.AddRange([cap, openings[i]]);
        }

        DmnFormula byOpened = model.Add(new DmnFormula("grant_cap_opened", "number", new LocalizedText(
            "助成の対象となる種類による上限額（円）。なければ0", "The cap by the kinds of care that open the grant; 0 for none"),
            new Feel($"max([{string.Join(", ", opened)}])", uses), terms.Cap.Rule));
        DmnFormula byGiven = model.Add(new DmnFormula("grant_cap_given", "number", new LocalizedText(
            "施設が行う種類による上限額（円）。なければ0", "The cap by the kinds of care that the facility gives; 0 for none"),
            new Feel($"max([{string.Join(", ", given)}])", [.. uses.Where((_, index) => index % 2 == 0)]), terms.Cap.Rule));
        return model.Add(new DmnFormula("grant_cap", "number", new LocalizedText("上限額（円）", "The cap in yen"),
            new Feel($"if {byOpened.Name} = 0 then {byGiven.Name} else {byOpened.Name}", byOpened, byGiven), terms.Cap.Rule));
    }

    private static DmnTable CapBy(GrantCapTerms terms, CareType type)
    {
        var table = new DmnTable($"grant_cap_by_{type.Code}", "number", new LocalizedText(
            $"{type.Title.Ja}による上限額（円）", $"The cap by {type.Title.En} in yen"), Inputs.NotNegative);
        table.Add(Feel.Of(0), null, Inputs.Gives(type).Is(Feel.False));
        GrantCap[] caps = [.. terms.Caps.Where(one => one.CareType == type)];
        foreach ((string years, FiscalYear year) in YearSpans.Of(caps.Select(one => (one.From, one.Until))))
        {
            long most = caps.Where(one => one.Holds(year)).Select(one => one.Amount.Amount).DefaultIfEmpty(0).Max();
            table.Add(Feel.Of(most), terms.Rule, Inputs.Gives(type).Is(Feel.True), Inputs.Year.Is(years));
        }

        return table;
    }

    private static (DmnFormula Remaining, DmnFormula Amount) AddAmounts(DmnModel model, GrantTerms terms, DmnFormula cap, DmnTable eligible)
    {
        Rule rule = terms.Cap.Rule;
        bool onCost = ReferenceEquals(terms.Cap.On, GrantCapOn.EligibleCost);
        Feel earlier = ReferenceEquals(terms.Cap.Counts, GrantCapPeriod.Facility) ? Feel.Of(Inputs.EarlierGrants)
            : ReferenceEquals(terms.Cap.Counts, GrantCapPeriod.FiscalYear) ? Feel.Of(Inputs.EarlierGrantsOfYear)
            : Feel.Of(0);
        DmnFormula most = model.Add(new DmnFormula("grant_most", "number", new LocalizedText(
            "助成額の上限（円）", "The most that is granted in yen"), onCost ? Rated(terms.Costs.Rate, cap) : Feel.Of(cap), rule));
        DmnFormula remaining = model.Add(new DmnFormula("grant_remaining_cap", "number", new LocalizedText(
            "上限の残り（円）", "What earlier grants leave of the cap in yen"), new Feel($"max(0, {most.Name} - {earlier.Text})", [most, .. earlier.Uses]), rule,
            Inputs.NotNegative));
        DmnFormula counted = model.Add(new DmnFormula("grant_counted_cost", "number", new LocalizedText(
            "助成率を掛ける額（円）", "The cost to which the rate is applied, in yen"),
            onCost ? new Feel($"min({eligible.Name}, {cap.Name})", eligible, cap) : Feel.Of(eligible), terms.Costs.Rule));
        DmnFormula wanted = model.Add(new DmnFormula("grant_by_rate", "number", new LocalizedText(
            "助成率による額（円）", "The amount by the rate in yen"), Rated(terms.Costs.Rate, counted), terms.Costs.Rule));
        return (remaining, model.Add(new DmnFormula("grant_amount", "number", new LocalizedText(
            "上限までの助成額（円）", "The amount by the rate, at most what remains, in yen"), new Feel($"min({wanted.Name}, {remaining.Name})", wanted, remaining), rule,
            Inputs.NotNegative)));
    }

    // In whole numbers by modulo, so that no engine's division can come out a hair below or above.
    private static Feel Rated(GrantRate rate, DmnVariable amount)
    {
        long step = rate.Step.Amount;
        long divisor = rate.Denominator * step;
        if (rate.Numerator == divisor)
            return Feel.Of(amount);

        string part = $"{amount.Name} * {Feel.Number(rate.Numerator)}";
        (string dividend, long by) = ReferenceEquals(rate.Rounding, Rounding.Down) ? (part, divisor)
            : ReferenceEquals(rate.Rounding, Rounding.Up) ? ($"{part} + {Feel.Number(divisor - 1)}", divisor)
            : ($"2 * {part} + {Feel.Number(divisor)}", 2 * divisor);
        string steps = $"({dividend} - modulo({dividend}, {Feel.Number(by)})) / {Feel.Number(by)}";
        return new Feel(step == 1 ? steps : $"{steps} * {Feel.Number(step)}", amount);
    }

    private static DmnTable WithinCap(Rule rule, DmnVariable remaining, DmnVariable amount, DmnVariable eligible)
    {
        DmnTable table = Status.Table("grant_within_cap", "上限に残りがあり、端数処理の後に助成額が残るか", "Whether the cap leaves something, and rounding does too");
        DmnTest left = remaining.Is(Feel.MoreThan(0));
        table.Add(Feel.Of(Status.NotMet), rule, remaining.Is(Feel.AtMost(0)));
        table.Add(Feel.Of(Status.Met), rule, left, amount.Is(Feel.MoreThan(0)));
        table.Add(Feel.Of(Status.Met), rule, left, amount.Is(Feel.AtMost(0)), eligible.Is(Feel.AtMost(0)));
        table.Add(Feel.Of(Status.NotMet), rule, left, amount.Is(Feel.AtMost(0)), eligible.Is(Feel.MoreThan(0)));
        return table;
    }

    private static DmnTable Outcomes(DmnModel model, DmnFormula worst)
    {
        var table = new DmnTable("grant_outcome", "string", new LocalizedText("助成の結論", "The outcome of the grant"),
            Feel.OneOf([Outcome.Allowed.Code, Outcome.Refused.Code, Outcome.NeedsReview.Code]));
        DmnTest met = worst.Is(Feel.OneOf([Status.Met, Status.Noted, Status.None]));
        table.Add(Feel.Of(Outcome.Refused.Code), null, worst.Is(Feel.Quote(Status.NotMet)));
        table.Add(Feel.Of(Outcome.NeedsReview.Code), null, worst.Is(Feel.Quote(Status.NeedsReview)));
        if (model.VersionIsOpen(Matter.InForce, Matter.Grant))
        {
            table.Add(Feel.Of(Outcome.NeedsReview.Code), null, met);
        }
        else if (model.LeavesEarlierDaysOpen)
        {
            long from = FirstYearStated(model.Terms.InForce!);
            table.Add(Feel.Of(Outcome.NeedsReview.Code), null, met, Inputs.Year.Is(Feel.Below(from)));
            table.Add(Feel.Of(Outcome.Allowed.Code), null, met, Inputs.Year.Is(Feel.AtLeast(from)));
        }
        else
        {
            table.Add(Feel.Of(Outcome.Allowed.Code), null, met);
        }

        return table;
    }

    // The first fiscal year of which every day is stated.
    private static long FirstYearStated(InForce inForce)
    {
        FiscalYear year = FiscalYear.Of(inForce.StatedFrom);
        return year.FirstDay < inForce.StatedFrom ? year.Year + 1 : year.Year;
    }
}
