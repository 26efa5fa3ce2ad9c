using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>n回目: five uses at 1,000 yen, whatever the kind of care, and 2,000 yen from the sixth on.</summary>
public class NthUseCountTests
{
    private const int Early = 1_000;
    private const int Late = 2_000;

    private static readonly Booking s_visit = DayService("2026-08-01");

    private const string Visits = """
        "visits": { "rule": "TC-20", "care": ["day_service", "outreach"], "unit": "use", "nth_use_counts": ["short_stay", "day_service", "outreach"],
          "price": { "by_nth_use": [{ "through": 5, "price": { "yen": 1000 } }, { "price": { "yen": 2000 } }] } }
        """;

    private static readonly (string Path, string Json) s_byDay = ("fees", $$"""
        { "stays": { "rule": "TC-20", "care": ["short_stay"], "unit": "day", "price": "free" }, {{Visits}} }
        """);

    private static readonly (string Path, string Json) s_visitsAlone = ("fees", $$"""{ {{Visits}} }""");

    [Theory]
    [InlineData(1, Early)] // 3 days and 1 visit: the 5th
    [InlineData(2, Late)]
    public void Each_use_counts_by_the_unit_of_its_own_kind_of_care(int visits, int fee) => FeeAfter(CityWith(s_byDay), [ThreeDays(), .. UsedDayServices(visits)]).ShouldBe(fee);

    [Theory]
    [InlineData(3, Early)] // a stay without a fee is one use, as a visit is: the 5th
    [InlineData(4, Late)]
    public void A_kind_of_care_without_a_fee_counts_by_the_unit_that_asks(int visits, int fee) =>
        FeeAfter(CityWith(s_visitsAlone), [ThreeDays(), .. UsedDayServices(visits)]).ShouldBe(fee);

    [Theory]
    [InlineData(4, Early)]
    [InlineData(5, Late)]
    public void A_visit_without_a_fee_is_one_where_nights_are_asked_for(int visits, int fee)
    {
        Ordinance ordinance = CityWith(("fees", """
            { "stays": { "rule": "TC-20", "care": ["short_stay"], "unit": "night", "nth_use_counts": ["short_stay", "day_service"],
              "price": { "by_nth_use": [{ "through": 5, "price": { "yen": 1000 } }, { "price": { "yen": 2000 } }] } } }
            """));

        ordinance.AssessFee(Mother, Stay("2026-08-01", 1), History(UsedDayServices(visits))).Fee.ShouldBe(new Yen(fee));
    }

    [Theory]
    [InlineData("counted", Late)]
    [InlineData("not_counted", Early)]
    [InlineData("needs_review", null)]
    public void A_use_granted_elsewhere_counts_as_the_pool_of_its_kind_counts_it(string said, int? fee)
    {
        Ordinance ordinance = CityWith(s_byDay, ("pools.stays.granted_elsewhere", $"\"{said}\""));

        FeeAfter(ordinance, [ThreeDays() with { GrantedElsewhere = true }, .. UsedDayServices(2)]).ShouldBe(fee);
        FeeAfter(ordinance, UsedDayServices(5)).ShouldBe(Late); // the other pool's uses do not ask
    }

    [Theory]
    [InlineData("whole", "day", Late)] // 3 days and 2 visits
    [InlineData("one", "day", Early)] // a stay of one night is 2 days: with 2 visits the 5th
    [InlineData("one", "night", Early)]
    [InlineData("none", "day", Early)]
    [InlineData("not_stated", "day", null)]
    public void A_booking_given_up_too_late_counts_as_the_pool_of_its_kind_counts_it(string said, string unit, int? fee)
    {
        foreach (UseState state in new[] { UseState.CancelledLate, UseState.NoShow })
        {
            Ordinance ordinance = CityWith(s_byDay, ("fees.stays.unit", $"\"{unit}\""), ("pools.stays.late_cancellation_counts", $"\"{said}\""));

            FeeAfter(ordinance, [ThreeDays() with { State = state }, .. UsedDayServices(2)]).ShouldBe(fee);
        }
    }

    [Fact]
    public void One_of_a_stay_given_up_too_late_is_two_days()
    {
        Ordinance ordinance = CityWith(s_byDay, ("pools.stays.late_cancellation_counts", "\"one\""));

        FeeAfter(ordinance, [ThreeDays() with { State = UseState.NoShow }, .. UsedDayServices(3)]).ShouldBe(Late);
    }

    [Theory]
    [InlineData(4, Early)]
    [InlineData(5, Late)]
    public void A_visit_given_up_too_late_is_one(int visits, int fee) => FeeAfter(
        CityWith(s_byDay, ("pools.visits.late_cancellation_counts", "\"one\"")), [.. UsedDayServices(visits - 1), Used(Outreach("2026-06-01")) with { State = UseState.CancelledLate }]).ShouldBe(fee);

    [Fact]
    public void A_booking_given_up_in_time_never_counts() => FeeAfter(
        CityWith(s_byDay, ("pools.stays.late_cancellation_counts", "\"whole\""), ("pools.stays.granted_elsewhere", "\"needs_review\"")),
        [ThreeDays() with { State = UseState.CancelledInTime, GrantedElsewhere = true }, .. UsedDayServices(2)]).ShouldBe(Early);

    [Fact]
    public void Where_no_pool_says_whether_a_use_counts_the_fee_needs_review()
    {
        Ordinance noPools = CityWith(s_byDay, ("pools", "\"not_stated\""));

        noPools.AssessFee(Mother, s_visit, History(ThreeDays() with { GrantedElsewhere = true })).WhyReview().ShouldBe([FindingReason.FeeNthUseOpen]);
        noPools.AssessFee(Mother, s_visit, History(ThreeDays() with { State = UseState.NoShow })).WhyReview().ShouldBe([FindingReason.FeeNthUseOpen]);
        FeeAfter(noPools, [ThreeDays(), .. UsedDayServices(2)]).ShouldBe(Late);
    }

    [Theory]
    [InlineData("counted", Late)]
    [InlineData("not_counted", null)]
    public void Pools_that_differ_leave_it_open(string other, int? fee)
    {
        Ordinance ordinance = CityWith(s_byDay, ("pools.stays.granted_elsewhere", "\"counted\""), ("pools.stays.within", "\"visits\""), ("pools.visits.granted_elsewhere", $"\"{other}\""));

        FeeAfter(ordinance, [ThreeDays() with { GrantedElsewhere = true }, .. UsedDayServices(2)]).ShouldBe(fee);
    }

    [Fact]
    public void An_open_count_matters_only_to_a_fee_that_counts()
    {
        UsageHistory elsewhere = History(ThreeDays() with { GrantedElsewhere = true });

        CityWith(("fees.all.price", """{ "yen": 500 }"""), ("pools.stays.granted_elsewhere", "\"needs_review\"")).AssessFee(Mother, s_visit, elsewhere).Fee.ShouldBe(new Yen(500));
        var booking = CityWith(s_byDay, ("pools.stays.granted_elsewhere", "\"needs_review\"")).DecideBooking(Mother, s_visit, elsewhere);
        booking.Outcome.ShouldBe(Outcome.Allowed);
        booking.UserFee.ShouldBeNull();
        booking.The(FindingReason.FeeNthUseOpen).Status.ShouldBe(FindingStatus.Noted);
    }


    private static CareUse ThreeDays() => Used(Stay("2026-06-01", 2));

    private static int? FeeAfter(Ordinance ordinance, params IEnumerable<CareUse> uses) => (int?)ordinance.AssessFee(Mother, s_visit, History(uses)).Fee?.Amount;
}
