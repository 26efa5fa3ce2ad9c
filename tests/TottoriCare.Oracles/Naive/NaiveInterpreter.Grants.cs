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
        bool onEdge = false;
        foreach (string careType in asked.CareTypes)
        {
            long cap = grant["cap"]["amounts"].Members.Values.Where(one => one["care"].Is(careType) && Holds(one, asked.FiscalYear)).Max(one => (long?)one["yen"].Yen) ?? 0;
            capOfGiven = Math.Max(capOfGiven, cap);
            if (grant["facility"]["care"].Find(careType) is not { } care)
                continue;
            onEdge |= care.Find("from_fiscal_year")?.Number == asked.FiscalYear || care.Find("until_fiscal_year")?.Number == asked.FiscalYear;
            if (!Holds(care, asked.FiscalYear))
                continue;
            RuleStatus beds = asked.HasBeds || care["beds"].Is("not_required") ? RuleStatus.Met
                : Word(care["beds"], "needs_review_without", "required") ? RuleStatus.NeedsReview : RuleStatus.NotMet;
            facility = beds < facility ? beds : facility;
            capOfOpened = beds == RuleStatus.NotMet ? capOfOpened : Math.Max(capOfOpened, cap);
        }

        Say(grant["facility"], facility, onEdge);
        return GrantFor(asked, EligibleCost(asked, grant["costs"]), capOfOpened > 0 ? capOfOpened : capOfGiven, grant);
    }

    private long EligibleCost(GrantQuestion asked, Node costs)
    {
        if (!costs["facilities"].Has(asked.Facility))
        {
            Say(costs, RuleStatus.NotMet);
            return 0;
        }

        long eligible = 0;
        foreach (CostFacts cost in asked.Costs)
        {
            bool granted = costs["kinds"].Has(cost.Kind);
            eligible += granted ? cost.Yen : 0;
            Say(costs, granted ? RuleStatus.Met : RuleStatus.Noted);
        }

        if (eligible == 0)
            Say(costs, RuleStatus.NotMet);
        return eligible;
    }

    private Answer GrantFor(GrantQuestion asked, long eligible, long cap, Node grant)
    {
        Node over = grant["cap"]["counted_over"], rate = grant["costs"]["rate"];
        long earlier = asked.EarlierGrants.Sum(one => over.Text switch
        {
            "facility" => one.Yen,
            "fiscal_year" => one.FiscalYear == asked.FiscalYear ? one.Yen : 0,
            "application" => 0,
            _ => throw over.Unknown(),
        });
        bool boundsCost = Word(grant["cap"]["bounds"], "eligible_cost", "grant");
        long Rated(long yen) => Stepped(yen * rate["numerator"].Number, rate["denominator"].Number, rate["step_yen"].Yen, rate["rounding"].Text);
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
        _answer.Give("grant", _answer.Outcome == "refused" ? 0 : grant);
        _answer.Give("eligible_cost", eligible);
        _answer.Give("cap", cap);
        _answer.Give("remaining_cap", remaining);
        return _answer;
    }

    private static bool Holds(Node block, int fiscalYear) =>
        !(fiscalYear < block.Find("from_fiscal_year")?.Number) && !(fiscalYear > block.Find("until_fiscal_year")?.Number);
}
