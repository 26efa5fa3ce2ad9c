using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>規則集にない定め: the decision that is named is for review, and so is one that rests on it; no other is.</summary>
public class UnmodelledTests
{
    [Theory]
    [InlineData("eligibility", "eligibility booking")]
    [InlineData("booking", "booking")]
    [InlineData("quota", "booking quota")]
    [InlineData("fee", "fee")]
    [InlineData("deadline", "deadline cancellation")]
    [InlineData("cancellation", "cancellation")]
    public void What_is_not_modelled_reaches_what_rests_on_it(string named, string forReview)
    {
        Ordinance ordinance = With("short_stay", named);

        ForReview(ordinance, CareType.ShortStay).ShouldBe(forReview.Split(' '));
        ForReview(ordinance, CareType.Outreach).ShouldBe(named == "quota" ? ["quota"] : []); // a quota is that of every pool
    }

    [Fact]
    public void A_rule_that_touches_a_decision_twice_is_told_once() =>
        CityWith(("not_modelled", """{ "some": { "rule": "TC-40", "care": ["short_stay"], "decisions": ["eligibility", "quota", "booking"] } }"""))
            .DecideBooking(Mother, Stay("2026-06-01", 2), UsageHistory.Empty).The(FindingReason.NotModelled).Rule!.Id.ShouldBe("TC-40");

    [Fact]
    public void A_refusal_stays_a_refusal() =>
        With("short_stay", "quota").DecideBooking(Mother, Stay("2026-06-01", 7), UsageHistory.Empty).Outcome.ShouldBe(Outcome.Refused);

    [Theory]
    [InlineData("cancellation")]
    [InlineData("deadline")]
    public void A_cancellation_that_is_not_modelled_needs_review_whatever_else_is_said(string named)
    {
        Ordinance ordinance = With("short_stay", named);

        Check(ordinance, GivenUp(Stay("2026-05-13", 2), Taxed, At("2026-05-12T12:00:00"))); // in time
        Check(ordinance, GivenUp(Stay("2026-05-13", 2), Taxed, null)); // charged
        Check(ordinance, GivenUp(Stay("2026-05-13", 2), PublicAssistance, null)); // exempt
        Check(ordinance, GivenUp(Stay("2026-05-13", 2), Taxed, null) with { Kind = CancellationKind.Shortened });
        Check(With("outreach", named), GivenUp(Outreach("2026-05-13"), Taxed, null)); // never charged
        ordinance.AssessCancellation(GivenUp(Outreach("2026-05-13"), Taxed, null)).Outcome.ShouldBe(CancellationOutcome.NotCharged);
    }

    [Fact]
    public void What_an_early_day_leaves_open_never_makes_a_charge_of_nothing()
    {
        Ordinance early = CityWith(("in_force.earlier_days", "\"needs_review\""));

        early.AssessCancellation(GivenUp(Stay("2024-05-15", 2), Taxed, At("2024-05-14T12:00:00"))).Outcome.ShouldBe(CancellationOutcome.NotCharged);
        early.AssessCancellation(GivenUp(Stay("2024-05-15", 2), Taxed, null)).Outcome.ShouldBe(CancellationOutcome.NeedsReview);
    }

    private static void Check(Ordinance ordinance, Cancellation cancellation)
    {
        CancellationDecision decision = ordinance.AssessCancellation(cancellation);

        (decision.Outcome, decision.Charge, decision.BilledIn).ShouldBe((CancellationOutcome.NeedsReview, Yen.Zero, null));
        decision.WhyReview().ShouldContain(FindingReason.NotModelled);
        ordinance.JudgeCancellation(cancellation).ShouldBe(decision.Verdict);
    }

    private static string[] ForReview(Ordinance ordinance, CareType careType)
    {
        Booking booking = careType.IsOvernight ? Stay("2026-06-01", 2) : Outreach("2026-06-01");
        (string Name, Decision Decision)[] asked =
        [
            ("eligibility", ordinance.DecideEligibility(Mother, careType, Day("2026-06-01"), Day("2026-06-01"))),
            ("booking", ordinance.DecideBooking(Mother, booking, UsageHistory.Empty)),
            ("quota", ordinance.GetQuota(Mother, UsageHistory.Empty, Day("2026-06-01"))),
            ("fee", ordinance.AssessFee(Mother, booking, UsageHistory.Empty)),
            ("deadline", ordinance.GetDeadline(careType, Day("2026-06-01"))),
            ("cancellation", ordinance.AssessCancellation(GivenUp(booking, Taxed, At("2026-05-20T12:00:00")))),
        ];
        return [.. asked.Where(one => one.Decision.WhyReview().Contains(FindingReason.NotModelled)).Select(one => one.Name)];
    }

    private static Ordinance With(string careType, string decision) =>
        CityWith(("not_modelled", $$"""{ "some": { "rule": "TC-40", "care": ["{{careType}}"], "decisions": ["{{decision}}"] } }"""));
}
