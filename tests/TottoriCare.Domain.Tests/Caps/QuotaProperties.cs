using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Bookings;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Domain.Tests.Caps;

public class QuotaProperties
{
    private static readonly Gen<(string Name, Ordinance Ordinance, Request Request)> s_asked =
        from city in Corpus.AnyCity
        from request in Corpus.Requests.Generator
        select (city.Name, city.Ordinance, request);

    [Fact]
    public void Remaining_and_booked_and_used_are_the_cap_while_used_and_booked_do_not_exceed_it_and_else_nothing_remains() =>
        Property.Holds(s_asked, asked => QuotaOf(asked.Ordinance, asked.Request).Pools.All(pool =>
            pool.Used >= 0 && pool.Booked >= 0 && (pool.Used + pool.Booked <= pool.Cap
                ? pool.Remaining + pool.Booked + pool.Used == pool.Cap
                : pool.Remaining == 0)));

    [Fact]
    public void A_further_use_never_leaves_more() => Property.Holds(
        from asked in s_asked
        from further in Corpus.UsesNear(asked.Request.Booking)
        select (asked, further),
        more => QuotaOf(more.asked.Ordinance, more.asked.Request with { Uses = [.. more.asked.Request.Uses, more.further] }).Pools
            .Zip(QuotaOf(more.asked.Ordinance, more.asked.Request).Pools)
            .All(pools => pools.First.Remaining <= pools.Second.Remaining));

    [Fact]
    public void A_booking_fits_exactly_where_the_quota_leaves_as_much_as_it_asks_for() => Property.Holds(Corpus.Requests, request =>
    {
        PoolQuota pool = QuotaOf(Tottori.City, request).Pools.Single(pool => pool.Pool.DrawOf(request.Booking.CareType) is not null);
        int asked = request.Booking.CareType.IsOvernight ? request.Booking.Nights.Value : 1;

        BookingDecision decision = Tottori.City.DecideBooking(request.Case, request.Booking, request.History);

        decision.Findings.Any(finding => finding.Reason == FindingReason.PoolHasRoom).ShouldBe(asked <= pool.Remaining);
        decision.Findings.Any(finding => finding.Reason == FindingReason.PoolExhausted).ShouldBe(asked > pool.Remaining);
    });

    [Fact]
    public void What_was_cancelled_leaves_the_quota_of_鳥取市_as_it_was() => Property.Holds(Corpus.Requests, request =>
        Of(request) == Of(request with { Uses = [.. request.Uses.Where(use => use.State == UseState.Used || use.State == UseState.Booked)] }));

    // A pool that asks for the plan of each use walks them one by one; without any plan it has to come to what the history has counted.
    [Theory]
    [InlineData("night", "none")]
    [InlineData("day", "whole")]
    [InlineData("night_or_one", "one")]
    [InlineData("begun_day", "whole")]
    [InlineData("use", "one")]
    public void Uses_counted_once_come_to_as_much_as_uses_counted_one_by_one(string unit, string late)
    {
        Ordinance Counting(bool oneByOne) => Tottori.CityWith(
            ("pools.stays.count", $"\"{unit}\""), ("pools.stays.late_cancellation_counts", $"\"{late}\""),
            ("pools.stays.granted_elsewhere", "\"counted\""), ("pools.visits.late_cancellation_counts", $"\"{late}\""),
            ("pools.stays.booked_nights_count", oneByOne ? "true" : "false"), ("pools.visits.booked_nights_count", oneByOne ? "true" : "false"));
        Ordinance atOnce = Counting(oneByOne: false);
        Ordinance oneByOne = Counting(oneByOne: true);

        Property.Holds(Corpus.Requests, request =>
        {
            Request unplanned = request with { Uses = [.. request.Uses.Select(use => use with { PlannedLastDay = null })] };
            QuotaOf(atOnce, unplanned).Explain(Language.English).ShouldBe(QuotaOf(oneByOne, unplanned).Explain(Language.English));
        });
    }

    private static string Of(Request request) => QuotaOf(Tottori.City, request).Explain(Language.Japanese);

    private static QuotaDecision QuotaOf(Ordinance ordinance, Request request) => ordinance.GetQuota(request.Case, request.History, request.Booking.FirstDay);
}
