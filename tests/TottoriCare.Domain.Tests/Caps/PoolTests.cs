using TottoriCare.Bookings;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Caps;

/// <summary>TC-11, TC-12; readings C13, D5–D8, E8, E9, N1, N2, N5, N6, N8, N9.</summary>
public class PoolTests
{
    private static readonly CareUse s_sixNights = Used(Stay("2026-06-01", "2026-06-07"));

    [Fact]
    public void A_seventh_night_in_a_separate_stay_is_allowed() =>
        City.DecideBooking(Mother, Stay("2026-07-01", 1), History(s_sixNights)).Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void An_eighth_night_is_refused_with_every_figure()
    {
        Finding finding = City.DecideBooking(Mother, Stay("2026-07-01", 2), History(s_sixNights)).The(FindingReason.PoolExhausted);

        finding.Rule!.Id.ShouldBe("TC-11");
        finding.Status.ShouldBe(FindingStatus.NotMet);
        finding.Figures.Select(figure => (figure.Name, figure.Value)).ShouldBe(
            [("pool", "stays"), ("cap", "7"), ("used", "6"), ("booked", "0"), ("requested", "2"), ("remaining", "1")]);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void Day_service_is_used_seven_times(int used, bool allowed) =>
        City.DecideBooking(Mother, DayService("2026-08-01"), History(UsedDayServices(used))).WhyNot()
            .ShouldBe(allowed ? [] : [FindingReason.PoolExhausted]);

    [Theory]
    [InlineData("stays", 2)] // a stay of one night, however long it was booked
    [InlineData("visits", 1)]
    public void One_of_a_booking_given_up_too_late_is_a_night_or_a_visit_by_the_days_of_the_pool(string pool, int used)
    {
        Booking booking = pool == "stays" ? Stay("2026-06-01", 3) : Outreach("2026-06-01");
        Ordinance ordinance = CityWith(($"pools.{pool}.count", "\"day\""), ($"pools.{pool}.late_cancellation_counts", "\"one\""));

        ordinance.GetQuota(Mother, History(new CareUse(booking, UseState.NoShow)), Day("2026-08-01")).Pools.Single(one => one.Pool.Name == pool).Used.ShouldBe(used);
    }

    [Fact]
    public void Day_service_and_outreach_share_one_pool()
    {
        UsageHistory fourAndThree = History([.. UsedDayServices(4), .. Enumerable.Repeat(Booked(Outreach("2026-07-20")), 3)]);

        City.DecideBooking(Mother, DayService("2026-08-01"), fourAndThree).WhyNot().ShouldBe([FindingReason.PoolExhausted]);
        City.DecideBooking(Mother, Outreach("2026-08-01"), fourAndThree).WhyNot().ShouldBe([FindingReason.PoolExhausted]);
        City.DecideBooking(Mother, Stay("2026-08-01", 6), fourAndThree).Outcome.ShouldBe(Outcome.Allowed);
    }

    [Theory]
    [InlineData(0, 7)] // after a stillbirth as for one infant (E9)
    [InlineData(1, 7)]
    [InlineData(2, 14)]
    [InlineData(3, 21)]
    [InlineData(9, 63)]
    public void A_multiple_birth_multiplies_the_visits_and_not_the_nights(int infants, int visits)
    {
        CareCase careCase = Mother with { Infants = new Infants(infants) };

        QuotaDecision quota = City.GetQuota(careCase, UsageHistory.Empty, Day("2026-08-01"));
        quota.Pools.Select(pool => (pool.Pool.Name, pool.Cap, pool.Remaining)).ShouldBe([("stays", 7, 7), ("visits", visits, visits)]);

        City.DecideBooking(careCase, DayService("2026-09-30"), History(UsedDayServices(visits - 1))).Outcome.ShouldBe(Outcome.Allowed);
        City.DecideBooking(careCase, DayService("2026-09-30"), History(UsedDayServices(visits))).WhyNot()
            .ShouldBe([FindingReason.PoolExhausted]);
    }

    [Fact]
    public void What_is_left_is_the_cap_less_used_and_booked()
    {
        UsageHistory history = History(
            [s_sixNights, .. UsedDayServices(2), Booked(Outreach("2026-08-01")), Booked(Outreach("2026-08-02")), Booked(DayService("2026-08-03"))]);

        QuotaDecision quota = City.GetQuota(Mother, history, Day("2026-07-15"));

        quota.IsStated.ShouldBeTrue();
        quota.Pools.Select(pool => (pool.Cap, pool.Used, pool.Booked, pool.Remaining, pool.Unit)).ShouldBe(
            [(7, 6, 0, 1, FigureUnit.Nights), (7, 2, 3, 2, FigureUnit.Uses)]);
        quota.Findings.Select(finding => finding.Rule!.Id).ShouldBe(["TC-11", "TC-12"]);
        quota.Explain(Language.Japanese).ShouldContain("デイサービスとアウトリーチの上限7回のうち、利用済み2回、予約中3回、残り2回です。");
    }

    [Fact]
    public void Uses_beyond_the_cap_leave_nothing_and_never_less()
    {
        PoolQuota visits = City.GetQuota(Mother, History(UsedDayServices(9)), Day("2026-08-01")).Pools[1];

        (visits.Cap, visits.Used, visits.Remaining).ShouldBe((7, 9, 0));
    }

    [Fact]
    public void A_cancellation_uses_nothing_up_in_鳥取市()
    {
        foreach (UseState state in new[] { UseState.CancelledInTime, UseState.CancelledLate, UseState.NoShow })
            QuotaOfStays(City, new CareUse(Stay("2026-06-01", 5), state)).Used.ShouldBe(0, state.Code);
    }

    [Fact]
    public void A_rulebook_may_count_a_late_cancellation_as_used()
    {
        Ordinance strict = CityWith(("pools.stays.late_cancellation_counts", "\"whole\""));

        QuotaOfStays(strict, new CareUse(Stay("2026-06-01", 5), UseState.CancelledLate)).Used.ShouldBe(5);
        QuotaOfStays(strict, new CareUse(Stay("2026-06-01", 5), UseState.NoShow)).Used.ShouldBe(5);
        QuotaOfStays(strict, new CareUse(Stay("2026-06-01", 5), UseState.CancelledInTime)).Used.ShouldBe(0);
    }

    [Fact]
    public void A_stay_that_ended_early_counts_as_it_really_was()
    {
        CareUse early = Used(Stay("2026-06-01", 2)) with { PlannedLastDay = Day("2026-06-06") };

        QuotaOfStays(City, early).Used.ShouldBe(2);
        QuotaOfStays(CityWith(("pools.stays.booked_nights_count", "true")), early).Used.ShouldBe(5);
    }

    [Fact]
    public void A_planned_day_before_the_real_one_gives_no_nights_back() =>
        QuotaOfStays(CityWith(("pools.stays.booked_nights_count", "true")), Used(Stay("2026-06-01", 2)) with { PlannedLastDay = Day("2026-05-20") })
            .Used.ShouldBe(2);

    [Theory]
    [InlineData("not_counted", 0, "allowed")]
    [InlineData("counted", 6, "refused")]
    [InlineData("needs_review", 0, "needs_review")]
    public void Uses_that_another_municipality_granted_are_treated_as_the_rulebook_says(string treatment, int used, string outcome)
    {
        Ordinance ordinance = CityWith(("pools.stays.granted_elsewhere", $"\"{treatment}\""));
        CareUse elsewhere = s_sixNights with { GrantedElsewhere = true };

        QuotaOfStays(ordinance, elsewhere).Used.ShouldBe(used);
        BookingDecision decision = ordinance.DecideBooking(Mother, Stay("2026-07-01", 2), History(elsewhere));
        decision.Outcome.Code.ShouldBe(outcome);
        decision.WhyReview().ShouldBe(outcome == "needs_review" ? [FindingReason.UseGrantedElsewhere] : []);
    }

    [Fact]
    public void A_use_granted_elsewhere_of_another_pool_needs_no_review() =>
        CityWith(("pools.stays.granted_elsewhere", "\"needs_review\""))
            .DecideBooking(Mother, Stay("2026-07-01", 2), History(Used(DayService("2026-06-01")) with { GrantedElsewhere = true }))
            .Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void In_鳥取市_a_new_fiscal_year_gives_nothing_back()
    {
        UsageHistory lastYear = History(Used(Stay("2027-02-01", 6)));

        City.DecideBooking(Mother, Stay("2027-04-01", 2), lastYear).WhyNot().ShouldBe([FindingReason.PoolExhausted]);
    }

    [Theory]
    [InlineData("2027-03-31", 6)] // its first day chooses the year
    [InlineData("2027-04-01", 0)]
    public void A_rulebook_may_count_by_fiscal_year(string day, int used)
    {
        Ordinance byYear = CityWith(("pools.stays.per", "\"fiscal_year\""));

        byYear.GetQuota(Mother, History(Used(Stay("2027-03-31", 6))), Day(day)).Pools[0].Used.ShouldBe(used);
        byYear.DecideBooking(Mother, Stay(day, 2), History(Used(Stay("2027-02-01", 6)))).WhyNot()
            .ShouldBe(used == 0 ? [] : [FindingReason.PoolExhausted]);
    }

    [Fact]
    public void A_rulebook_may_count_days_with_entry_and_exit()
    {
        Ordinance byDay = CityWith(("pools.stays.count", "\"day\""));
        CareUse threeNights = Used(Stay("2026-06-01", 3));

        QuotaOfStays(byDay, threeNights).Used.ShouldBe(4);
        byDay.DecideBooking(Mother, Stay("2026-07-01", 2), History(threeNights)).Outcome.ShouldBe(Outcome.Allowed); // 4 + 3 = 7
        Finding finding = byDay.DecideBooking(Mother, Stay("2026-07-01", 3), History(threeNights)).The(FindingReason.PoolExhausted);
        (finding.Figure("requested"), finding.Figure("remaining")).ShouldBe(("4", "3"));
        finding.In(Language.English).ShouldContain("this booking of 4 days exceeds it");
    }

    [Fact]
    public void A_rulebook_may_count_the_infants_born_alive()
    {
        Ordinance bornAlive = CityWith(("pools.visits.infants_counted", "\"born_alive\""));
        CareCase oneOfTwins = Mother with { InfantsAtBirth = new Infants(2) };

        City.GetQuota(oneOfTwins, UsageHistory.Empty, Day("2026-08-01")).Pools[1].Cap.ShouldBe(7);
        bornAlive.GetQuota(oneOfTwins, UsageHistory.Empty, Day("2026-08-01")).Pools[1].Cap.ShouldBe(14);
        bornAlive.GetQuota(Mother with { Infants = new Infants(3) }, UsageHistory.Empty, Day("2026-08-01")).Pools[1].Cap.ShouldBe(21);
    }

    [Fact]
    public void A_rulebook_may_multiply_the_nights_too() =>
        CityWith(("pools.stays.multiple_birth", "\"times_infants\""))
            .GetQuota(Mother with { Infants = new Infants(2) }, UsageHistory.Empty, Day("2026-08-01")).Pools[0].Cap.ShouldBe(14);

    [Fact]
    public void A_stay_and_a_visit_on_one_day_are_counted_separately() =>
        City.DecideBooking(Mother, DayService("2026-06-02"), History(s_sixNights)).Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void Nobody_can_know_what_is_left_where_no_cap_is_stated()
    {
        QuotaDecision quota = CityWith(("pools", "\"not_stated\"")).GetQuota(Mother, UsageHistory.Empty, Day("2026-08-01"));

        quota.IsStated.ShouldBeFalse();
        quota.Pools.ShouldBeEmpty();
        quota.The(FindingReason.NotStated).Figure("matter").ShouldBe("pools");
    }

    private static PoolQuota QuotaOfStays(Ordinance ordinance, CareUse use) => ordinance.GetQuota(Mother, History(use), Day("2026-07-01")).Pools[0];
}
