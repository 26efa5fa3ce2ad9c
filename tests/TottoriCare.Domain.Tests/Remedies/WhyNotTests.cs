using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;
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
    public void A_visit_too_long_and_too_early_needs_two_changes()
    {
        Booking visit = DayService("2026-06-01", "08:00", "17:30");

        Remedy remedy = WhyNot.Of(Tottori.City, Tottori.Mother, visit, UsageHistory.Empty).ShouldHaveSingleItem();

        remedy.Adjustments.Select(adjustment => adjustment.Dimension).ShouldBe([Dimension.VisitLength, Dimension.StartsAt]);
        Tottori.City.DecideBooking(Tottori.Mother, remedy.Adjustments.Aggregate(visit, Apply), UsageHistory.Empty).Outcome.ShouldBe(Outcome.Allowed);
    }

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

    [Fact]
    public void A_visit_has_the_remedies_that_asking_for_every_variant_finds() => Property.Holds(Corpus.Requests, request =>
    {
        Booking visit = request.Booking;
        if (visit.CareType.IsOvernight || IsAllowed(visit))
            return;

        IReadOnlyList<Remedy> remedies = WhyNot.Of(Tottori.City, request.Case, visit, request.History);

        foreach (Remedy remedy in remedies)
            IsAllowed(remedy.Adjustments.Aggregate(visit, Apply)).ShouldBeTrue(remedy.In(Language.English));
        (remedies.Count > 0 && remedies[0].Adjustments.Count == 1).ShouldBe(Enumerable.Range(-31, 63).Any(by => IsAllowed(Moved(visit, by)))
            || Enumerable.Range(-1440, 2881).Any(by => TimedAllowed(visit, by, by) || TimedAllowed(visit, 0, by)));

        bool TimedAllowed(Booking booking, int startsLater, int endsLater) => Timed(booking, startsLater, endsLater) is { } other && IsAllowed(other);

        bool IsAllowed(Booking booking) => Tottori.City.CheckDay(booking.FirstDay) is null
            && Tottori.City.JudgeBooking(request.Case, booking, request.History).Outcome != Outcome.Refused;
    });

    [Fact]
    public void A_visit_that_nothing_can_turn_is_told_so_before_anybody_tires()
    {
        UsageHistory longest = UsageHistory.Of(Enumerable.Range(0, UsageHistory.Most).Select(_ =>
            new CareUse(DayService("2026-05-21", "10:00", "11:00"), UseState.Used)));

        WhyNot.Of(Tottori.City, Tottori.Mother with { Residence = Residence.Elsewhere }, DayService("2026-06-01", "10:00", "12:00"), longest)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_remedy_of_a_stay_keeps_its_clock_times()
    {
        // Entry at 10:00 and exit at 17:00 two days later are three begun periods of 24 hours, of which the town has two.
        Ordinance town = MadeUpTown.Ordinance(rulebook =>
        {
            rulebook["terms"]!["pools"]!["stays"]!["count"] = "begun_day";
            rulebook["terms"]!["pools"]!["stays"]!["cap"] = 2;
            rulebook["terms"]!["stay_lengths"]!["stays"]!["shortest_nights"] = 0;
        });
        Booking stay = Booking.Stay(Day("2026-06-01"), Day("2026-06-03"), new LocalTime(10, 0), new LocalTime(17, 0));

        WhyNot.Of(town, Tottori.Mother, stay, UsageHistory.Empty)
            .Select(remedy => remedy.In(Language.English)).ShouldBe(["It would be allowed with nights of 1 night instead of 2 nights."]);
    }

    private static Booking Apply(Booking visit, Adjustment adjustment) => adjustment.Dimension switch
    {
        { } it when it == Dimension.FirstDay => Booking.Visit(visit.CareType, Day(adjustment.To.Value), visit.StartsAt!.Value, visit.EndsAt!.Value),
        { } it when it == Dimension.VisitLength => Timed(visit, 0, (int)(adjustment.To.Number!.Value - adjustment.From.Number!.Value))!,
        _ => Timed(visit, MinutesUntil(visit, adjustment.To.Value), MinutesUntil(visit, adjustment.To.Value))!,
    };

    private static int MinutesUntil(Booking visit, string startsAt) =>
        (int)Period.Between(visit.StartsAt!.Value, Time(startsAt), PeriodUnits.Minutes).Minutes;

    private static Booking Moved(Booking visit, int by) =>
        Booking.Visit(visit.CareType, visit.FirstDay.PlusDays(by), visit.StartsAt!.Value, visit.EndsAt!.Value);

    private static Booking? Timed(Booking visit, int startsLater, int endsLater)
    {
        long starts = visit.StartsAt!.Value.TickOfDay + (startsLater * NodaConstants.TicksPerMinute);
        long ends = visit.EndsAt!.Value.TickOfDay + (endsLater * NodaConstants.TicksPerMinute);
        return starts >= 0 && starts < ends && ends < NodaConstants.TicksPerDay
            ? Booking.Visit(visit.CareType, visit.FirstDay, LocalTime.FromTicksSinceMidnight(starts), LocalTime.FromTicksSinceMidnight(ends))
            : null;
    }

    private static int SizeOf(Adjustment adjustment) => adjustment.Dimension == Dimension.Nights
        ? (int)Math.Abs(adjustment.To.Number!.Value - adjustment.From.Number!.Value)
        : Math.Abs(Period.DaysBetween(Day(adjustment.From.Value), Day(adjustment.To.Value)));
}
