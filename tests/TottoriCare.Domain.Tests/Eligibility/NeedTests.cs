using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Eligibility;

/// <summary>TC-40; readings E6, E7.</summary>
public class NeedTests
{
    [Fact]
    public void Need_that_the_city_found_is_enough()
    {
        EligibilityDecision decision = Decide(City, AssessedNeed.Needed);

        decision.Outcome.ShouldBe(Outcome.Allowed);
        decision.The(FindingReason.NeedFound).Rule!.Id.ShouldBe("TC-40");
    }

    [Fact]
    public void Need_that_the_city_denied_is_a_refusal() => Decide(City, AssessedNeed.NotNeeded).WhyNot()
        .ShouldBe([FindingReason.NeedNotFound]);

    [Fact]
    public void Need_that_nobody_assessed_needs_review()
    {
        EligibilityDecision decision = Decide(City, AssessedNeed.NotAssessed);

        decision.Outcome.ShouldBe(Outcome.NeedsReview);
        decision.WhyReview().ShouldBe([FindingReason.NeedNotAssessed]);
    }

    [Fact]
    public void A_case_says_not_assessed_unless_told_otherwise() =>
        new CareCase { DeliveryDay = Day("2026-05-01"), Infants = new Infants(1) }.Need.ShouldBe(AssessedNeed.NotAssessed);

    [Fact]
    public void A_rulebook_may_take_the_mothers_own_word()
    {
        EligibilityDecision decision = Decide(CityWith(("need.assessed", "false")), AssessedNeed.NotAssessed);

        decision.Outcome.ShouldBe(Outcome.Allowed);
        decision.The(FindingReason.NeedSelfDeclared).Status.ShouldBe(FindingStatus.Noted);
    }

    private static EligibilityDecision Decide(Ordinance ordinance, AssessedNeed need) =>
        ordinance.DecideEligibility(Mother with { Need = need }, CareType.Outreach, Day("2026-06-01"), Day("2026-06-01"));
}
