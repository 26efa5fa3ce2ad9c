using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Remedies;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests.Remedies;

/// <summary>A refusal says the least that would have to be otherwise.</summary>
public class WhyNotTests
{
    [Fact]
    public void Seven_nights_in_one_go_would_be_allowed_as_six()
    {
        IReadOnlyList<Remedy> remedies = WhyNot.Of(Tottori.City, Tottori.Mother, Stay("2026-06-01", 7), UsageHistory.Empty);

        Remedy remedy = remedies.ShouldHaveSingleItem();
        remedy.Adjustments.ShouldHaveSingleItem().Dimension.ShouldBe(Dimension.Nights);
        remedy.In(Language.Japanese).ShouldBe("泊数が7泊ではなく6泊であれば認められます。");
    }

    [Fact]
    public void A_visit_that_begins_a_minute_early_would_be_allowed_a_minute_later() =>
        WhyNot.Of(Tottori.City, Tottori.Mother, DayService("2026-06-01", "08:59", "10:00"), UsageHistory.Empty)
            .Select(remedy => remedy.In(Language.English)).ShouldBe(["It would be allowed with a start at 09:00 instead of 08:59."]);

    [Fact]
    public void A_visit_too_long_and_too_early_needs_two_changes() =>
        WhyNot.Of(Tottori.City, Tottori.Mother, DayService("2026-06-01", "08:00", "17:30"), UsageHistory.Empty)
            .ShouldAllBe(remedy => remedy.Adjustments.Count == 2);

    [Fact]
    public void What_is_not_refused_needs_no_remedy() =>
        WhyNot.Of(Tottori.City, Tottori.Mother, Stay("2026-06-01", 6), UsageHistory.Empty).ShouldBeEmpty();

    [Fact]
    public void A_late_cancellation_would_have_been_free_by_a_notice_at_the_deadline()
    {
        Cancellation late = GivenUp(Stay("2026-05-07", 2), Tottori.Taxed, At("2026-05-06T09:00:00"));

        WhyNot.Of(Tottori.City, late).ShouldHaveSingleItem().Adjustments.ShouldHaveSingleItem().To.Value.ShouldBe("2026-05-01T12:00:00+09:00");
    }

    [Fact]
    public void A_remedy_turns_the_refusal_and_nothing_smaller_in_its_dimension_does() => Property.Holds(Corpus.Requests, request =>
    {
        if (!request.Booking.CareType.IsOvernight)
            return;

        foreach (Adjustment adjustment in WhyNot.Of(Tottori.City, request.Case, request.Booking, request.History)
            .Where(remedy => remedy.Adjustments.Count == 1).Select(remedy => remedy.Adjustments[0]))
        {
            int[] turning = [.. Enumerable.Range(-31, 63).Where(by => by != 0 && Turns(adjustment.Dimension, by))];

            SizeOf(adjustment).ShouldBe(turning.Min(Math.Abs), $"{adjustment.In(Language.English)}");
        }

        bool Turns(Dimension dimension, int by)
        {
            LocalDate first = dimension == Dimension.FirstDay ? request.Booking.FirstDay.PlusDays(by) : request.Booking.FirstDay;
            LocalDate last = request.Booking.LastDay.PlusDays(by);
            return last > first && Tottori.City.CheckDay(first) is null && Tottori.City.CheckDay(last) is null
                && Tottori.City.DecideBooking(request.Case, Booking.Stay(first, last), request.History).Outcome != Outcome.Refused;
        }
    });

    private static int SizeOf(Adjustment adjustment) => adjustment.Dimension == Dimension.Nights
        ? (int)Math.Abs(adjustment.To.Number!.Value - adjustment.From.Number!.Value)
        : Math.Abs(Period.DaysBetween(Day(adjustment.From.Value), Day(adjustment.To.Value)));
}
