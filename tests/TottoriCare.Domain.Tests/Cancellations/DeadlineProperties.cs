using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Domain.Tests.Bookings;
using TottoriCare.Domain.Tests.Calendars;

namespace TottoriCare.Domain.Tests.Cancellations;

public class DeadlineProperties
{
    private static readonly Gen<LocalDate> s_days = Days.Between(Tottori.City.FirstDay, Tottori.City.LastDay);

    [Fact]
    public void A_deadline_is_an_open_day_strictly_before_the_stay_and_every_day_between_is_closed_and_listed() => Property.Holds(s_days, day =>
    {
        DeadlineDecision decision = Tottori.City.GetDeadline(CareType.ShortStay, day);
        NoticeDeadline deadline = decision.Deadline!.Value;

        deadline.Day.ShouldBeLessThan(day);
        NaiveCity.IsClosed(deadline.Day).ShouldBeFalse();
        LocalDate[] between = [.. Enumerable.Range(1, Period.DaysBetween(deadline.Day, day) - 1).Select(deadline.Day.PlusDays)];
        between.ShouldAllBe(closed => NaiveCity.IsClosed(closed));
        decision.SkippedDays.Select(closed => closed.Day).ShouldBe(between);
        decision.SkippedDays.ShouldAllBe(closed => closed.ReasonText(Language.Japanese).Length > 0 && closed.ReasonText(Language.English).Length > 0);
    });

    [Fact]
    public void A_deadline_is_at_noon_by_the_clock_in_Japan() => Property.Holds(s_days, day =>
        Tottori.City.GetDeadline(CareType.ShortStay, day).Deadline!.Value.At.InUtc().TimeOfDay == new LocalTime(3, 0));

    [Fact]
    public void A_later_stay_never_has_an_earlier_deadline() => Property.Holds(
        s_days.Where(day => day < Tottori.City.LastDay),
        day => DeadlineOf(day.PlusDays(1)) >= DeadlineOf(day));

    [Fact]
    public void Rolling_back_repeatedly_is_never_later_than_one_step_nor_that_than_none() => Property.Holds(s_days, day =>
    {
        Instant oneStep = s_oneStep.GetDeadline(CareType.ShortStay, LocalDate.Max(day, s_oneStep.FirstDay)).Deadline!.Value.At;
        Instant none = s_stays.GetDeadline(CareType.ShortStay, day).Deadline!.Value.At;

        return DeadlineOf(day) <= oneStep && oneStep <= none;
    });

    [Fact]
    public void The_deadline_of_a_cancellation_is_the_deadline_that_was_told() => Property.Holds(Corpus.Cancellations, cancellation =>
        Tottori.City.JudgeCancellation(cancellation).Deadline
            == Tottori.City.GetDeadline(cancellation.Booking.CareType, cancellation.Booking.FirstDay).Deadline);

    private static readonly Ordinance s_oneStep = Tottori.CityWith(("cancellations.stays.charge.deadline.on_closed_day", "\"one_step_back\""));
    private static readonly Ordinance s_stays = Tottori.CityWith(("cancellations.stays.charge.deadline.on_closed_day", "\"stay\""));

    private static Instant DeadlineOf(LocalDate day) => Tottori.City.GetDeadline(CareType.ShortStay, day).Deadline!.Value.At;
}
