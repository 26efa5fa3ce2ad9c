using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Eligibility;

/// <summary>TC-42; readings E5, E8, E10. The stay asked for is 2026-06-01 to 2026-06-04.</summary>
public class ResidenceTests
{
    [Fact]
    public void A_residence_that_nobody_looked_up_needs_review()
    {
        Decide(Residence.Unknown).WhyReview().ShouldBe([FindingReason.ResidenceNotKnown]);
        new CareCase { DeliveryDay = Day("2026-05-01"), Infants = new Infants(1) }.Residence.ShouldBe(Residence.Unknown);
    }

    [Fact]
    public void A_mother_who_lives_elsewhere_is_refused() => Decide(Residence.Elsewhere).WhyNot().ShouldBe([FindingReason.NotResident]);

    [Theory]
    [InlineData("2026-06-01", null, true)] // moved in on the day of entry
    [InlineData("2026-06-02", null, false)]
    [InlineData(null, "2026-06-04", true)] // the last day of residence is the day of exit
    [InlineData(null, "2026-06-03", false)]
    [InlineData("2026-06-01", "2026-06-04", true)]
    public void Residence_covers_every_day_of_the_stay(string? from, string? until, bool covered) =>
        Decide(Here(from, until)).WhyNot().ShouldBe(covered ? [] : [FindingReason.NotResident]);

    [Theory]
    [InlineData("first_day", "2026-06-01", "2026-06-01", true)]
    [InlineData("first_day", "2026-06-02", "2026-06-04", false)]
    [InlineData("last_day", "2026-06-04", "2026-06-04", true)]
    [InlineData("last_day", "2026-06-01", "2026-06-03", false)]
    public void A_rulebook_may_test_one_day_alone(string testedOn, string from, string until, bool covered) =>
        CityWith(("residence.tested_on", $"\"{testedOn}\""))
            .DecideEligibility(Mother with { Residence = Here(from, until) }, CareType.ShortStay, Day("2026-06-01"), Day("2026-06-04"))
            .WhyNot().ShouldBe(covered ? [] : [FindingReason.NotResident]);

    [Theory]
    [InlineData("2026-04-10", true)]
    [InlineData("2026-04-09", false)]
    [InlineData("2026-06-01", false)] // the days of use do not matter
    public void A_rulebook_may_test_the_day_of_the_application(string application, bool covered)
    {
        EligibilityDecision decision = OnApplication(Mother with { Residence = Here("2026-04-10", "2026-05-31"), ApplicationDay = Day(application) });

        decision.WhyNot().ShouldBe(covered ? [] : [FindingReason.NotResident]);
        Finding finding = decision.The(covered ? FindingReason.Resident : FindingReason.NotResident);
        (finding.Figure("tested_first"), finding.Figure("tested_last")).ShouldBe((application, application));
    }

    [Fact]
    public void An_application_whose_day_is_not_said_needs_review()
    {
        EligibilityDecision decision = OnApplication(Mother);

        decision.Outcome.ShouldBe(Outcome.NeedsReview);
        decision.WhyReview().ShouldBe([FindingReason.ApplicationDayNotSaid]);
    }

    [Theory]
    [InlineData("refused", "refused")]
    [InlineData("needs_review", "needs_review")]
    [InlineData("covered", "allowed")]
    public void Care_outside_the_municipality_is_as_the_rulebook_says(string homecoming, string outcome)
    {
        Ordinance ordinance = CityWith(("residence.homecoming", $"\"{homecoming}\""));
        EligibilityDecision Decide(bool away) =>
            ordinance.DecideEligibility(Mother with { IsHomecoming = away }, CareType.ShortStay, Day("2026-06-01"), Day("2026-06-04"));

        Decide(away: true).Outcome.Code.ShouldBe(outcome);
        Decide(away: true).WhyNot().ShouldBe(outcome == "refused" ? [FindingReason.HomecomingNotCovered] : []);
        Decide(away: true).WhyReview().ShouldBe(outcome == "needs_review" ? [FindingReason.HomecomingForReview] : []);
        Decide(away: false).Outcome.ShouldBe(Outcome.Allowed);
    }

    [Fact]
    public void A_residence_that_ends_before_it_begins_is_a_programming_error() =>
        Should.Throw<ArgumentException>(() => Here("2026-06-02", "2026-06-01"));

    private static EligibilityDecision OnApplication(CareCase careCase) => CityWith(("residence.tested_on", "\"application\""))
        .DecideEligibility(careCase, CareType.ShortStay, Day("2026-06-01"), Day("2026-06-04"));

    private static Residence Here(string? from, string? until) =>
        Residence.Here(from is null ? null : Day(from), until is null ? null : Day(until));

    private static EligibilityDecision Decide(Residence residence) =>
        City.DecideEligibility(Mother with { Residence = residence }, CareType.ShortStay, Day("2026-06-01"), Day("2026-06-04"));
}
