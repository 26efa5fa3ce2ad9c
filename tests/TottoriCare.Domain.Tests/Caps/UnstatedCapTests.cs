using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;

namespace TottoriCare.Domain.Tests.Caps;

public class UnstatedCapTests
{
    private static readonly LocalDate s_delivery = new(2026, 4, 1);
    private static readonly LocalDate s_day = new(2026, 5, 11);

    [Theory]
    [InlineData(1, 4, "allowed")]
    [InlineData(1, 5, "refused")]
    [InlineData(2, 4, "allowed")]
    [InlineData(2, 5, "needs_review")]
    public void With_an_unstated_multiple_birth_a_use_beyond_the_cap_is_for_review_only_with_several_infants(
        int infants, int used, string outcome)
    {
        Ordinance ordinance = With("multiple_birth", "visits");

        BookingDecision decision = ordinance.DecideBooking(Case(infants), Visit(s_day), Visits(used, UseState.Used));

        decision.Outcome.Code.ShouldBe(outcome);
        decision.Findings.Any(finding => finding.Reason == FindingReason.MultipleBirthNotStated).ShouldBe(outcome == "needs_review");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void With_an_unstated_multiple_birth_the_quota_of_several_infants_is_for_review(int infants, bool isOpen)
    {
        QuotaDecision decision = With("multiple_birth", "visits").GetQuota(Case(infants), UsageHistory.Empty, s_day);

        decision.Findings.Any(finding => finding.Status == FindingStatus.NeedsReview).ShouldBe(isOpen);
        decision.Pools.Single(quota => quota.Pool.Name == "visits").Cap.ShouldBe(5);
    }

    [Theory]
    [InlineData("cancelled_late", "needs_review")]
    [InlineData("no_show", "needs_review")]
    [InlineData("cancelled_in_time", "allowed")]
    [InlineData("used", "allowed")]
    public void With_unstated_late_cancellations_a_booking_after_one_is_for_review(string state, string outcome) =>
        With("late_cancellation_counts", "visits")
            .DecideBooking(Case(1), Visit(s_day), Visits(1, UseState.FromName(state)))
            .Outcome.Code.ShouldBe(outcome);

    [Fact]
    public void A_late_cancellation_of_another_fiscal_year_leaves_nothing_open() =>
        With("late_cancellation_counts", "visits")
            .DecideBooking(
                Case(1), Visit(s_day), UsageHistory.Of(new CareUse(Visit(new LocalDate(2026, 3, 31)), UseState.CancelledLate)))
            .Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void A_copy_of_a_pool_with_other_draws_counts_by_them()
    {
        PoolTerms visits = MadeUpTown.Ordinance().Rulebook.Editions.All[0].Terms.Pools!.Single(pool => pool.Name == "visits");

        PoolTerms stays = visits with { Draws = [new PoolDraw(CareType.ShortStay, CountUnit.Night, 1)] };

        stays.DrawOf(CareType.ShortStay).ShouldNotBeNull();
        stays.DrawOf(CareType.DayService).ShouldBeNull();
        stays.Unit.ShouldBe(CountUnit.Night);
    }

    private static Ordinance With(string key, string pool) =>
        MadeUpTown.Ordinance(file => file["terms"]!["pools"]![pool]![key] = "not_stated");

    private static CareCase Case(int infants) => new()
    {
        DeliveryDay = s_delivery,
        Infants = new Infants(infants),
        Need = AssessedNeed.Needed,
        Residence = Residence.Here(),
    };

    private static Booking Visit(LocalDate day) => Booking.Visit(CareType.DayService, day, new LocalTime(10, 0), new LocalTime(12, 0));

    private static UsageHistory Visits(int count, UseState state) =>
        UsageHistory.Of(Enumerable.Range(1, count).Select(day => new CareUse(Visit(s_day.PlusDays(-day)), state)));
}
