using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>TC-20; reading D0.</summary>
public class FeeTests
{
    private static readonly Booking[] s_oneOfEach = [Stay("2026-06-01", 6), DayService("2026-06-01"), Outreach("2026-06-01")];

    [Fact]
    public void All_three_kinds_of_care_are_free()
    {
        foreach (Booking booking in s_oneOfEach)
        {
            BookingDecision decision = City.DecideBooking(Mother, booking, UsageHistory.Empty);

            decision.UserFee.ShouldBe(Yen.Zero);
            decision.The(FindingReason.FreeOfCharge).Rule!.Id.ShouldBe("TC-20");
        }
    }

    [Fact]
    public void A_refused_booking_is_told_its_fee_too() =>
        City.DecideBooking(Mother, Stay("2026-06-01", 7), UsageHistory.Empty).UserFee.ShouldBe(Yen.Zero);

    [Fact]
    public void A_fee_never_decides_whether_care_is_given()
    {
        BookingDecision decision = CityWith(("fees.all.price", """{ "yen": 2500 }""")).DecideBooking(Mother, s_oneOfEach[1], UsageHistory.Empty);

        decision.Outcome.ShouldBe(Outcome.Allowed);
        decision.UserFee.ShouldBe(new Yen(2500));
        decision.The(FindingReason.UserFee).In(Language.Japanese).ShouldBe("利用料は1回で2,500円です。");
    }

    [Fact]
    public void A_fee_that_is_not_stated_is_not_free()
    {
        BookingDecision decision = CityWith(("fees", "\"not_stated\"")).DecideBooking(Mother, s_oneOfEach[1], UsageHistory.Empty);

        decision.Outcome.ShouldBe(Outcome.Allowed);
        decision.UserFee.ShouldBeNull();
        decision.The(FindingReason.FeeNotStated).Status.ShouldBe(FindingStatus.Noted);

        FeeDecision asked = CityWith(("fees", "\"not_stated\"")).AssessFee(Mother, s_oneOfEach[1], UsageHistory.Empty);
        asked.Outcome.ShouldBe(FeeOutcome.NeedsReview);
        asked.The(FindingReason.NotStated).Figure("matter").ShouldBe("fees");
    }

    [Fact]
    public void A_fee_for_stays_alone_leaves_visits_not_stated()
    {
        Ordinance staysOnly = CityWith(("fees.all.care", """["short_stay"]"""));

        staysOnly.DecideBooking(Mother, s_oneOfEach[0], UsageHistory.Empty).UserFee.ShouldBe(Yen.Zero);
        staysOnly.DecideBooking(Mother, s_oneOfEach[2], UsageHistory.Empty).UserFee.ShouldBeNull();
    }

    [Fact]
    public void A_price_by_class_is_not_guessed_where_only_one_class_is_declared()
    {
        Ordinance oneClass = OrdinanceOf(RulebookDraft.OfCity()
            .Set("classes", """{ "every": { "ja": "全世帯", "en": "every household" } }""")
            .With(("cancellations", "\"not_stated\""), ("fees.all", """
                { "rule": "TC-20", "care": ["short_stay", "day_service", "outreach"], "unit": "use", "price_by_class": { "every": { "yen": 500 } } }
                """)).Read());

        oneClass.AssessFee(Mother, s_oneOfEach[1], UsageHistory.Empty).The(FindingReason.FeeNeedsClass).Status.ShouldBe(FindingStatus.NeedsReview);
        oneClass.AssessFee(Mother with { HouseholdClass = oneClass.Rulebook.FindClass("every")! }, s_oneOfEach[1], UsageHistory.Empty).Fee.ShouldBe(new Yen(500));
    }
}
