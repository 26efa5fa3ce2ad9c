using TottoriCare.Bookings;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Coverage;
using TottoriCare.Decisions;
using TottoriCare.Rulebooks;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Bookings;

/// <summary>A matter that a rulebook leaves open is for review wherever it is needed, and only there.</summary>
public class NotStatedTests
{
    [Theory]
    [InlineData("care", true, true)]
    [InlineData("need", true, true)]
    [InlineData("residence", true, true)]
    [InlineData("windows", true, true)]
    [InlineData("stay_lengths", true, false)]
    [InlineData("hours", false, true)]
    [InlineData("pools", true, true)]
    [InlineData("same_day", true, true)]
    [InlineData("fees", false, false)]
    [InlineData("cancellations", false, false)]
    [InlineData("closing_days", false, false)]
    [InlineData("grant", false, false)]
    public void A_booking_needs_review_for_a_matter_that_it_needs(string matter, bool neededByStay, bool neededByVisit)
    {
        Ordinance leftOut = OrdinanceOf(RulebookDraft.OfCity().Remove($"terms.{matter}").Read());
        foreach (Ordinance ordinance in new[] { CityWith((matter, "\"not_stated\"")), leftOut })
        {
            Check(ordinance.DecideBooking(Mother, Stay("2026-06-01", 6), UsageHistory.Empty), neededByStay);
            Check(ordinance.DecideBooking(Mother, DayService("2026-06-01"), UsageHistory.Empty), neededByVisit);
        }

        void Check(BookingDecision decision, bool needed)
        {
            decision.Outcome.ShouldBe(needed ? Outcome.NeedsReview : Outcome.Allowed);
            decision.Findings.Where(finding => finding.Reason == FindingReason.NotStated)
                .Select(finding => finding.Figure("matter")).ShouldBe(needed ? [matter] : []);
        }
    }

    [Theory]
    [InlineData("""["short_stay"]""", false)]
    [InlineData("""["day_service", "outreach"]""", false)]
    [InlineData("""["short_stay", "outreach"]""", true)]
    public void A_stay_and_a_visit_on_one_day_are_asked_for_only_where_both_are_offered(string offered, bool asked)
    {
        Ordinance ordinance = OrdinanceOf(RulebookDraft.OfCity().Remove("terms.same_day").Set("terms.care.offered", offered).Read());

        foreach (Booking booking in new[] { Stay("2026-06-01", 2), Outreach("2026-06-01") })
        {
            ordinance.DecideBooking(Mother, booking, UsageHistory.Empty).Findings.Where(finding => finding.Reason == FindingReason.NotStated)
                .Select(finding => finding.Figure("matter")).ShouldBe(asked ? ["same_day"] : []);
        }

        Completeness.Of(ordinance.Rulebook).Findings.Any(finding => ReferenceEquals(finding.Matter, Matter.SameDay)).ShouldBe(asked);
    }

    [Fact]
    public void Where_it_is_not_stated_what_is_offered_both_may_be() =>
        CityWith(("same_day", "\"not_stated\""), ("care", "\"not_stated\"")).DecideBooking(Mother, Outreach("2026-06-01"), UsageHistory.Empty)
            .WhyReview().ShouldBe([FindingReason.NotStated, FindingReason.NotStated]);

    [Fact]
    public void A_refusal_stays_a_refusal_where_another_matter_is_not_stated() =>
        CityWith(("fees", "\"not_stated\"")).DecideBooking(Mother, Stay("2026-06-01", 7), UsageHistory.Empty).Outcome
            .ShouldBe(Outcome.Refused);

    [Theory]
    [InlineData("cancellations")]
    [InlineData("closing_days")]
    public void A_deadline_needs_the_cancellations_and_the_closing_days(string matter)
    {
        Ordinance ordinance = CityWith((matter, "\"not_stated\""));

        DeadlineDecision deadline = ordinance.GetDeadline(CareType.ShortStay, Day("2026-06-01"));
        deadline.Deadline.ShouldBeNull();
        deadline.SkippedDays.ShouldBeEmpty();
        deadline.The(FindingReason.NotStated).Figure("matter").ShouldBe(matter);

        CancellationDecision charge = ordinance.AssessCancellation(GivenUp(Stay("2026-06-01", 2), Taxed, null));
        charge.Outcome.ShouldBe(CancellationOutcome.NeedsReview);
        charge.Charge.ShouldBe(Yen.Zero);
        charge.The(FindingReason.NotStated).Figure("matter").ShouldBe(matter);
    }

    [Fact]
    public void A_deadline_that_no_closed_day_moves_needs_no_closing_days()
    {
        Ordinance ordinance = CityWith(
            ("closing_days", "\"not_stated\""), ("cancellations.stays.charge.deadline.on_closed_day", "\"stay\""));

        ordinance.GetDeadline(CareType.ShortStay, Day("2026-05-11")).Deadline!.Value.At.ShouldBe(At("2026-05-10T12:00:00")); // a Sunday
        ordinance.AssessCancellation(GivenUp(Stay("2026-05-11", 2), Taxed, null)).Charge.ShouldBe(new Yen(1800));
    }

    [Fact]
    public void Care_that_is_never_charged_needs_no_closing_days() =>
        CityWith(("closing_days", "\"not_stated\"")).AssessCancellation(GivenUp(DayService("2026-06-01"), Taxed, null))
            .Outcome.ShouldBe(CancellationOutcome.NotCharged);

    [Fact]
    public void 鳥取市_states_no_grant_and_no_shares_and_鳥取県_nothing_else()
    {
        Matter[] unstatedByPrefecture = [.. Matter.List.Where(matter => matter != Matter.Grant && matter != Matter.Shares)];
        Terms terms = Prefecture.Rulebook.Terms;

        City.Rulebook.Terms.Grant.ShouldBeNull();
        City.Rulebook.Terms.Shares.ShouldBeNull();
        terms.Grant.ShouldNotBeNull();
        terms.Shares.ShouldNotBeNull();
        new object?[] { terms.Care, terms.Need, terms.Residence, terms.Pools, terms.ClosingDays }.ShouldAllBe(matter => matter == null);
        new[] { terms.Windows.IsStated, terms.StayLengths.IsStated, terms.Hours.IsStated, terms.Fees.IsStated, terms.Cancellations.IsStated }
            .ShouldAllBe(stated => !stated);

        Prefecture.DecideBooking(Mother, Stay("2026-06-01", 2), UsageHistory.Empty).Findings
            .Where(finding => finding.Reason == FindingReason.NotStated).Select(finding => finding.Figure("matter"))
            .ShouldBe(["care", "need", "windows", "residence", "stay_lengths", "same_day", "pools"]);
        unstatedByPrefecture.Length.ShouldBe(14);
    }
}
