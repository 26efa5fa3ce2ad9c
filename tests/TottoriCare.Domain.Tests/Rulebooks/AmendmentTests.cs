using System.Text.Json.Nodes;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Rulebooks;

public class AmendmentTests
{
    private static readonly LocalDate s_firstDay = new(2026, 5, 13);

    [Fact]
    public void An_amendment_names_the_matters_that_it_changes() =>
        MadeUpTown.Ordinance().Rulebook.Amendments.Single(amendment => amendment.Id == "births-from-2026-07-01")
            .Matters.ShouldBe([Matter.Windows]);

    [Fact]
    public void A_date_that_chooses_only_other_matters_is_not_asked_for() =>
        Assess(MadeUpTown.Ordinance()).Outcome.ShouldBe(CancellationOutcome.Charged);

    [Fact]
    public void A_date_that_chooses_the_matter_of_the_decision_is_asked_for()
    {
        CancellationDecision decision = Assess(MadeUpTown.Ordinance(file =>
            file["amendments"]!["births-from-2026-07-01"]!["change"]!["cancellations"] =
                JsonNode.Parse("""{ "stays": { "charge": { "shortening": "needs_review" } } }""")));

        decision.Outcome.ShouldBe(CancellationOutcome.NeedsReview);
        decision.Findings.ShouldContain(finding => finding.Reason == FindingReason.VersionDateNotSaid);
    }

    private static CancellationDecision Assess(Ordinance ordinance) => ordinance.AssessCancellation(new Cancellation
    {
        Booking = Booking.Stay(s_firstDay, s_firstDay.PlusDays(2)),
        HouseholdClass = HouseholdClass.Unknown,
        PlannedFee = new Yen(10_000),
    });
}
