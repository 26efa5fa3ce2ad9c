using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private Answer Grant(GrantQuestion asked)
    {
        if (Stated("grant") is not { } grant)
        {
            NeedsReview();
            return GiveGrant(0, 0, 0, 0);
        }

        // The kinds of care that open the grant: with beds, without, or for an officer to say.
        RuleStatus facility = RuleStatus.NotMet;
        long capOfOpened = 0, capOfGiven = 0;
        foreach (string careType in asked.CareTypes)
        {
            long cap = grant["cap"]["amounts"].Members.Values.Where(one => one["care"].Is(careType) && Holds(one, asked.FiscalYear)).Max(one => (long?)one["yen"].Yen) ?? 0;
            capOfGiven = Math.Max(capOfGiven, cap);
            if (grant["facility"]["care"].Find(careType) is not { } care || !Holds(care, asked.FiscalYear))
                continue;
            RuleStatus beds = asked.HasBeds || care["beds"].Is("not_required") ? RuleStatus.Met
                : care["beds"].Is("needs_review_without", "required") ? RuleStatus.NeedsReview : RuleStatus.NotMet;
            facility = beds < facility ? beds : facility;
            capOfOpened = beds == RuleStatus.NotMet ? capOfOpened : Math.Max(capOfOpened, cap);
        }

        Say(grant["facility"], facility, asked.CareTypes.Any(type => grant["facility"]["care"].Find(type) is { } care
            && (care.Find("from_fiscal_year")?.Number == asked.FiscalYear || care.Find("until_fiscal_year")?.Number == asked.FiscalYear)));
        return GrantFor(asked, EligibleCost(asked, grant["costs"]), capOfOpened > 0 ? capOfOpened : capOfGiven, grant);
    }

    private long EligibleCost(GrantQuestion asked, Node costs)
    {
        bool given = costs["facilities"].Has(asked.Facility);
        List<CostFacts> granted = [.. asked.Costs.Where(cost => given && costs["kinds"].Has(cost.Kind))];
        Test(costs, granted.Count > 0);
        return granted.Sum(cost => cost.Yen);
    }

    private Answer GrantFor(GrantQuestion asked, long eligible, long cap, Node grant)
    {
        Node over = grant["cap"]["counted_over"], rate = grant["costs"]["rate"];
        long step = rate["rounding"].Is("down") ? rate["step_yen"].Yen : throw rate["rounding"].Unknown();
        long Rated(long yen) => yen * rate["numerator"].Number / (rate["denominator"].Number * step) * step;
        long earlier = asked.EarlierGrants.Where(one => over.Is("facility") || (over.Is("fiscal_year", "application") && one.FiscalYear == asked.FiscalYear)).Sum(one => one.Yen);
        bool boundsCost = grant["cap"]["bounds"].Is("eligible_cost", "grant");
        long remaining = Math.Max(0, (boundsCost ? Rated(cap) : cap) - earlier);
        long wanted = Rated(boundsCost ? Math.Min(eligible, cap) : eligible), granted = Math.Min(wanted, remaining);

        // A facility that the rule above has turned away for want of any granted care has no cap to speak of.
        if (cap > 0 || _answer.Worst != RuleStatus.NotMet)
            Test(grant["cap"], remaining > 0 && (granted > 0 || eligible == 0), wanted == remaining && wanted > 0);
        return GiveGrant(granted, eligible, cap, remaining);
    }

    private Answer GiveGrant(long grant, long eligible, long cap, long remaining)
    {
        Decided();
        _answer.Give(("grant", _answer.Outcome == "refused" ? 0 : grant), ("eligible_cost", eligible), ("cap", cap), ("remaining_cap", remaining));
        return _answer;
    }

    private static bool Holds(Node block, int fiscalYear) =>
        !(fiscalYear < block.Find("from_fiscal_year")?.Number) && !(fiscalYear > block.Find("until_fiscal_year")?.Number);
}
