using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Hours;

/// <summary>TC-13; readings D0–D4, D9.</summary>
public class HoursTests
{
    [Theory]
    [InlineData("09:00", "13:00", true)]
    [InlineData("08:59", "12:00", false)]
    [InlineData("13:00", "17:00", true)]
    [InlineData("13:01", "17:01", false)]
    [InlineData("08:59:59.9999999", "12:00", false)]
    [InlineData("14:00", "17:00:00.0000001", false)]
    [InlineData("14:00", "17:00:00.000000001", false)]
    public void A_visit_lies_within_nine_and_five(string startsAt, string endsAt, bool within)
    {
        foreach (BookingDecision decision in Decide(startsAt, endsAt))
        {
            decision.WhyNot().ShouldBe(within ? [] : [FindingReason.OutsideHours]);
            decision.The(within ? FindingReason.WithinHours : FindingReason.OutsideHours).Rule!.Id.ShouldBe("TC-13");
        }
    }

    [Theory]
    [InlineData("10:00", "14:00", 240, true)] // 4 hours
    [InlineData("10:00", "14:01", 241, false)]
    [InlineData("10:00", "14:00:00.0000001", 241, false)] // a begun minute is shown as one
    [InlineData("10:00:00.000000001", "14:00:00.000000002", 241, false)]
    [InlineData("10:00", "10:00:00.000000001", 1, true)]
    public void A_visit_lasts_at_most_four_hours(string startsAt, string endsAt, int minutes, bool shortEnough)
    {
        foreach (BookingDecision decision in Decide(startsAt, endsAt))
        {
            decision.WhyNot().ShouldBe(shortEnough ? [] : [FindingReason.VisitTooLong]);
            Finding finding = decision.The(shortEnough ? FindingReason.VisitWithinLongest : FindingReason.VisitTooLong);
            (finding.Figure("minutes"), finding.Figure("longest"), finding.Figure("per")).ShouldBe(($"{minutes}", "240", "visit"));
        }
    }

    [Fact]
    public void A_visit_can_be_too_early_and_too_long_at_once() =>
        Decide("08:00", "18:00")[0].WhyNot().ShouldBe([FindingReason.OutsideHours, FindingReason.VisitTooLong]);

    [Theory]
    [InlineData("2026-06-06")] // Saturday
    [InlineData("2026-06-07")] // Sunday
    [InlineData("2026-07-20")] // 海の日
    public void Weekends_and_holidays_are_a_matter_of_the_facility(string day) =>
        City.DecideBooking(Mother, DayService(day), UsageHistory.Empty).Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void Two_visits_of_four_hours_on_one_day_are_two_uses() =>
        City.DecideBooking(Mother, DayService("2026-06-01", "13:00", "17:00"), History(Used(DayService("2026-06-01", "09:00", "13:00"))))
            .Outcome.ShouldBe(Outcome.Allowed);

    [Theory]
    [InlineData("15:00", "17:00", 240, true)] // 2 + 2 hours
    [InlineData("14:59", "17:00", 241, false)]
    public void A_rulebook_may_measure_the_whole_day(string startsAt, string endsAt, int minutes, bool shortEnough)
    {
        BookingDecision decision = PerDay(DayService("2026-06-01", startsAt, endsAt), Used(DayService("2026-06-01", "09:00", "11:00")));

        decision.WhyNot().ShouldBe(shortEnough ? [] : [FindingReason.VisitTooLong]);
        decision.The(shortEnough ? FindingReason.VisitWithinLongest : FindingReason.VisitTooLong).Figure("minutes").ShouldBe($"{minutes}");
    }

    [Fact]
    public void Measured_by_the_day_only_taken_visits_of_that_day_and_kind_count()
    {
        Booking asked = DayService("2026-06-01", "13:00", "17:00");

        PerDay(asked, Booked(DayService("2026-06-01", "09:00", "10:00"))).WhyNot().ShouldBe([FindingReason.VisitTooLong]);
        PerDay(asked, new CareUse(DayService("2026-06-01", "09:00", "10:00"), UseState.CancelledLate)).Outcome.ShouldBe(Outcome.Allowed);
        PerDay(asked, Used(DayService("2026-06-02", "09:00", "10:00"))).Outcome.ShouldBe(Outcome.Allowed);
        PerDay(asked, Used(Outreach("2026-06-01", "09:00", "10:00"))).Outcome.ShouldBe(Outcome.Allowed);
        PerDay(asked, Used(Stay("2026-06-01", 1))).Outcome.ShouldBe(Outcome.Allowed);
    }

    [Fact]
    public void A_rulebook_may_leave_outreach_free_of_hours()
    {
        Ordinance dayServiceOnly = CityWith(("hours.visits.care", """["day_service"]"""));

        dayServiceOnly.DecideBooking(Mother, Outreach("2026-06-01", "06:00", "20:00"), UsageHistory.Empty).Outcome
            .ShouldBe(Outcome.Allowed);
        dayServiceOnly.DecideBooking(Mother, DayService("2026-06-01", "06:00", "20:00"), UsageHistory.Empty).Outcome
            .ShouldBe(Outcome.Refused);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_rulebook_may_bound_the_visits_of_a_day(int others, bool within)
    {
        CareUse[] earlier = [Booked(Outreach("2026-06-01", "09:00", "10:00")), Used(DayService("2026-06-01", "10:00", "11:00"))];
        BookingDecision decision = CityWith(("hours.visits.most_visits_per_day", "2"))
            .DecideBooking(Mother, DayService("2026-06-01", "13:00", "14:00"), History([.. earlier.Take(others), Used(DayService("2026-06-02"))]));

        decision.WhyNot().ShouldBe(within ? [] : [FindingReason.TooManyVisitsOfDay]);
        Finding finding = decision.The(within ? FindingReason.VisitsOfDayWithinMost : FindingReason.TooManyVisitsOfDay);
        (finding.Figure("visits"), finding.Figure("most")).ShouldBe(($"{others + 1}", "2"));
    }

    [Theory]
    [InlineData("2026-06-05", true)]
    [InlineData("2026-06-06", false)] // a Saturday
    [InlineData("2026-07-20", false)] // 海の日
    public void A_rulebook_may_ask_for_an_open_day(string day, bool open)
    {
        CityWith(("hours.visits.on_open_days_only", "true")).DecideBooking(Mother, DayService(day), UsageHistory.Empty).WhyNot()
            .ShouldBe(open ? [] : [FindingReason.VisitOnClosedDay]);
        City.DecideBooking(Mother, DayService(day), UsageHistory.Empty).Outcome.ShouldBe(Outcome.Allowed);
    }

    [Theory]
    [InlineData("08:59:30", "12:00", "8時59分30秒から12時まで")]
    [InlineData("13:00", "17:00:00.5", "13時から17時0分0.5秒まで")]
    public void A_part_of_a_minute_is_shown_where_there_is_one(string startsAt, string endsAt, string text) =>
        Decide(startsAt, endsAt)[0].The(FindingReason.OutsideHours).In(Language.Japanese).ShouldContain(text);

    private static BookingDecision PerDay(Booking booking, CareUse other) =>
        CityWith(("hours.visits.measured_per", "\"day\"")).DecideBooking(Mother, booking, History(other));

    private static BookingDecision[] Decide(string startsAt, string endsAt) =>
    [
        City.DecideBooking(Mother, DayService("2026-06-01", startsAt, endsAt), UsageHistory.Empty),
        City.DecideBooking(Mother, Outreach("2026-06-01", startsAt, endsAt), UsageHistory.Empty),
    ];
}
