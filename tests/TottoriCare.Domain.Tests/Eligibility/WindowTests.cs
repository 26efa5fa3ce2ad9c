using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Eligibility;

/// <summary>TC-41; readings E1–E4, E9, N10.</summary>
public class WindowTests
{
    private static readonly Ordinance s_fourMonths = CityWith(("windows.first_year.lasts", "\"P4M\""));
    private static readonly Ordinance s_throughBirthday = CityWith(("windows.first_year.ends", "\"corresponding_day\""));
    private static readonly Ordinance s_firstDayLeftOut = CityWith(("windows.first_year.ends", "\"first_day_left_out\""));
    private static readonly Ordinance s_corrected = CityWith(("windows.first_year.preterm_below_weeks", "37"));

    [Theory]
    [InlineData("2024-02-29", "2025-02-28")] // no corresponding day: the last of the month
    [InlineData("2023-03-01", "2024-02-29")]
    [InlineData("2025-05-01", "2026-04-30")]
    [InlineData("2025-01-01", "2025-12-31")]
    public void One_year_after_birth_ends_by_article_143(string born, string last) => EndsOn(City, born, last);

    [Theory]
    [InlineData("2026-05-05", false)]
    [InlineData("2026-05-06", true)] // the day of discharge
    [InlineData("2027-04-30", true)]
    [InlineData("2027-05-01", false)]
    public void The_first_and_the_last_day_of_the_window_lie_in_it(string day, bool within) =>
        City.DecideEligibility(Mother, CareType.DayService, Day(day), Day(day)).Findings
            .Any(finding => finding.Reason == FindingReason.WithinWindow && finding.Status == FindingStatus.Met).ShouldBe(within);

    [Theory]
    [InlineData("2025-10-31", "2026-02-28")]
    [InlineData("2025-10-28", "2026-02-27")]
    public void Four_months_after_birth_end_by_article_143(string born, string last) => EndsOn(s_fourMonths, born, last);

    [Theory]
    [InlineData("2025-05-01", "2026-05-01")]
    [InlineData("2024-02-29", "2025-02-28")]
    public void A_rulebook_may_take_the_birthday_in(string born, string last) => EndsOn(s_throughBirthday, born, last);

    [Theory]
    [InlineData("2025-05-01", "2026-05-01")]
    [InlineData("2023-02-28", "2024-02-29")] // counted from March 1
    public void A_rulebook_may_leave_the_first_day_out(string born, string last) => EndsOn(s_firstDayLeftOut, born, last);

    [Theory]
    [InlineData("2027-04-27", "2027-04-30", true)]
    [InlineData("2027-04-28", "2027-05-01", false)] // the day of exit is a day of the stay
    public void Every_day_of_a_stay_lies_in_the_window_with_the_day_of_exit(string entry, string exit, bool within) =>
        Decide(City, Mother, entry, exit).WhyNot().ShouldBe(within ? [] : [FindingReason.AfterWindow]);

    [Theory]
    [InlineData("first_day", "2027-04-30", "2027-05-02", true)]
    [InlineData("first_day", "2027-05-01", "2027-05-02", false)]
    [InlineData("last_day", "2027-04-28", "2027-04-30", true)]
    [InlineData("last_day", "2027-04-28", "2027-05-01", false)]
    [InlineData("last_day", "2026-05-04", "2026-05-06", true)] // begins before discharge, ends on its day
    [InlineData("first_day", "2026-05-05", "2026-05-07", false)]
    public void A_rulebook_may_test_one_day_alone(string testedOn, string entry, string exit, bool within) =>
        (Decide(CityWith(("windows.first_year.tested_on", $"\"{testedOn}\"")), Mother, entry, exit).Outcome == Outcome.Allowed)
            .ShouldBe(within);

    [Theory]
    [InlineData("2026-05-05", false)]
    [InlineData("2026-05-06", true)]
    public void The_window_opens_on_the_day_of_discharge(string day, bool within)
    {
        EligibilityDecision decision = Decide(City, Mother, day, day);

        decision.WhyNot().ShouldBe(within ? [] : [FindingReason.BeforeWindow]);
        decision.WindowFirst.ShouldBe(Day("2026-05-06"));
    }

    [Theory]
    [InlineData("2026-04-30", false)]
    [InlineData("2026-05-01", true)]
    public void Without_a_day_of_discharge_the_day_of_delivery_is_tested_and_that_is_said(string day, bool within)
    {
        EligibilityDecision decision = Decide(City, Mother with { DischargeDay = null }, day, day);

        decision.WhyNot().ShouldBe(within ? [] : [FindingReason.BeforeWindow]);
        decision.The(FindingReason.DischargeNotSaid).Status.ShouldBe(FindingStatus.Noted);
        decision.The(FindingReason.DischargeNotSaid).Figure("delivery_day").ShouldBe("2026-05-01");
    }

    [Theory]
    [InlineData("2026-04-30", false)]
    [InlineData("2026-05-01", true)]
    public void A_rulebook_may_open_the_window_with_the_birth(string day, bool within) =>
        (Decide(CityWith(("windows.first_year.begins", "\"birth\"")), Mother, day, day).Outcome == Outcome.Allowed).ShouldBe(within);

    [Fact]
    public void A_day_of_discharge_before_the_delivery_opens_nothing_before_the_delivery() =>
        Decide(City, Mother with { DischargeDay = Day("2026-04-01") }, "2026-04-30", "2026-04-30").WhyNot()
            .ShouldBe([FindingReason.BeforeWindow]);

