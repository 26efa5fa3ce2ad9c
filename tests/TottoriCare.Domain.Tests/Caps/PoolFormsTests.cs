using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Caps;

/// <summary>利用上限: forms of a pool that 鳥取市 does not have, by readings N2, N7, N9 and C13.</summary>
public class PoolFormsTests
{
    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 9)]
    public void A_stay_of_so_many_nights_may_use_the_whole_pool_up(int nights, int counted)
    {
        Ordinance ordinance = CityWith(("pools.stays.cap", "9"), ("pools.stays.exhausted_by_stay_of_nights", "6"));

        PoolQuota used = QuotaOfStays(ordinance, Used(Stay("2026-06-01", nights)));
        PoolQuota booked = QuotaOfStays(ordinance, Booked(Stay("2026-06-01", nights)));

        (used.Used, used.Booked).ShouldBe((counted, 0));
        (booked.Used, booked.Booked).ShouldBe((0, counted));
    }

    [Theory]
    [InlineData(false, 2)] // 1 night, but 26 hours
    [InlineData(true, 2)]
    public void Begun_24_hours_are_counted_by_the_clock_of_the_stay(bool bookedNightsCount, int counted)
    {
        var stay = Booking.Stay(Day("2026-06-01"), Day("2026-06-02"), Time("10:00"), Time("12:00"));

        QuotaOfStays(InBegunDays(bookedNightsCount), Used(stay)).Used.ShouldBe(counted);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 4)] // the nights that were planned
    public void A_plan_counts_by_its_nights_where_booked_nights_count(bool bookedNightsCount, int counted)
    {
        var stay = Booking.Stay(Day("2026-06-01"), Day("2026-06-02"), Time("10:00"), Time("12:00"));

        QuotaOfStays(InBegunDays(bookedNightsCount), Used(stay) with { PlannedLastDay = Day("2026-06-05") }).Used.ShouldBe(counted);
    }

    [Fact]
    public void That_a_late_cancellation_may_count_is_said_once_for_a_pool()
    {
        Ordinance ordinance = CityWith(("pools.visits.late_cancellation_counts", "\"not_stated\""));
        UsageHistory both = History(new CareUse(DayService("2026-06-01"), UseState.CancelledLate), new CareUse(Outreach("2026-06-02"), UseState.NoShow));

        ordinance.GetQuota(Mother, both, Day("2026-07-01")).The(FindingReason.LateCancellationNotStated).Status.ShouldBe(FindingStatus.NeedsReview);
    }

    [Theory]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public void A_late_cancellation_of_another_fiscal_year_leaves_nothing_open(string day, bool open) =>
        CityWith(("pools.stays.per", "\"fiscal_year\""), ("pools.stays.late_cancellation_counts", "\"not_stated\""))
            .GetQuota(Mother, History(new CareUse(Stay("2027-03-10", 2), UseState.CancelledLate)), Day(day)).WhyReview()
            .ShouldBe(open ? [FindingReason.LateCancellationNotStated] : []);

    [Fact]
    public void The_unit_of_a_pool_is_that_of_its_draws_or_uses_where_they_differ_or_have_weights()
    {
        PoolTerms pool = City.Rulebook.Terms.Pools![0];
        CountUnit UnitOf(params PoolDraw[] draws) => (pool with { Draws = draws }).Unit;

        UnitOf(new PoolDraw(CareType.ShortStay, CountUnit.Night, 1)).ShouldBe(CountUnit.Night);
        UnitOf(new PoolDraw(CareType.ShortStay, CountUnit.Night, 2)).ShouldBe(CountUnit.Use);
        UnitOf(new PoolDraw(CareType.ShortStay, CountUnit.Night, 1), new PoolDraw(CareType.DayService, CountUnit.Day, 1)).ShouldBe(CountUnit.Use);
        UnitOf(new PoolDraw(CareType.DayService, CountUnit.Day, 1), new PoolDraw(CareType.Outreach, CountUnit.Day, 1)).ShouldBe(CountUnit.Day);
        UnitOf().ShouldBe(CountUnit.Use);
    }

    [Theory]
    [InlineData("night", 0, 0)]
    [InlineData("night", 3, 3)]
    [InlineData("day", 0, 1)]
    [InlineData("day", 3, 4)]
    [InlineData("use", 0, 1)]
    [InlineData("use", 3, 1)]
    [InlineData("night_or_one", 0, 1)]
    [InlineData("night_or_one", 3, 3)]
    [InlineData("begun_day", 0, 1)]
    [InlineData("begun_day", 3, 3)]
    public void Nights_are_counted_by_the_unit_and_times_the_weight(string unit, int nights, int counted)
    {
        CountUnit by = CountUnit.List.Single(one => one.Code == unit);

        new PoolDraw(CareType.ShortStay, by, 1).OfNights(nights).ShouldBe(counted);
        new PoolDraw(CareType.ShortStay, by, 2).OfNights(nights).ShouldBe(2 * counted);
        by.IsForStaysOnly.ShouldBe(unit is "night" or "begun_day");
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    [InlineData(2, 9)]
    [InlineData(3, 12)]
    [InlineData(4, 12)] // the last of the table
    public void A_table_has_a_cap_for_each_number_of_infants(int infants, int cap) =>
        MultipleBirth.ByTable([9, 12]).CapFor(7, new Infants(infants)).ShouldBe(cap);

    private static Ordinance InBegunDays(bool bookedNightsCount) =>
        CityWith(("pools.stays.count", "\"begun_day\""), ("pools.stays.booked_nights_count", bookedNightsCount ? "true" : "false"));

    private static PoolQuota QuotaOfStays(Ordinance ordinance, CareUse use) => ordinance.GetQuota(Mother, History(use), Day("2026-07-01")).Pools[0];
}
