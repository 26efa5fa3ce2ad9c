using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Grants;

/// <summary>施設整備助成: forms of a grant that 鳥取県 does not have as shipped, by readings F1 to F6.</summary>
public class GrantFormsTests
{
    private static readonly GrantApplication s_home = new()
    {
        FiscalYear = new FiscalYear(2025),
        Facility = FacilityKind.MidwiferyHome,
        HasBeds = true,
        CareTypes = [CareType.ShortStay],
        Costs = [new CostItem(CostKind.Construction, new Yen(8_000_000))],
    };

    private static readonly Ordinance s_twoCaps = PrefectureWith(("grant.cap.amounts.stays.yen", "5000000"), ("grant.cap.amounts.days.yen", "1000000"));

    [Theory]
    [InlineData("grant", 3_000_000, 3_000_000)]
    [InlineData("eligible_cost", 1_500_000, 1_500_000)] // half of the cost up to the cap
    public void A_cap_bounds_the_grant_or_the_cost(string bounds, long remaining, long grant)
    {
        GrantVerdict verdict = PrefectureWith(("grant.costs.rate.denominator", "2"), ("grant.cap.bounds", $"\"{bounds}\"")).DecideGrant(s_home).Verdict;

        verdict.ShouldBe(new GrantVerdict(Outcome.Allowed, new Yen(grant), new Yen(8_000_000), new Yen(3_000_000), new Yen(remaining)));
    }

    [Theory]
    [InlineData(999, 0, "refused")]
    [InlineData(1_000, 1_000, "allowed")]
    [InlineData(1_999, 1_000, "allowed")]
    public void A_cost_that_is_rounded_away_is_refused(long cost, long grant, string outcome)
    {
        GrantDecision decision = PrefectureWith(("grant.costs.rate.step_yen", "1000"))
            .DecideGrant(s_home with { Costs = [new CostItem(CostKind.Construction, new Yen(cost))] });

        (decision.Verdict.Grant, decision.Outcome.Code).ShouldBe((new Yen(grant), outcome));
    }

    [Fact]
    public void A_cost_is_met_or_noted()
    {
        CostKind other = CostKind.List.First(kind => !Prefecture.Rulebook.Terms.Grant!.Costs.Kinds.Contains(kind));
        GrantDecision decision = Prefecture.DecideGrant(s_home with { Costs = [.. s_home.Costs, new CostItem(other, new Yen(1))] });

        decision.The(FindingReason.CostEligible).Status.ShouldBe(FindingStatus.Met);
        decision.The(FindingReason.CostNotEligible).Status.ShouldBe(FindingStatus.Noted);
        decision.Outcome.ShouldBe(Outcome.Allowed);
    }

    // Day service opens the grant without beds; stays do not.
    [Theory]
    [InlineData(true, 5_000_000)]
    [InlineData(false, 1_000_000)]
    public void The_cap_is_the_highest_of_the_care_that_opens_the_grant(bool beds, long cap)
    {
        Ordinance ordinance = PrefectureWith(("grant.cap.amounts.stays.yen", "5000000"), ("grant.cap.amounts.days.yen", "1000000"),
            ("grant.facility.care.day_service.beds", "\"not_required\""));

        foreach (CareType[] given in new CareType[][] { [CareType.ShortStay, CareType.DayService], [CareType.DayService, CareType.ShortStay] })
            ordinance.DecideGrant(s_home with { HasBeds = beds, CareTypes = given }).Verdict.Cap.ShouldBe(new Yen(cap));
    }

    [Fact]
    public void Where_no_care_opens_the_grant_the_cap_is_the_highest_of_the_care_that_is_given()
    {
        GrantVerdict verdict = PrefectureWith(("grant.cap.amounts.stays.yen", "5000000"), ("grant.cap.amounts.days.yen", "1000000"),
                ("grant.facility.care.day_service.beds", "\"required\""))
            .DecideGrant(s_home with { HasBeds = false, CareTypes = [CareType.ShortStay, CareType.DayService] }).Verdict;

        (verdict.Outcome, verdict.Cap).ShouldBe((Outcome.Refused, new Yen(5_000_000)));
    }

    [Fact]
    public void A_plain_answer_is_the_explained_one()
    {
        foreach (GrantApplication application in new[]
        {
            s_home, s_home with { HasBeds = false }, s_home with { CareTypes = [CareType.DayService] },
            s_home with { EarlierGrants = [new EarlierGrant(new FiscalYear(2024), new Yen(5_000_000))] },
        })
        {
            var plain = default(OutcomeOnly);

            GrantRule.Decide(application, s_twoCaps.Rulebook.Terms.Grant!, ref plain).ShouldBe(s_twoCaps.DecideGrant(application).Verdict);
        }
    }

    [Fact]
    public void An_amount_lies_within_its_bounds()
    {
        new CostItem(CostKind.Construction, new Yen(1)).Amount.ShouldBe(new Yen(1));
        new CostItem(CostKind.Construction, new Yen(CostItem.MostYen)).Amount.ShouldBe(new Yen(1_000_000_000_000));
        new EarlierGrant(new FiscalYear(2025), Yen.Zero).Amount.ShouldBe(Yen.Zero);
        new EarlierGrant(new FiscalYear(2025), new Yen(CostItem.MostYen)).Amount.ShouldBe(new Yen(1_000_000_000_000));
        Should.Throw<ArgumentOutOfRangeException>(() => new CostItem(CostKind.Construction, Yen.Zero));
        Should.Throw<ArgumentOutOfRangeException>(() => new CostItem(CostKind.Construction, new Yen(CostItem.MostYen + 1)));
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlierGrant(new FiscalYear(2025), new Yen(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlierGrant(new FiscalYear(2025), new Yen(CostItem.MostYen + 1)));
    }
}
