using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Cancellations;

/// <summary>連絡期限: the deadline of a booking, with every closed day that it skips, and whether a notice meets it.</summary>
/// <remarks>Pure. TC-31; readings C3–C6, C8, C9.</remarks>
internal static class DeadlineRule
{
    public static NoticeDeadline Find<TSink>(int firstDay, DeadlineTerms terms, OfficeCalendar office, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!NoticeDeadline.TryFind(firstDay, terms, office, out NoticeDeadline deadline))
            throw new ArgumentOutOfRangeException(nameof(firstDay), DayNumber.Day(firstDay), "The calendar holds no deadline for this day.");

        if (sink.KeepsReasons)
        {
            IReadOnlyList<ClosedDay> skipped = office.ClosedDaysBetween(deadline.Day, deadline.NominalDay);
            sink.Report(terms.Rule, FindingStatus.Noted,
                skipped.Count == 0 ? FindingReason.DeadlineOnNominalDay : FindingReason.DeadlineMovedBack)?.With(
                    Figure.Of("first_day", DayNumber.Day(firstDay)),
                    Figure.Of("deadline", deadline.At),
                    Figure.Of("skipped", FigureUnit.Days, skipped.Count)).Over(skipped);
            if (office.RestsOnProjection(deadline.Day, deadline.NominalDay))
            {
                sink.Report(terms.Rule, FindingStatus.Noted, FindingReason.RestsOnProjection)?.With(
                    Figure.Of("announced_through", office.Holidays.AnnouncedThrough));
            }
        }

        return deadline;
    }

    public static bool IsMet<TSink>(Instant notice, in NoticeDeadline deadline, DeadlineTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        bool met = IsInTime(notice, deadline, terms);
        sink.Report(terms.Rule, met ? FindingStatus.Met : FindingStatus.NotMet, met ? FindingReason.NoticeInTime : FindingReason.NoticeLate)?.With(
            Figure.Of("notice", notice), Figure.Of("deadline", deadline.At));
        return met;
    }

    public static void ReportNoNotice<TSink>(in NoticeDeadline deadline, DeadlineTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink =>
        sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.NoNotice)?.With(Figure.Of("deadline", deadline.At));

    /// <summary>期限を過ぎた日: how many days of a use are too late to give up, where each has a deadline of its own (reading C6).</summary>
    /// <remarks>No deadline comes before that of an earlier day, so that the first day in time ends them.</remarks>
    public static int LateDays(DaySpan days, Instant? notice, DeadlineTerms terms, OfficeCalendar office)
    {
        if (notice is not { } given)
            return days.Nights + 1;

        int day = days.First;
        while (day <= days.Last && NoticeDeadline.TryFind(day, terms, office, out NoticeDeadline deadline) && !IsInTime(given, deadline, terms))
            day++;
        return day - days.First;
    }

    /// <summary>Whether an instant meets the deadline.</summary>
    public static bool IsInTime(Instant instant, in NoticeDeadline deadline, DeadlineTerms terms) =>
        terms.ThatMinuteIsInTime ? instant <= deadline.At : instant < deadline.At;
}
