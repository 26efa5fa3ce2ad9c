using System.Text.Json.Nodes;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
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

    // Two amendments by the day of use and one by that of birth: six versions.
    [Theory]
    [InlineData("2026-03-31", "2026-01-31", 7, 7)]
    [InlineData("2026-04-01", "2026-01-31", 8, 7)]
    [InlineData("2026-09-30", "2026-01-31", 8, 7)]
    [InlineData("2026-10-01", "2026-01-31", 9, 7)]
    [InlineData("2026-03-31", "2026-02-01", 7, 10)]
    [InlineData("2026-04-01", "2026-02-01", 8, 10)]
    [InlineData("2026-10-01", "2026-02-01", 9, 10)]
    public void Each_amendment_is_chosen_by_its_own_date_from_its_first_day_on(string use, string birth, int stays, int visits)
    {
        Ordinance amended = Amended(
            ("spring", "2026-04-01", "use", """{ "pools": { "stays": { "cap": 8 } } }"""),
            ("autumn", "2026-10-01", "use", """{ "pools": { "stays": { "cap": 9 } } }"""),
            ("births", "2026-02-01", "birth", """{ "pools": { "visits": { "cap": 10 } } }"""));

        QuotaDecision quota = amended.GetQuota(Tottori.Mother with { DeliveryDay = Facts.Day(birth) }, UsageHistory.Empty, Facts.Day(use));

        quota.Pools.Select(pool => pool.Cap).ShouldBe([stays, visits]);
    }

    [Theory]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void A_reading_that_an_amendment_settles_is_open_no_more_from_its_first_day(string use, bool open)
    {
        Ordinance amended = Amended(
            ("other", "2026-01-01", "use", """{ "pools": { "visits": { "cap": 8 } } }"""),
            ("settling", "2026-04-01", "use", """{ "pools": { "stays": { "cap": 8 } } }"""));

        IEnumerable<string> readings = amended.GetQuota(Tottori.Mother, UsageHistory.Empty, Facts.Day(use)).Readings.Select(reading => reading.Id);

        readings.Contains("N2").ShouldBe(open);
        readings.ShouldContain("N5");
    }

    // 鳥取市 with amendments; the one that is called settling settles N2.
    private static Ordinance Amended(params (string Id, string From, string ChosenBy, string Change)[] amendments)
    {
        IEnumerable<string> texts = amendments.Select(one => $$"""
            "{{one.Id}}": { "text": { "ja": "改める。", "en": "A change." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                "from": "{{one.From}}", "chosen_by": "{{one.ChosenBy}}",{{(one.Id == "settling" ? " \"settles\": [\"N2\"]," : "")}} "change": {{one.Change}} }
            """);
        return Tottori.OrdinanceOf(RulebookDraft.OfCity().Set("amendments", $"{{ {string.Join(", ", texts)} }}").Read());
    }

    private static CancellationDecision Assess(Ordinance ordinance) => ordinance.AssessCancellation(new Cancellation
    {
        Booking = Booking.Stay(s_firstDay, s_firstDay.PlusDays(2)),
        HouseholdClass = HouseholdClass.Unknown,
        PlannedFee = new Yen(10_000),
    });
}
