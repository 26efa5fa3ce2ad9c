using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Bookings;

public class BookingTests
{
    [Fact]
    public void A_booking_that_meets_every_rule_is_allowed_and_names_each()
    {
        BookingDecision stay = City.DecideBooking(Mother, Stay("2026-06-01", 6), UsageHistory.Empty);
        BookingDecision visit = City.DecideBooking(Mother, Outreach("2026-06-01"), UsageHistory.Empty);

        stay.Outcome.ShouldBe(Outcome.Allowed);
        stay.Findings.Select(finding => finding.Rule!.Id).ShouldBe(["TC-01", "TC-40", "TC-41", "TC-42", "TC-10", "TC-11", "TC-20"]);
        visit.Outcome.ShouldBe(Outcome.Allowed);
        visit.Findings.Select(finding => finding.Rule!.Id)
            .ShouldBe(["TC-01", "TC-40", "TC-41", "TC-42", "TC-13", "TC-13", "TC-12", "TC-20"]);
    }

    [Fact]
    public void A_stay_that_breaks_five_rules_is_told_all_five()
    {
        CareCase careCase = Mother with { Need = AssessedNeed.NotNeeded, Residence = Residence.Here(until: Day("2027-04-30")) };

        BookingDecision decision = City.DecideBooking(careCase, Stay("2027-04-28", "2027-05-06"), UsageHistory.Empty); // 8 nights

        decision.Outcome.ShouldBe(Outcome.Refused);
        decision.WhyNot().ShouldBe(
        [
            FindingReason.NeedNotFound, FindingReason.AfterWindow, FindingReason.NotResident, FindingReason.StayTooLong, FindingReason.PoolExhausted,
        ]);
    }

    [Fact]
    public void A_visit_that_breaks_six_rules_is_told_all_six()
    {
        CareCase careCase = Mother with { Need = AssessedNeed.NotNeeded, Residence = Residence.Elsewhere };

        BookingDecision decision = City.DecideBooking(careCase, DayService("2026-05-05", "08:00", "18:00"), History(UsedDayServices(7)));

        decision.WhyNot().ShouldBe(
        [
            FindingReason.NeedNotFound, FindingReason.BeforeWindow, FindingReason.NotResident, FindingReason.OutsideHours,
            FindingReason.VisitTooLong, FindingReason.PoolExhausted,
        ]);
    }

    [Fact]
    public void A_refusal_outweighs_a_review_and_a_review_an_approval()
    {
        CareCase notAssessed = Mother with { Need = AssessedNeed.NotAssessed };

        City.DecideBooking(notAssessed, Stay("2026-06-01", 6), UsageHistory.Empty).Outcome.ShouldBe(Outcome.NeedsReview);
        City.DecideBooking(notAssessed, Stay("2026-06-01", 7), UsageHistory.Empty).Outcome.ShouldBe(Outcome.Refused);
    }

    [Fact]
    public void A_day_outside_the_calendar_is_a_programming_error_that_can_be_asked_about_first()
    {
        City.CheckDay(City.LastDay).ShouldBeNull();
        City.CheckDay(City.LastDay.PlusDays(1))!.Code.ShouldBe("DATE_OUTSIDE_CALENDAR");
        City.CheckDay(City.FirstDay).ShouldBeNull();
        City.CheckDay(City.FirstDay.PlusDays(-1))!.Code.ShouldBe("DATE_OUTSIDE_CALENDAR");

        Should.Throw<ArgumentOutOfRangeException>(() => City.DecideBooking(Mother, Stay("2050-12-31", "2051-01-01"), UsageHistory.Empty));
        Should.Throw<ArgumentOutOfRangeException>(() => City.JudgeBooking(Mother, Stay("1999-11-30", "1999-12-02"), UsageHistory.Empty));
    }

    [Fact]
    public void The_calendar_begins_with_the_first_day_that_has_a_deadline_and_ends_with_2050() =>
        // 1999-12-01 was a Wednesday, so the first stay with a deadline begins a day later.
        (City.FirstDay, City.LastDay).ShouldBe((Day("1999-12-02"), Day("2050-12-31")));
}
