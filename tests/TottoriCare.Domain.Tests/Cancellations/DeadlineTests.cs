using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Calendars;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Cancellations;

/// <summary>TC-31; readings C3–C6, C8.</summary>
public class DeadlineTests
{
    private static readonly Ordinance s_rollForward = CityWith(("cancellations.stays.charge.deadline.on_closed_day", "\"roll_forward\""));

    [Theory]
    [MemberData(nameof(DeadlineVectors.All), MemberType = typeof(DeadlineVectors))]
    public void Notice_is_due_by_noon_of_the_last_open_day_before(string stay, string due, int daysBack)
    {
        DeadlineDecision decision = City.GetDeadline(CareType.ShortStay, Day(stay));

        NoticeDeadline deadline = decision.Deadline.ShouldNotBeNull();
        deadline.Day.ShouldBe(Day(due));
        deadline.At.ShouldBe(Instant.FromUtc(Day(due).Year, Day(due).Month, Day(due).Day, 3, 0)); // noon in Japan
        deadline.NominalDay.ShouldBe(Day(stay).PlusDays(-1));
        decision.SkippedDays.Count.ShouldBe(daysBack - 1);
        Finding finding = decision.The(daysBack == 1 ? FindingReason.DeadlineOnNominalDay : FindingReason.DeadlineMovedBack);
        finding.Rule!.Id.ShouldBe("TC-31");
        finding.Figure("deadline").ShouldBe($"{due}T12:00:00+09:00");
        finding.Details.Count.ShouldBe(daysBack - 1);
    }

    [Fact]
    public void Every_skipped_day_is_listed_with_its_reason()
    {
        DeadlineDecision decision = City.GetDeadline(CareType.ShortStay, Day("2026-05-07"));

        decision.SkippedDays.Select(closed => (closed.Day, closed.ReasonText(Language.Japanese))).ShouldBe(
        [
            (Day("2026-05-02"), "土曜日"), (Day("2026-05-03"), "日曜日・憲法記念日"), (Day("2026-05-04"), "みどりの日"),
            (Day("2026-05-05"), "こどもの日"), (Day("2026-05-06"), "振替休日"),
        ]);
        decision.The(FindingReason.DeadlineMovedBack).Details[1].En.ShouldContain("Sunday, Constitution Memorial Day");
    }

    [Theory]
    [InlineData("2027-12-31", false)] // its nominal day is the last but one that is announced
    [InlineData("2028-01-01", false)]
    [InlineData("2028-01-02", true)]
    [InlineData("2028-05-08", true)]
    public void A_deadline_past_the_announced_holidays_says_so(string stay, bool projected)
    {
        DeadlineDecision decision = City.GetDeadline(CareType.ShortStay, Day(stay));

        decision.RestsOnProjection.ShouldBe(projected);
        decision.Findings.Count(finding => finding.Reason == FindingReason.RestsOnProjection).ShouldBe(projected ? 1 : 0);
        if (projected)
            decision.The(FindingReason.RestsOnProjection).Figure("announced_through").ShouldBe("2027-12-31");
    }

    [Fact]
    public void Care_that_is_never_charged_has_no_deadline()
    {
        foreach (CareType careType in new[] { CareType.DayService, CareType.Outreach })
        {
            DeadlineDecision decision = City.GetDeadline(careType, Day("2026-06-01"));

            decision.Deadline.ShouldBeNull();
            decision.RestsOnProjection.ShouldBeFalse();
            decision.The(FindingReason.CareTypeNotCharged).Rule!.Id.ShouldBe("TC-30");
            decision.Headline.Ja.ShouldBe("連絡期限なし");
        }
    }

    [Theory]
    [InlineData("roll_back", "2026-05-08")]
    [InlineData("one_step_back", "2026-05-09")] // a Saturday
    [InlineData("stay", "2026-05-10")] // a Sunday
    public void A_rulebook_may_treat_a_closed_day_otherwise(string onClosedDay, string due) =>
        CityWith(("cancellations.stays.charge.deadline.on_closed_day", $"\"{onClosedDay}\""))
            .GetDeadline(CareType.ShortStay, Day("2026-05-11")).Deadline!.Value.Day.ShouldBe(Day(due));

