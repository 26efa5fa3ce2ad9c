using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Eligibility;

/// <summary>TC-01.</summary>
public class CareOfferedTests
{
    [Fact]
    public void 鳥取市_offers_all_three_kinds_of_care()
    {
        foreach (CareType careType in CareType.List)
            Decide(City, careType).The(FindingReason.CareTypeOffered).Figure("care_type").ShouldBe(careType.Code);
    }

    [Fact]
    public void A_kind_of_care_that_is_not_offered_is_refused()
    {
        Ordinance staysOnly = CityWith(("care.offered", """["short_stay"]"""));

        Decide(staysOnly, CareType.ShortStay).Outcome.ShouldBe(Outcome.Allowed);
        Decide(staysOnly, CareType.Outreach).WhyNot().ShouldBe([FindingReason.CareTypeNotOffered]);
    }

    [Fact]
    public void Every_rule_of_eligibility_answers_in_the_order_of_the_ordinance() =>
        Decide(City, CareType.ShortStay).Findings.Select(finding => finding.Rule!.Id).ShouldBe(["TC-01", "TC-40", "TC-41", "TC-42"]);

    private static EligibilityDecision Decide(Ordinance ordinance, CareType careType) =>
        ordinance.DecideEligibility(Mother, careType, Day("2026-06-01"), Day("2026-06-01"));
}
