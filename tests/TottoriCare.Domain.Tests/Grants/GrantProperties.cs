using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using Outcome = TottoriCare.Decisions.Outcome;

namespace TottoriCare.Domain.Tests.Grants;

public class GrantProperties
{
    private static readonly Gen<(string Name, Ordinance Ordinance, GrantApplication Application)> s_asked =
        from prefecture in Corpus.AnyPrefecture
        from application in Corpus.Grants
        select (prefecture.Name, prefecture.Ordinance, application);

    [Fact]
    public void A_grant_exceeds_neither_the_eligible_cost_nor_what_remains_of_the_cap() => Property.Holds(s_asked, asked =>
    {
        GrantVerdict verdict = asked.Ordinance.DecideGrant(asked.Application).Verdict;

        return verdict.Grant >= Yen.Zero && verdict.Grant <= verdict.EligibleCost && verdict.Grant <= verdict.RemainingCap && verdict.RemainingCap <= verdict.Cap;
    });

    [Fact]
    public void The_grant_is_that_of_the_rules_said_plainly() => Property.Holds(Corpus.Grants, application =>
    {
        bool staysOpen = application.HasBeds && application.CareTypes.Any(care => care.Code == "short_stay");
        bool dayServiceOpen = application.FiscalYear.Year >= 2023 && application.CareTypes.Any(care => care.Code == "day_service");
        bool refused = application.Facility == FacilityKind.MedicalInstitution || (!staysOpen && !dayServiceOpen);
        long eligible = application.Costs.Where(cost => cost.Kind != CostKind.Other).Sum(cost => cost.Amount.Amount);
        long remaining = Math.Max(0, 3_000_000 - application.EarlierGrants.Sum(earlier => earlier.Amount.Amount));
        long grant = refused ? 0 : Math.Min(eligible, remaining);

        GrantDecision decision = Tottori.Prefecture.DecideGrant(application);

        decision.Verdict.Grant.ShouldBe(new Yen(grant));
        decision.Outcome.ShouldBe(grant == 0 ? Outcome.Refused : application.HasBeds ? Outcome.Allowed : Outcome.NeedsReview);
    });

    [Fact]
    public void All_grants_to_one_facility_together_never_exceed_three_million_yen() => Property.Holds(
        Corpus.Grants.ListOf(8).Select(applications => applications.Take(8).ToArray()),
        applications =>
        {
            List<EarlierGrant> given = [];
            foreach (GrantApplication application in applications)
            {
                Yen grant = Tottori.Prefecture.DecideGrant(application with { EarlierGrants = [.. given] }).Verdict.Grant;
                given.Add(new EarlierGrant(application.FiscalYear, grant));
            }

            return given.Sum(grant => grant.Amount.Amount) <= 3_000_000;
        });

    [Fact]
    public void An_approval_grants_above_0_yen_and_a_refusal_nothing() => Property.Holds(s_asked, asked =>
    {
        GrantVerdict verdict = asked.Ordinance.DecideGrant(asked.Application).Verdict;

        return verdict.Outcome == Outcome.Allowed ? verdict.Grant > Yen.Zero : verdict
            .Outcome != Outcome.Refused || verdict.Grant == Yen.Zero;
    });

    [Fact]
    public void A_further_earlier_grant_never_raises_the_grant_nor_turns_a_refusal() => Property.Holds(
        from asked in s_asked
        from further in Corpus.EarlierGrants
        select (asked.Name, asked.Ordinance, asked.Application, further),
        asked =>
        {
            GrantVerdict before = asked.Ordinance.DecideGrant(asked.Application).Verdict;
            GrantVerdict after = asked.Ordinance
                .DecideGrant(asked.Application with { EarlierGrants = [.. asked.Application.EarlierGrants, asked.further] }).Verdict;

            return after.Grant <= before.Grant && (before.Outcome != Outcome.Refused || after.Outcome == Outcome.Refused);
        });

    [Fact]
    public void A_cost_that_is_not_eligible_changes_no_grant() => Property.Holds(s_asked, asked =>
        asked.Ordinance.DecideGrant(asked.Application).Verdict
            == asked.Ordinance.DecideGrant(asked.Application with { Costs = [.. asked.Application.Costs, new CostItem(CostKind.Other, new Yen(77))] }).Verdict);

    [Fact]
    public void The_order_of_costs_and_earlier_grants_does_not_matter() => Property.Holds(
        from asked in s_asked
        from costs in Gen.Shuffle(asked.Application.Costs.ToArray())
        from earlier in Gen.Shuffle(asked.Application.EarlierGrants.ToArray())
        from careTypes in Gen.Shuffle(asked.Application.CareTypes.ToArray())
        select (asked.Ordinance, asked.Application, other: asked.Application with { Costs = costs, EarlierGrants = earlier, CareTypes = careTypes }),
        asked => asked.Ordinance.DecideGrant(asked.Application).Verdict == asked.Ordinance.DecideGrant(asked.other).Verdict);
}