    [Theory]
    [InlineData("2026-05-11", "2026-05-11")] // a Monday: the deadline would be Sunday and moves forward to the day itself
    [InlineData("2026-05-13", "2026-05-12")]
    public void A_deadline_may_move_forward_to_an_open_day(string stay, string due) =>
        s_rollForward.GetDeadline(CareType.ShortStay, Day(stay)).Deadline!.Value.Day.ShouldBe(Day(due));

    // The last open day of the calendar is 2050-12-28, a Wednesday: the last deadline that can be told is that of the 29th.
    [Fact]
    public void A_deadline_that_would_move_past_the_calendar_belongs_to_a_day_outside_it()
    {
        s_rollForward.LastDay.ShouldBe(Day("2050-12-29"));

        s_rollForward.CheckDay(Day("2050-12-29")).ShouldBeNull();
        s_rollForward.GetDeadline(CareType.ShortStay, Day("2050-12-29")).Deadline!.Value.Day.ShouldBe(Day("2050-12-28"));
        s_rollForward.CheckDay(Day("2050-12-30"))!.Code.ShouldBe("DATE_OUTSIDE_CALENDAR");
        Should.Throw<ArgumentOutOfRangeException>(() => s_rollForward.GetDeadline(CareType.ShortStay, Day("2050-12-30")))
            .Message.ShouldContain("The calendar covers");
        s_rollForward.CheckInstant(At("2050-12-31T23:59:59")).ShouldBeNull(); // a notice may still come in
    }

    [Fact]
    public void One_step_back_from_an_open_day_is_no_step() =>
        CityWith(("cancellations.stays.charge.deadline.on_closed_day", "\"one_step_back\""))
            .GetDeadline(CareType.ShortStay, Day("2026-05-13")).Deadline!.Value.Day.ShouldBe(Day("2026-05-12"));

    [Theory]
    [InlineData(0, "2026-05-12")]
    [InlineData(1, "2026-05-11")]
    [InlineData(3, "2026-05-08")] // 3 days before is Saturday the 9th
    public void A_rulebook_may_ask_for_notice_so_many_days_before(int days, string due) =>
        CityWith(("cancellations.stays.charge.deadline.days_before", $"{days}"))
            .GetDeadline(CareType.ShortStay, Day("2026-05-12")).Deadline!.Value.Day.ShouldBe(Day(due));

    [Theory]
    [InlineData("from", "12-28", "2027-01-04", "2026-12-25")] // Monday the 28th closes, Friday the 25th is the last open day
    [InlineData("to", "01-04", "2027-01-05", "2026-12-28")]
    [InlineData("to", "01-02", "2028-01-04", "2028-01-03")] // a Monday
    public void A_rulebook_may_close_other_days_at_the_years_end(string end, string day, string stay, string due) =>
        CityWith(($"closing_days.year_end.{end}", $"\"{day}\"")).GetDeadline(CareType.ShortStay, Day(stay)).Deadline!.Value.Day
            .ShouldBe(Day(due));

    [Fact]
    public void A_day_that_the_municipality_closes_is_skipped_too() =>
        CityWith(("closing_days.further_days", """["2026-05-12"]""")).GetDeadline(CareType.ShortStay, Day("2026-05-13"))
            .Deadline!.Value.Day.ShouldBe(Day("2026-05-11"));

    [Fact]
    public void A_closed_first_day_of_the_calendar_begins_the_decidable_days_later()
    {
        // 1999-12-01 is a Wednesday. One step back from it would leave the calendar.
        Ordinance ordinance = CityWith(
            ("closing_days.weekdays", """["wednesday"]"""), ("cancellations.stays.charge.deadline.on_closed_day", "\"one_step_back\""));

        ordinance.FirstDay.ShouldBe(Day("1999-12-03"));
        ordinance.GetDeadline(CareType.ShortStay, ordinance.FirstDay).Deadline!.Value.Day.ShouldBe(Day("1999-12-02"));
    }

    [Fact]
    public void Every_day_of_the_calendar_has_its_deadline()
    {
        int days = 0;
        for (LocalDate day = City.FirstDay; day <= City.LastDay; day = day.PlusDays(1), days++)
            City.JudgeCancellation(GivenUp(Booking.Stay(day, day), PublicAssistance, null)).Deadline!.Value.Day.ShouldBeLessThan(day);

        days.ShouldBe(18_658); // 1999-12-02 to 2050-12-31
    }
}
