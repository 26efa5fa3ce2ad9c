using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Bookings;

/// <summary>When a booking is told its fee: never beyond a cap at the scheme's price, and not where the format can't say it.</summary>
public class BookingFeeTests
{
    private static readonly UsageHistory s_sevenNights = History(Used(Stay("2026-06-01", 6)), Used(Stay("2026-06-20", 1)));

    [Fact]
    public void A_use_beyond_the_cap_at_full_cost_is_allowed_noted_and_not_priced()
    {
        BookingDecision decision = CityWith(("pools.stays.beyond_cap", "\"at_full_cost\"")).DecideBooking(Mother, Stay("2026-07-01", 1), s_sevenNights);

        decision.Outcome.ShouldBe(Outcome.Allowed);
        decision.The(FindingReason.BeyondCapAtFullCost).Status.ShouldBe(FindingStatus.Noted);
        decision.UserFee.ShouldBeNull();
    }

    [Fact]
    public void A_use_within_a_cap_is_priced_whatever_is_said_beyond_it()
    {
        BookingDecision decision = CityWith(("pools.stays.beyond_cap", "\"at_full_cost\"")).DecideBooking(Mother, Stay("2026-07-01", 1), UsageHistory.Empty);

        decision.The(FindingReason.PoolHasRoom).Status.ShouldBe(FindingStatus.Met);
        decision.UserFee.ShouldBe(Yen.Zero);
    }

    [Fact]
    public void One_pool_without_room_is_enough_for_no_price()
    {
        const string wide = """
            { "rule": "TC-11", "title": { "ja": "全体", "en": "all care" }, "care": ["short_stay"], "count": "night", "cap": 30, "per": "birth",
              "multiple_birth": "none", "infants_counted": "cared_for", "late_cancellation_counts": "none", "booked_nights_count": false,
              "beyond_cap": "refused", "granted_elsewhere": "not_counted" }
            """;
        Ordinance twoPools = CityWith(("pools.stays.beyond_cap", "\"at_full_cost\""), ("pools.whole", wide));

        BookingDecision decision = twoPools.DecideBooking(Mother, Stay("2026-07-01", 1), s_sevenNights);

        decision.Findings.Where(finding => finding.Reason == FindingReason.PoolHasRoom).ShouldHaveSingleItem();
        (decision.Outcome, decision.UserFee).ShouldBe((Outcome.Allowed, null));
    }

    [Fact]
    public void Where_no_cap_is_stated_the_use_is_priced_all_the_same() =>
        CityWith(("pools", "\"not_stated\"")).DecideBooking(Mother, Stay("2026-07-01", 1), UsageHistory.Empty).UserFee.ShouldBe(Yen.Zero);

    [Theory]
    [InlineData("fee", false)]
    [InlineData("quota", true)]
    public void A_fee_that_the_format_cannot_say_is_not_said(string decision, bool priced)
    {
        Ordinance ordinance = CityWith(("not_modelled", $$"""{ "rest": { "rule": "TC-20", "care": ["short_stay"], "decisions": ["{{decision}}"] } }"""));

        ordinance.DecideBooking(Mother, Stay("2026-07-01", 1), UsageHistory.Empty).UserFee.ShouldBe(priced ? Yen.Zero : null);
        ordinance.DecideBooking(Mother, DayService("2026-07-01"), UsageHistory.Empty).UserFee.ShouldBe(Yen.Zero);
    }
}
