using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Grants;

/// <summary>TP-10 … TP-12; readings F1–F6, F8–F10.</summary>
public class GrantTests
{
    private static readonly GrantApplication s_home = new()
    {
        FiscalYear = new FiscalYear(2025),
        Facility = FacilityKind.MidwiferyHome,
        HasBeds = true,
        CareTypes = [CareType.ShortStay],
        Costs = [new CostItem(CostKind.Construction, new Yen(2_000_000))],
    };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2_999_999, 2_999_999)]
    [InlineData(3_000_000, 3_000_000)]
    [InlineData(3_000_001, 3_000_000)]
    public void The_grant_is_the_eligible_cost_up_to_three_million_yen(long cost, long grant)
    {
        GrantDecision decision = Decide(Costing(cost));

        decision.Outcome.ShouldBe(Outcome.Allowed);
        decision.Verdict.ShouldBe(new GrantVerdict(Outcome.Allowed, new Yen(grant), new Yen(cost), new Yen(3_000_000), new Yen(3_000_000)));
        Finding finding = decision.The(cost > 3_000_000 ? FindingReason.GrantCutToCap : FindingReason.GrantWithinCap);
        (finding.Rule!.Id, finding.Status).ShouldBe(("TP-10", FindingStatus.Met));
    }

    [Theory]
    [InlineData(2_500_000, 500_000)]
    [InlineData(2_999_999, 1)]
    public void Earlier_grants_to_the_facility_count_against_the_cap(long earlier, long remaining)
    {
        GrantDecision decision = Decide(Costing(1_000_000) with { EarlierGrants = [new EarlierGrant(new FiscalYear(2022), new Yen(earlier))] });

        decision.Verdict.Grant.ShouldBe(new Yen(remaining));
        decision.Verdict.RemainingCap.ShouldBe(new Yen(remaining));
        decision.The(FindingReason.GrantCutToCap).Figure("earlier").ShouldBe($"{earlier}");
    }

    [Theory]
    [InlineData(3_000_000)]
    [InlineData(5_000_000)]
    public void A_cap_that_is_used_up_refuses(long earlier)
    {
        GrantDecision decision = Decide(s_home with
        {
            EarlierGrants = [new EarlierGrant(new FiscalYear(2022), new Yen(earlier - 1)), new EarlierGrant(new FiscalYear(2025), new Yen(1))],
        });

        decision.Outcome.ShouldBe(Outcome.Refused);
        decision.Verdict.Grant.ShouldBe(Yen.Zero);
        decision.Verdict.RemainingCap.ShouldBe(Yen.Zero);
        decision.WhyNot().ShouldBe([FindingReason.GrantCapExhausted]);
    }

    [Fact]
    public void Works_equipment_and_rent_are_eligible_and_nothing_else()
    {
        GrantDecision decision = Decide(s_home with
        {
            Costs = [.. CostKind.List.OrderBy(kind => kind.Value).Select(kind => new CostItem(kind, new Yen(100_000 * kind.Value)))],
        });

        decision.Verdict.EligibleCost.ShouldBe(new Yen(1_000_000)); // 100,000 + 200,000 + 300,000 + 400,000
        decision.Findings.Where(finding => finding.Reason == FindingReason.CostEligible).Select(finding => finding.Figure("kind"))
            .ShouldBe(["construction", "extension_or_alteration", "equipment", "rent"]);
        decision.The(FindingReason.CostNotEligible).Figure("kind").ShouldBe("other");
        decision.The(FindingReason.CostNotEligible).Rule!.Id.ShouldBe("TP-11");
    }

    [Fact]
    public void Without_an_eligible_cost_nothing_is_granted()
    {
        Decide(s_home with { Costs = [new CostItem(CostKind.Other, new Yen(100))] }).WhyNot().ShouldBe([FindingReason.NoEligibleCost]);
        Decide(s_home with { Costs = [] }).WhyNot().ShouldBe([FindingReason.NoEligibleCost]);
    }

    // TP-12: 令和4 is 2022, 令和5 is 2023.
    [Theory]
    [InlineData(2022, "refused")]
    [InlineData(2023, "allowed")]
    [InlineData(2025, "allowed")] // that it continues is reading F8
    public void Day_service_facilities_were_added_in_令和5年度(int year, string outcome)
    {
        GrantDecision decision = Decide(s_home with { FiscalYear = new FiscalYear(year), CareTypes = [CareType.DayService] });

        decision.Outcome.Code.ShouldBe(outcome);
        decision.Verdict.Grant.ShouldBe(outcome == "allowed" ? new Yen(2_000_000) : Yen.Zero);
        Finding finding = decision.The(outcome == "allowed" ? FindingReason.GrantedCareType : FindingReason.NoGrantedCareType);
        (finding.Rule!.Id, finding.Figure("fiscal_year")).ShouldBe(("TP-12", $"{year}"));
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2022)]
    [InlineData(2030)]
    public void Facilities_for_stays_are_eligible_in_every_year(int year) =>
        Decide(s_home with { FiscalYear = new FiscalYear(year) }).Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void A_rulebook_may_end_day_service_with_令和5年度()
    {
        Ordinance endsWith2023 = PrefectureWith(("grant.facility.care.day_service.until_fiscal_year", "2023"));
        GrantApplication byDay = s_home with { CareTypes = [CareType.DayService] };

        endsWith2023.DecideGrant(byDay with { FiscalYear = new FiscalYear(2023) }).Outcome.ShouldBe(Outcome.Allowed);
        endsWith2023.DecideGrant(byDay with { FiscalYear = new FiscalYear(2024) }).WhyNot().ShouldBe([FindingReason.NoGrantedCareType]);
    }

    [Fact]
    public void Outreach_alone_opens_no_grant() =>
        Decide(s_home with { CareTypes = [CareType.Outreach] }).WhyNot().ShouldBe([FindingReason.NoGrantedCareType]);

    [Theory]
    [InlineData("short_stay", "refused")]
    [InlineData("day_service", "needs_review")] // reading F10
    [InlineData("short_stay day_service", "needs_review")] // the better answer of the two counts
    public void Without_beds_it_depends_on_the_care(string care, string outcome)
    {
        GrantDecision decision = Decide(s_home with { HasBeds = false, CareTypes = [.. care.Split(' ').Select(CareTypeOf)] });

        decision.Outcome.Code.ShouldBe(outcome);
        decision.The(outcome == "refused" ? FindingReason.BedsMissing : FindingReason.BedsForReview).Rule!.Id.ShouldBe("TP-12");
        decision.Verdict.Grant.ShouldBe(outcome == "refused" ? Yen.Zero : new Yen(2_000_000));
    }

    [Theory]
    [InlineData("required", "refused")]
    [InlineData("not_required", "allowed")]
    public void A_rulebook_may_settle_the_beds_of_day_service(string beds, string outcome) =>
        PrefectureWith(("grant.facility.care.day_service.beds", $"\"{beds}\""))
            .DecideGrant(s_home with { HasBeds = false, CareTypes = [CareType.DayService] }).Outcome.Code.ShouldBe(outcome);

    [Fact]
    public void A_medical_institution_is_not_eligible()
    {
        GrantDecision decision = Decide(s_home with { Facility = FacilityKind.MedicalInstitution });

        decision.WhyNot().ShouldBe([FindingReason.FacilityKindNotGranted]);
        decision.Verdict.EligibleCost.ShouldBe(Yen.Zero);
    }

    [Fact]
    public void An_application_that_breaks_three_rules_is_told_all_three() =>
        Decide(s_home with
        {
            CareTypes = [CareType.Outreach, CareType.ShortStay],
            HasBeds = false,
            Costs = [new CostItem(CostKind.Other, new Yen(1))],
            EarlierGrants = [new EarlierGrant(new FiscalYear(2021), new Yen(3_000_000))],
        }).WhyNot().ShouldBe([FindingReason.BedsMissing, FindingReason.NoEligibleCost, FindingReason.GrantCapExhausted]);

    // F1: 5,000,000 yen for stays and 1,000,000 yen for day service.
    [Theory]
    [InlineData("short_stay", true, 5_000_000)]
    [InlineData("day_service", true, 1_000_000)]
    [InlineData("short_stay day_service", true, 5_000_000)]
    [InlineData("short_stay day_service", false, 1_000_000)] // without beds the stays do not open the grant
    public void A_rulebook_may_cap_each_kind_of_care_apart(string care, bool hasBeds, long cap) =>
        PrefectureWith(("grant.cap.amounts.stays.yen", "5000000"), ("grant.cap.amounts.days.yen", "1000000"))
            .DecideGrant(Costing(9_000_000) with { HasBeds = hasBeds, CareTypes = [.. care.Split(' ').Select(CareTypeOf)] })
            .Verdict.Grant.ShouldBe(new Yen(cap));

    [Fact]
    public void A_cap_of_0_yen_grants_nothing() =>
        PrefectureWith(("grant.cap.amounts.stays.yen", "0"), ("grant.cap.amounts.days.yen", "0")).DecideGrant(s_home).WhyNot()
            .ShouldBe([FindingReason.GrantCapExhausted]);

    // F3: half of the cost; F2: or a cap on the cost, of which half is granted.
    [Theory]
    [InlineData("grant", 5_000_001, 2_500_000)] // half a yen is rounded down
    [InlineData("grant", 6_000_000, 3_000_000)]
    [InlineData("grant", 7_000_000, 3_000_000)]
    [InlineData("eligible_cost", 2_000_000, 1_000_000)]
    [InlineData("eligible_cost", 3_000_000, 1_500_000)]
    [InlineData("eligible_cost", 3_000_002, 1_500_000)]
    public void A_rulebook_may_grant_half_and_cap_the_grant_or_the_cost(string bounds, long cost, long grant) =>
        PrefectureWith(("grant.cap.bounds", $"\"{bounds}\""), ("grant.costs.rate.denominator", "2")).DecideGrant(Costing(cost))
            .Verdict.Grant.ShouldBe(new Yen(grant));

    // F6
    [Theory]
    [InlineData("down", 1_234_567, 1_234_000)]
    [InlineData("up", 1_234_567, 1_235_000)]
    [InlineData("half_up", 1_234_499, 1_234_000)]
    [InlineData("half_up", 1_234_500, 1_235_000)]
    [InlineData("down", 3_000_999, 3_000_000)]
    public void A_rulebook_may_round_to_a_thousand_yen(string rounding, long cost, long grant) =>
        PrefectureWith(("grant.costs.rate.step_yen", "1000"), ("grant.costs.rate.rounding", $"\"{rounding}\"")).DecideGrant(Costing(cost))
            .Verdict.Grant.ShouldBe(new Yen(grant));

    // F5: 2,500,000 yen in another year and 1,000,000 in the same.
    [Theory]
    [InlineData("facility", 0)]
    [InlineData("fiscal_year", 2_000_000)]
    [InlineData("application", 3_000_000)]
    public void A_rulebook_may_count_the_cap_over_a_year_or_an_application(string over, long remaining) =>
        PrefectureWith(("grant.cap.counted_over", $"\"{over}\"")).DecideGrant(Costing(9_000_000) with
        {
            EarlierGrants = [new EarlierGrant(new FiscalYear(2024), new Yen(2_500_000)), new EarlierGrant(new FiscalYear(2025), new Yen(1_000_000))],
        }).Verdict.RemainingCap.ShouldBe(new Yen(remaining));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_000_001)]
    public void A_cost_outside_1_yen_to_a_trillion_is_a_programming_error(long yen) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new CostItem(CostKind.Rent, new Yen(yen)));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000_000_001)]
    public void An_earlier_grant_below_0_yen_or_above_a_trillion_is_a_programming_error(long yen) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlierGrant(new FiscalYear(2022), new Yen(yen)));

    [Fact]
    public void A_municipality_that_states_no_grant_leaves_it_for_review()
    {
        GrantDecision decision = City.DecideGrant(s_home);

        decision.Outcome.ShouldBe(Outcome.NeedsReview);
        decision.Verdict.Grant.ShouldBe(Yen.Zero);
        decision.The(FindingReason.NotStated).Figure("matter").ShouldBe("grant");
    }

    [Fact]
    public void The_headline_names_the_amount()
    {
        Decide(s_home).Headline.Ja.ShouldBe("助成額は2,000,000円");
        Decide(s_home with { HasBeds = false }).Headline.Ja.ShouldBe("助成は不可");
        Decide(s_home with { HasBeds = false, CareTypes = [CareType.DayService] }).Headline.Ja.ShouldBe("助成は要確認（2,000,000円まで）");
    }

    private static GrantApplication Costing(long yen) => s_home with { Costs = [new CostItem(CostKind.Construction, new Yen(yen))] };

    private static GrantDecision Decide(GrantApplication application) => Prefecture.DecideGrant(application);

    private static CareType CareTypeOf(string code) => CareType.FromName(code);
}
