using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Cancellations;

/// <summary>連絡: which of its instants counts (reading C9), and what the deadline is measured from.</summary>
public class NoticeTests
{
    private static readonly Instant s_first = At("2026-05-12T09:00:00");
    private static readonly Instant s_second = At("2026-05-12T10:00:00");
    private static readonly Instant s_third = At("2026-05-12T11:00:00");

    [Fact]
    public void The_latest_instant_is_that_of_whoever_had_it_last()
    {
        Notice.Of(s_third, s_first, s_second).Latest.ShouldBe(s_third);
        Notice.Of(s_first, s_third, s_second).Latest.ShouldBe(s_third);
        Notice.Of(null, s_first, s_second).Latest.ShouldBe(s_second);
        Notice.ReceivedAt(s_first).Latest.ShouldBe(s_first);
    }

    [Fact]
    public void The_earliest_instant_is_that_of_whoever_had_it_first()
    {
        Notice.Of(s_third, s_first, s_second).Earliest.ShouldBe(s_first);
        Notice.Of(s_first, s_third, s_second).Earliest.ShouldBe(s_first);
        Notice.Of(null, s_third, s_second).Earliest.ShouldBe(s_second);
        Notice.ReceivedAt(s_third).Earliest.ShouldBe(s_third);
    }

    [Fact]
    public void By_either_counts_whoever_had_it_first_and_not_when_it_was_sent()
    {
        NoticeTaken.ByEither.Of(Notice.Of(s_first, s_third, s_second)).ShouldBe(s_second);
        NoticeTaken.ByEither.Of(Notice.Of(s_first, s_second, s_third)).ShouldBe(s_second);
        NoticeTaken.ByEither.Of(Notice.Of(s_first, s_third, null)).ShouldBe(s_third);
        NoticeTaken.ByEither.Of(Notice.Of(s_first, null, s_third)).ShouldBe(s_third);
        NoticeTaken.ByEither.Of(Notice.Of(s_first, null, null)).ShouldBeNull();
    }

    [Fact]
    public void By_one_alone_counts_that_one()
    {
        NoticeTaken.ByMunicipality.Of(Notice.Of(s_first, s_second, s_third)).ShouldBe(s_second);
        NoticeTaken.Sent.Of(Notice.Of(s_first, s_second, s_third)).ShouldBe(s_first);
        NoticeTaken.Sent.Of(null).ShouldBeNull();
    }

    // 試験町 counts two open days back from 2026-05-13, a Wednesday.
    [Fact]
    public void Where_open_days_are_counted_the_nominal_day_is_the_day_before_the_use()
    {
        NoticeDeadline deadline = MadeUpTown.Ordinance().GetDeadline(CareType.ShortStay, Day("2026-05-13")).Deadline!.Value;

        (deadline.Day, deadline.NominalDay).ShouldBe((Day("2026-05-11"), Day("2026-05-12")));
    }

    [Fact]
    public void Late_notice_and_none_weigh_the_same_in_a_plain_answer_as_in_an_explained_one()
    {
        DeadlineTerms terms = City.Rulebook.Terms.Cancellations[CareType.ShortStay]!.Charge!.Deadline;
        NoticeDeadline deadline = City.GetDeadline(CareType.ShortStay, Day("2026-05-13")).Deadline!.Value;
        Instant late = deadline.At + Duration.Epsilon;

        Worst(new OutcomeOnly()).ShouldBe((FindingStatus.NotMet, FindingStatus.NotMet));
        Worst(new FindingList()).ShouldBe((FindingStatus.NotMet, FindingStatus.NotMet));

        (FindingStatus Late, FindingStatus None) Worst<TSink>(TSink empty)
            where TSink : struct, IFindingSink
        {
            TSink sink = empty;
            DeadlineRule.IsMet(late, deadline, terms, ref sink).ShouldBeFalse();
            FindingStatus ofLate = sink.Worst;
            sink = empty;
            DeadlineRule.ReportNoNotice(deadline, terms, ref sink);
            return (ofLate, sink.Worst);
        }
    }

    [Fact]
    public void The_first_day_of_the_calendar_can_be_a_deadline_where_it_does_not_move()
    {
        LocalDate first = City.Holidays.Range.FirstDay;
        Ordinance city = CityWith(("cancellations.stays.charge.deadline.on_closed_day", "\"stay\""));

        city.GetDeadline(CareType.ShortStay, first.PlusDays(1)).Deadline!.Value.Day.ShouldBe(first);
        Should.Throw<ArgumentOutOfRangeException>(() => city.GetDeadline(CareType.ShortStay, first));
    }

    [Fact]
    public void Terms_with_another_clock_time_have_their_deadlines_at_that_time()
    {
        DeadlineTerms terms = City.Rulebook.Terms.Cancellations[CareType.ShortStay]!.Charge!.Deadline;

        (terms with { At = new LocalTime(13, 30) }).SinceMidnight.ShouldBe(Duration.FromMinutes(13 * 60 + 30));
        terms.SinceMidnight.ShouldBe(Duration.FromHours(12));
    }

    [Fact]
    public void A_day_without_a_deadline_is_a_programming_error()
    {
        DeadlineTerms terms = City.Rulebook.Terms.Cancellations[CareType.ShortStay]!.Charge!.Deadline;
        var office = new TottoriCare.Calendars.OfficeCalendar(TottoriCare.Calendars.HolidayCalendar.FromLaw(), City.Rulebook.Terms.ClosingDays!);

        Should.Throw<ArgumentOutOfRangeException>(() =>
        {
            var sink = new OutcomeOnly();
            DeadlineRule.Find(office.Range.FirstNumber, terms, office, ref sink);
        });
    }
}
