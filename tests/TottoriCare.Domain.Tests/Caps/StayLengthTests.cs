using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Caps;

/// <summary>TC-10; readings N1, N3, N4, N7, N11.</summary>
public class StayLengthTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(6, true)] // 6泊7日
    [InlineData(7, false)]
    public void A_stay_has_at_most_six_nights(int nights, bool allowed)
    {
        BookingDecision decision = Book(Stay("2026-06-01", nights));

        decision.WhyNot().ShouldBe(allowed ? [] : [FindingReason.StayTooLong]);
        Finding finding = decision.The(allowed ? FindingReason.StayWithinLongest : FindingReason.StayTooLong);
        finding.Rule!.Id.ShouldBe("TC-10");
        (finding.Figure("nights"), finding.Figure("continuous_nights"), finding.Figure("longest"))
            .ShouldBe(($"{nights}", $"{nights}", "6"));
    }

    [Fact]
    public void A_stay_without_a_night_is_no_short_stay() => Book(Stay("2026-06-01", 0)).WhyNot().ShouldBe([FindingReason.StayTooShort]);

    [Theory]
    [InlineData("2026-06-04", "2026-06-07", 6, true)] // 3 + 3 nights, in on the day of exit
    [InlineData("2026-06-04", "2026-06-08", 7, false)] // 3 + 4
    [InlineData("2026-05-28", "2026-06-01", 7, false)] // 4 + 3, the booking lies before
    [InlineData("2026-05-29", "2026-06-01", 6, true)]
    [InlineData("2026-06-05", "2026-06-09", 4, true)] // a night at home between: two stays
    [InlineData("2026-05-27", "2026-05-31", 4, true)]
    public void Stays_that_touch_are_one_stay(string entry, string exit, int together, bool allowed)
    {
        BookingDecision decision = Book(Stay(entry, exit), Used(Stay("2026-06-01", "2026-06-04")));

        decision.WhyNot().ShouldBe(allowed ? [] : [FindingReason.MergedStayTooLong]);
        decision.The(allowed ? FindingReason.StayWithinLongest : FindingReason.MergedStayTooLong).Figure("continuous_nights")
            .ShouldBe($"{together}");
    }

    [Fact]
    public void Three_stays_in_a_row_are_one_stay_in_whatever_order_they_are_known()
    {
        CareUse first = Used(Stay("2026-06-01", "2026-06-03"));
        CareUse second = Booked(Stay("2026-06-03", "2026-06-05"));
        Booking third = Stay("2026-06-05", "2026-06-08");

        Book(third, first, second).WhyNot().ShouldBe([FindingReason.MergedStayTooLong]);
        Book(third, second, first).WhyNot().ShouldBe([FindingReason.MergedStayTooLong]);
        Book(Stay("2026-06-05", "2026-06-07"), first, second).Outcome.ShouldBe(Outcome.Allowed); // 2 + 2 + 2
    }

    [Fact]
    public void A_booking_that_fills_a_gap_joins_both_sides()
    {
        BookingDecision decision = Book(
            Stay("2026-06-03", "2026-06-05"), Used(Stay("2026-06-01", "2026-06-03")), Booked(Stay("2026-06-05", "2026-06-08")));

        decision.WhyNot().ShouldBe([FindingReason.MergedStayTooLong]); // 2 + 2 + 3 = 7, which the total allows
        decision.The(FindingReason.PoolHasRoom).Figure("remaining").ShouldBe("2");
    }

    [Fact]
    public void Only_stays_that_are_used_or_booked_join()
    {
        Booking before = Stay("2026-06-01", "2026-06-04");
        Booking asked = Stay("2026-06-04", "2026-06-08");

        foreach (UseState state in UseState.List)
        {
            bool joins = state == UseState.Used || state == UseState.Booked;
            Book(asked, new CareUse(before, state)).WhyNot().ShouldBe(joins ? [FindingReason.MergedStayTooLong] : [], state.Code);
        }
    }

    [Fact]
    public void A_visit_between_two_stays_joins_nothing() =>
        Book(Stay("2026-06-05", "2026-06-09"), Used(Stay("2026-06-01", "2026-06-04")), Used(DayService("2026-06-04")), Used(DayService("2026-06-05")))
            .Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void A_rulebook_may_join_nothing()
    {
        Ordinance separate = OrdinanceOf(RulebookDraft.OfCity().Remove("terms.stay_lengths.stays.continuity_gap_days").Read());

        separate.DecideBooking(Mother, Stay("2026-06-04", "2026-06-08"), History(Used(Stay("2026-06-01", "2026-06-04")))).Outcome
            .ShouldBe(Outcome.Allowed);
    }

    // With a gap of one day two stays join over a night at home, which itself is not slept away.
    [Theory]
    [InlineData("2026-06-05", "2026-06-08", 6, true)] // 3 + 3 slept in a span of 7
    [InlineData("2026-06-05", "2026-06-09", 7, false)]
    [InlineData("2026-06-06", "2026-06-10", 4, true)] // two nights at home: separate
    public void A_rulebook_may_join_over_a_gap_and_counts_the_nights_slept(string entry, string exit, int together, bool allowed)
    {
        BookingDecision decision = CityWith(("stay_lengths.stays.continuity_gap_days", "1"))
            .DecideBooking(Mother, Stay(entry, exit), History(Used(Stay("2026-06-01", "2026-06-04"))));

        decision.WhyNot().ShouldBe(allowed ? [] : [FindingReason.MergedStayTooLong]);
        decision.The(allowed ? FindingReason.StayWithinLongest : FindingReason.MergedStayTooLong).Figure("continuous_nights")
            .ShouldBe($"{together}");
    }

    [Theory]
    [InlineData("2026-06-09", 4)] // two nights at home: separate
    [InlineData("2026-06-08", 7)]
    public void A_gap_after_the_stay_counts_as_one_before_it(string next, int together) =>
        CityWith(("stay_lengths.stays.continuity_gap_days", "1"))
            .DecideBooking(Mother, Stay("2026-06-03", "2026-06-07"), History(Booked(Stay(next, 3))))
            .The(together > 6 ? FindingReason.MergedStayTooLong : FindingReason.StayWithinLongest).Figure("continuous_nights").ShouldBe($"{together}");

    [Fact]
    public void A_night_that_two_stays_share_is_slept_once() =>
        CityWith(("stay_lengths.stays.continuity_gap_days", "1"))
            .DecideBooking(Mother, Stay("2026-06-01", 3), History(Used(Stay("2026-06-02", 2))))
            .The(FindingReason.StayWithinLongest).Figure("continuous_nights").ShouldBe("3");

    // The first of the history touches only what the others join.
    [Fact]
    public void A_stay_that_touches_what_was_joined_joins_too() =>
        Book(Stay("2026-06-10", 1), Used(Stay("2026-06-05", "2026-06-09")), Used(Stay("2026-06-09", 1)), Booked(Stay("2026-06-11", 1)))
            .The(FindingReason.MergedStayTooLong).Figure("continuous_nights").ShouldBe("7");

    [Theory]
    [InlineData("2026-06-04", "2026-06-05", false)] // touches
    [InlineData("2026-06-03", "2026-06-05", true)]
    [InlineData("2026-05-31", "2026-06-02", true)]
    [InlineData("2026-05-31", "2026-06-01", false)]
    [InlineData("2026-06-02", "2026-06-03", true)] // inside
    [InlineData("2026-05-31", "2026-06-05", true)] // around
    public void Two_stays_that_share_a_night_need_review(string entry, string exit, bool shares)
    {
        BookingDecision decision = Book(Stay(entry, exit), Used(Stay("2026-06-01", "2026-06-03")), Used(Stay("2026-06-03", "2026-06-04")));

        decision.WhyReview().ShouldBe(shares ? [FindingReason.NightShared] : []);
        decision.WhyNot().Except([FindingReason.PoolExhausted]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("refused", "refused")]
    [InlineData("each_counts", "allowed")]
    public void A_rulebook_may_answer_a_shared_night_otherwise(string sharedNight, string outcome) =>
        CityWith(("stay_lengths.stays.shared_night", $"\"{sharedNight}\""))
            .DecideBooking(Mother, Stay("2026-06-03", "2026-06-05"), History(Used(Stay("2026-06-01", "2026-06-04")))).Outcome.Code
            .ShouldBe(outcome);

    private static BookingDecision Book(Booking booking, params CareUse[] uses) => City.DecideBooking(Mother, booking, History(uses));
}
