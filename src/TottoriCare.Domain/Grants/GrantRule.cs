using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Grants;

/// <summary>施設整備助成: how much the prefecture grants to a facility.</summary>
/// <remarks>Pure. TP-10 … TP-12; readings F1–F6, F8–F10.</remarks>
internal static class GrantRule
{
    public static GrantVerdict Decide<TSink>(GrantApplication application, GrantTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        TestFacility(application, terms.Facility, ref sink);                                            // TP-12
        Yen eligible = EligibleCost(application, terms.Costs, ref sink);                                // TP-11
        (Yen cap, Yen remaining, Yen grant) = Capped(application, eligible, terms, ref sink);           // TP-10

        Outcome outcome = Outcome.Of(sink.Worst);
        return new GrantVerdict(outcome, ReferenceEquals(outcome, Outcome.Refused) ? Yen.Zero : grant, eligible, cap, remaining);
    }

    private static void TestFacility<TSink>(GrantApplication application, GrantFacilityTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        Figure year = Figure.Of("fiscal_year", application.FiscalYear);
        FindingStatus best = FindingStatus.NotMet;
        FindingReason reason = FindingReason.NoGrantedCareType;
        foreach (GrantedCareType granted in terms.CareTypes)
        {
            if (!granted.Holds(application.FiscalYear) || !application.CareTypes.Contains(granted.CareType))
                continue;

            (FindingStatus status, FindingReason why) = BedsOf(application, granted);

            // One kind of care that opens the grant is enough: the best answer of them counts.
            if (status < best || ReferenceEquals(reason, FindingReason.NoGrantedCareType))
                (best, reason) = (status, why);
        }

        sink.Report(terms.Rule, best, reason)?.With(year);
    }

    private static (FindingStatus Status, FindingReason Reason) BedsOf(GrantApplication application, GrantedCareType granted) =>
        application.HasBeds || ReferenceEquals(granted.Beds, BedCondition.NotRequired) ? (FindingStatus.Met, FindingReason.GrantedCareType)
        : ReferenceEquals(granted.Beds, BedCondition.Required) ? (FindingStatus.NotMet, FindingReason.BedsMissing)
        : (FindingStatus.NeedsReview, FindingReason.BedsForReview);

    private static Yen EligibleCost<TSink>(GrantApplication application, GrantCostTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!terms.Facilities.Contains(application.Facility))
        {
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.FacilityKindNotGranted)?.With(
                Figure.Of("facility", application.Facility));
            return Yen.Zero;
        }

        Yen eligible = Yen.Zero;
        foreach (CostItem cost in application.Costs)
        {
            bool granted = terms.Kinds.Contains(cost.Kind);
            if (granted)
                eligible += cost.Amount;
            sink.Report(terms.Rule, granted ? FindingStatus.Met : FindingStatus.Noted,
                granted ? FindingReason.CostEligible : FindingReason.CostNotEligible)?.With(
                Figure.Of("kind", cost.Kind), Figure.Of("amount", cost.Amount));
        }

        if (eligible == Yen.Zero)
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.NoEligibleCost);
        return eligible;
    }

    private static (Yen Cap, Yen Remaining, Yen Grant) Capped<TSink>(
        GrantApplication application, Yen eligible, GrantTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        Yen cap = CapOf(application, terms);
        Yen earlier = EarlierOf(application, terms.Cap);
        bool onCost = ReferenceEquals(terms.Cap.On, GrantCapOn.EligibleCost);
        Yen most = onCost ? terms.Costs.Rate.Of(cap) : cap;
        Yen remaining = most > earlier ? most - earlier : Yen.Zero;
        Yen wanted = terms.Costs.Rate.Of(onCost ? Least(eligible, cap) : eligible);
        Yen grant = Least(wanted, remaining);

        // No care of the facility has a cap: the rule on facilities has refused already, or there is nothing to grant.
        if (cap == Yen.Zero && sink.Worst == FindingStatus.NotMet)
            return (cap, remaining, grant);

        // Rounded down to a step, a small cost can come to nothing; where no cost is eligible, that has been said.
        bool roundedAway = grant == Yen.Zero && eligible > Yen.Zero;
        FindingStatus status = remaining == Yen.Zero || roundedAway ? FindingStatus.NotMet : FindingStatus.Met;
        FindingReason reason = remaining == Yen.Zero ? FindingReason.GrantCapExhausted
            : grant < wanted ? FindingReason.GrantCutToCap
            : FindingReason.GrantWithinCap;
        sink.Report(terms.Cap.Rule, status, reason)?.With(
            Figure.Of("cap", cap), Figure.Of("earlier", earlier), Figure.Of("remaining", remaining),
            Figure.Of("eligible", eligible), Figure.Of("grant", grant));
        return (cap, remaining, grant);
    }

    // A facility has the highest cap of the kinds of care that open the grant to it; where none does, of those that it gives.
    private static Yen CapOf(GrantApplication application, GrantTerms terms)
    {
        Yen opened = Yen.Zero;
        Yen given = Yen.Zero;
        foreach (GrantCap entry in terms.Cap.Caps.Where(entry => entry.Holds(application.FiscalYear) && application.CareTypes.Contains(entry.CareType)))
        {
            given = entry.Amount > given ? entry.Amount : given;
            if (entry.Amount > opened && Opens(entry.CareType, application, terms.Facility))
                opened = entry.Amount;
        }

        return opened > Yen.Zero ? opened : given;
    }

    private static bool Opens(CareType careType, GrantApplication application, GrantFacilityTerms terms) =>
        terms.CareTypes.Any(granted => granted.CareType == careType && granted.Holds(application.FiscalYear)
            && BedsOf(application, granted).Status != FindingStatus.NotMet);

    private static Yen EarlierOf(GrantApplication application, GrantCapTerms terms)
    {
        Yen earlier = Yen.Zero;
        foreach (EarlierGrant grant in application.EarlierGrants)
        {
            if (ReferenceEquals(terms.Counts, GrantCapPeriod.Facility)
                || (ReferenceEquals(terms.Counts, GrantCapPeriod.FiscalYear) && grant.FiscalYear == application.FiscalYear))
            {
                earlier += grant.Amount;
            }
        }

        return earlier;
    }

    private static Yen Least(Yen left, Yen right) => left < right ? left : right;
}
