using TottoriCare.Care;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests.Care;

public class CareTests
{
    [Fact]
    public void A_stay_is_its_nights_and_one_day_more()
    {
        Booking stay = Stay("2026-02-27", "2026-03-02");

        stay.Nights.ShouldBe(new Nights(3));
        (stay.CareType, stay.StartsAt, stay.EndsAt).ShouldBe((CareType.ShortStay, null, null));
    }

    [Theory]
    [InlineData("2026-06-01", "2026-06-01", true)]
    [InlineData("2026-06-02", "2026-06-01", false)]
    public void A_stay_ends_on_its_first_day_or_later(string first, string last, bool legal)
    {
        Booking.TryStay(Day(first), Day(last), out Booking? booking, out InputError? error).ShouldBe(legal);

        (booking is not null).ShouldBe(legal);
        if (legal)
            return;
        (error!.Path, error.Code).ShouldBe(("last_day", "LAST_DAY_BEFORE_FIRST"));
        Should.Throw<ArgumentException>(() => Stay(first, last));
    }

    [Theory]
    [InlineData("10:00", "10:00", false)]
    [InlineData("10:00", "09:59", false)]
    [InlineData("10:00", "10:00:00.000000001", true)]
    public void A_visit_ends_after_its_start(string startsAt, string endsAt, bool legal)
    {
        Booking.TryVisit(CareType.Outreach, Day("2026-06-01"), Time(startsAt), Time(endsAt), out Booking? booking, out InputError? error)
            .ShouldBe(legal);

        (booking is not null).ShouldBe(legal);
        if (legal)
            return;
        (error!.Path, error.Code).ShouldBe(("ends_at", "END_NOT_AFTER_START"));
        Should.Throw<ArgumentException>(() => Outreach("2026-06-01", startsAt, endsAt));
    }

    [Fact]
    public void A_stay_has_no_clock_times()
    {
        Booking.TryVisit(CareType.ShortStay, Day("2026-06-01"), Time("10:00"), Time("12:00"), out _, out InputError? error).ShouldBeFalse();

        (error!.Path, error.Code).ShouldBe(("care_type", "STAY_HAS_NO_CLOCK_TIMES"));
    }

    [Theory]
    [InlineData("2026-06-01", "2026-06-02", "10:00", "09:00", null)] // leaves earlier in the day, but the day after
    [InlineData("2026-06-01", "2026-06-01", "10:00", "10:00:00.000000001", null)]
    [InlineData("2026-06-01", "2026-06-01", "10:00", "10:00", "END_NOT_AFTER_START")]
    [InlineData("2026-06-01", "2026-06-01", "10:00", "09:59", "END_NOT_AFTER_START")]
    [InlineData("2026-06-02", "2026-06-01", "09:00", "10:00", "LAST_DAY_BEFORE_FIRST")]
    public void A_stay_with_clock_times_ends_after_its_start(string first, string last, string entersAt, string leavesAt, string? fault)
    {
        Booking.TryStay(Day(first), Day(last), Time(entersAt), Time(leavesAt), out Booking? stay, out InputError? error).ShouldBe(fault is null);

        error?.Code.ShouldBe(fault);
        (stay is null).ShouldBe(fault is not null);
        (error is null).ShouldBe(fault is null);
        if (fault is null)
            (stay!.StartsAt, stay.EndsAt).ShouldBe((Time(entersAt), Time(leavesAt)));
    }

    [Fact]
    public void A_stay_that_is_legal_has_no_fault()
    {
        Booking.TryStay(Day("2026-06-01"), Day("2026-06-02"), out _, out InputError? error).ShouldBeTrue();

        error.ShouldBeNull();
    }

    [Fact]
    public void A_copy_of_the_care_that_is_offered_offers_what_it_says()
    {
        var all = new CareTerms(Tottori.City.Rulebook.Rules[0], [CareType.ShortStay, CareType.DayService]);
        CareTerms visits = all with { Offered = [CareType.Outreach] };

        visits.Offered.ShouldBe([CareType.Outreach]);
        CareType.List.Where(all.Offers).ShouldBe([CareType.ShortStay, CareType.DayService], ignoreOrder: true);
        CareType.List.Where(visits.Offers).ShouldBe([CareType.Outreach]);
    }

    [Fact]
    public void A_history_has_at_most_a_thousand_entries()
    {
        CareUse use = Used(DayService("2026-06-01"));

        UsageHistory.Of(Enumerable.Repeat(use, UsageHistory.Most)).Uses.Count.ShouldBe(1000);
        Should.Throw<ArgumentException>(() => UsageHistory.Of(Enumerable.Repeat(use, UsageHistory.Most + 1)));
        UsageHistory.Of().ShouldBeSameAs(UsageHistory.Empty);
    }

    [Theory]
    [InlineData("2026-06-01", null, "2026-05-31", false)]
    [InlineData("2026-06-01", null, "2026-06-01", true)]
    [InlineData(null, "2026-06-01", "2026-06-01", true)]
    [InlineData(null, "2026-06-01", "2026-06-02", false)]
    public void Residence_covers_its_first_and_its_last_day(string? from, string? until, string day, bool covered) =>
        Residence.Here(from is null ? null : Day(from), until is null ? null : Day(until)).Covers(Day(day)).ShouldBe(covered);

    [Fact]
    public void A_residence_that_is_unknown_or_elsewhere_covers_no_day()
    {
        default(Residence).ShouldBe(Residence.Unknown);
        Residence.Unknown.Covers(Day("2026-06-01")).ShouldBeFalse();
        Residence.Elsewhere.Covers(Day("2026-06-01")).ShouldBeFalse();
        (Residence.Unknown.IsKnown, Residence.Elsewhere.IsKnown).ShouldBe((false, true));
    }

    [Fact]
    public void Classes_are_equal_by_their_code()
    {
        HouseholdClass again = RulebookDraft.OfCity().Read().FindClass("municipal_tax_payable")!;

        again.ShouldBe(Tottori.Taxed);
        again.GetHashCode().ShouldBe(Tottori.Taxed.GetHashCode());
        again.ShouldNotBe(Tottori.TaxExempt);
        (HouseholdClass.Unknown.IsUnknown, again.IsUnknown).ShouldBe((true, false));
    }
}