    [Fact]
    public void A_span_that_overlaps_the_window_at_both_ends_is_told_both()
    {
        EligibilityDecision decision = Decide(City, Mother, "2026-05-05", "2027-05-01");

        decision.WhyNot().ShouldBe([FindingReason.BeforeWindow, FindingReason.AfterWindow]);
        decision.The(FindingReason.BeforeWindow).Figure("tested").ShouldBe("2026-05-05");
        decision.The(FindingReason.AfterWindow).Figure("tested").ShouldBe("2027-05-01");
        decision.The(FindingReason.AfterWindow).Figure("window_last").ShouldBe("2027-04-30");
    }

    // 37 weeks are 259 days; the due day is day 280, so birth 21 days early is not below 37 weeks and 22 days early is.
    [Theory]
    [InlineData("2026-05-11", "2027-05-10")]
    [InlineData("2026-05-10", "2027-05-31")]
    public void A_rulebook_may_count_from_the_due_day_below_37_weeks(string born, string last) =>
        Decide(s_corrected, Mother with { DeliveryDay = Day(born), DueDay = Day("2026-06-01") }, "2026-07-01", "2026-07-01")
            .WindowLast.ShouldBe(Day(last));

    [Fact]
    public void Without_a_due_day_nothing_is_corrected() =>
        Decide(s_corrected, Mother, "2026-07-01", "2026-07-01").WindowLast.ShouldBe(Day("2027-04-30"));

    [Fact]
    public void In_鳥取市_a_preterm_birth_changes_nothing() =>
        Decide(City, Mother with { DueDay = Day("2026-07-01") }, "2026-07-01", "2026-07-01").WindowLast.ShouldBe(Day("2027-04-30"));

    [Fact]
    public void After_a_stillbirth_care_is_given_from_the_day_of_delivery_on() =>
        Decide(City, Mother with { Infants = default }, "2026-06-01", "2026-06-02").Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void A_rulebook_may_leave_a_stillbirth_outside()
    {
        Ordinance outside = CityWith(("windows.first_year.covers_no_infant", "false"));

        Decide(outside, Mother with { Infants = default }, "2026-06-01", "2026-06-02").WhyNot()
            .ShouldBe([FindingReason.NoInfantNotCovered]);
        Decide(outside, Mother, "2026-06-01", "2026-06-02").Outcome.ShouldBe(Outcome.Allowed);
    }

    // Born on May 1: the fifth day, the day of birth being the first, is May 5; two weeks are over with May 14.
    [Theory]
    [InlineData("P4D", "2026-05-04", false)]
    [InlineData("P4D", "2026-05-05", true)]
    [InlineData("P2W", "2026-05-14", false)]
    [InlineData("P2W", "2026-05-15", true)]
    [InlineData("P1M", "2026-05-31", false)]
    [InlineData("P1M", "2026-06-01", true)]
    public void A_rulebook_may_open_the_window_some_time_after_the_birth(string wait, string day, bool within) =>
        Decide(Waiting(wait), Mother with { DischargeDay = null }, day, day).WhyNot().ShouldBe(within ? [] : [FindingReason.BeforeWindow]);

    // A month from January 31 is over with the last day of February.
    [Theory]
    [InlineData("2026-01-31", "2026-03-01")]
    [InlineData("2026-01-28", "2026-02-28")]
    [InlineData("2024-01-31", "2024-03-01")]
    public void A_wait_of_a_month_ends_by_article_143(string born, string opens) =>
        Decide(Waiting("P1M"), Mother with { DeliveryDay = Day(born), DischargeDay = null }, "2026-06-01", "2026-06-01").WindowFirst
            .ShouldBe(Day(opens));

    [Theory]
    [InlineData("2026-05-04", "2026-05-05")] // discharged before the wait is over
    [InlineData("2026-05-05", "2026-05-05")]
    [InlineData("2026-05-06", "2026-05-06")] // and after
    public void A_window_that_waits_and_begins_with_discharge_opens_with_the_later(string discharged, string opens) =>
        Decide(Waiting("P4D"), Mother with { DischargeDay = Day(discharged) }, "2026-06-01", "2026-06-01").WindowFirst.ShouldBe(Day(opens));

    [Fact]
    public void A_preterm_birth_moves_the_end_of_a_window_that_waits_and_not_its_beginning()
    {
        EligibilityDecision decision = Decide(
            CityWith(("windows.first_year.opens_after", "\"P4D\""), ("windows.first_year.preterm_below_weeks", "37")),
            Mother with { DischargeDay = null, DueDay = Day("2026-06-01") }, "2026-06-01", "2026-06-01");

        (decision.WindowFirst, decision.WindowLast).ShouldBe((Day("2026-05-05"), Day("2027-05-31")));
    }

    [Fact]
    public void A_last_day_before_the_first_is_a_programming_error() =>
        Should.Throw<ArgumentException>(() => Decide(City, Mother, "2027-05-10", "2027-04-20"));

    private static Ordinance Waiting(string wait) => CityWith(("windows.first_year.opens_after", $"\"{wait}\""));

    private static EligibilityDecision Decide(Ordinance ordinance, CareCase careCase, string firstDay, string lastDay) =>
        ordinance.DecideEligibility(careCase, CareType.ShortStay, Day(firstDay), Day(lastDay));

    private static void EndsOn(Ordinance ordinance, string born, string last)
    {
        CareCase careCase = Mother with { DeliveryDay = Day(born), DischargeDay = null };
        LocalDate lastDay = Day(last);

        foreach (CareType careType in CareType.List)
        {
            EligibilityDecision within = ordinance.DecideEligibility(careCase, careType, lastDay, lastDay);
            within.WindowLast.ShouldBe(lastDay);
            within.Outcome.ShouldBe(Outcome.Allowed);
            ordinance.DecideEligibility(careCase, careType, lastDay.PlusDays(1), lastDay.PlusDays(1)).WhyNot()
                .ShouldBe([FindingReason.AfterWindow]);
        }
    }
}
