using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class OfficeCalendarTests
{
    private static readonly AnnualPeriod s_yearEnd = new(new AnnualDate(12, 29), new AnnualDate(1, 3));
    private static readonly IsoDayOfWeek[] s_weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];
    private static readonly HolidayCalendar s_holidays = HolidayCalendar.FromLaw();

    private static readonly OfficeCalendar s_office = new(s_holidays, new ClosingDays(s_weekend, true, s_yearEnd, []));

    // Offices that keep hours as real and as odd ones do.
    private static readonly OfficeCalendar[] s_offices =
    [
        s_office,
        new(s_holidays, ClosingDays.None),
        new(s_holidays, new ClosingDays([IsoDayOfWeek.Sunday], false, null, [])),
        new(s_holidays, new ClosingDays([IsoDayOfWeek.Monday], true, s_yearEnd, [Day("2026-08-14"), Day("2026-08-15")])),
        new(s_holidays, new ClosingDays([.. Enum.GetValues<IsoDayOfWeek>().Where(day => day is not (IsoDayOfWeek.None or IsoDayOfWeek.Wednesday))], true, s_yearEnd, [])),
    ];

    private static readonly Gen<(OfficeCalendar Office, LocalDate Day)> s_questions =
        from office in Gen.Elements(s_offices)
        from day in Days.Of(s_holidays)
        select (office, day);

    [Theory]
    [MemberData(nameof(DeadlineVectors.All), MemberType = typeof(DeadlineVectors))]
    public void Notice_for_a_stay_is_due_on_the_last_open_day_before_it(string stay, string due, int daysBack)
    {
        LocalDate dayBefore = Day(stay).PlusDays(-1);

        s_office.TryRollBack(dayBefore, out LocalDate openDay).ShouldBeTrue();

        openDay.ShouldBe(Day(due));
        s_office.ClosedDaysBetween(openDay, dayBefore).Count.ShouldBe(daysBack - 1);
    }

    [Fact]
    public void The_same_days_follow_from_the_official_list()
    {
        var listed = new OfficeCalendar(OfficialHolidays.CalendarOf(OfficialHolidays.Lines()), s_office.ClosingDays);

        for (LocalDate day = OfficialHolidays.FirstDay; day <= OfficialHolidays.LastDay; day = day.PlusDays(1))
            listed.IsOpen(day).ShouldBe(s_office.IsOpen(day), day.ToString());
    }

    [Theory]
    [InlineData("2026-05-01", ClosedBecause.Open)]
    [InlineData("2026-05-02", ClosedBecause.Saturday)]
    [InlineData("2026-05-03", ClosedBecause.Sunday | ClosedBecause.NationalHoliday)]
    [InlineData("2026-05-06", ClosedBecause.NationalHoliday)]
    [InlineData("2026-05-07", ClosedBecause.Open)]
    [InlineData("2026-12-28", ClosedBecause.Open)]
    [InlineData("2026-12-29", ClosedBecause.YearEnd)]
    [InlineData("2027-01-01", ClosedBecause.YearEnd | ClosedBecause.NationalHoliday)]
    [InlineData("2027-01-03", ClosedBecause.YearEnd | ClosedBecause.Sunday)]
    [InlineData("2027-01-04", ClosedBecause.Open)]
    public void A_closed_day_has_every_reason(string day, ClosedBecause because)
    {
        s_office.WhyClosed(Day(day)).ShouldBe(because);
        s_office.IsOpen(Day(day)).ShouldBe(because == ClosedBecause.Open);
    }

    [Fact]
    public void A_weekday_and_a_day_of_the_municipality_close_it_too()
    {
        var office = new OfficeCalendar(s_holidays, new ClosingDays([IsoDayOfWeek.Monday], false, null, [Day("2026-08-14")]));

        office.WhyClosed(Day("2026-05-04")).ShouldBe(ClosedBecause.OtherWeekday); // a holiday, which this office does not keep
        office.WhyClosed(Day("2026-08-14")).ShouldBe(ClosedBecause.Local);
        office.WhyClosed(Day("2026-05-03")).ShouldBe(ClosedBecause.Open);
    }

    [Fact]
    public void A_day_of_the_municipality_outside_the_range_changes_nothing()
    {
        var office = new OfficeCalendar(s_holidays, new ClosingDays([], false, null, [Day("1999-11-30"), Day("2051-01-01")]));

        office.TryRollBack(office.LastDay, out LocalDate last).ShouldBeTrue();
        last.ShouldBe(office.LastDay);
    }

    [Fact]
    public void The_days_that_a_roll_back_skips_are_listed_with_their_reasons_and_names()
    {
        IReadOnlyList<ClosedDay> skipped = s_office.ClosedDaysBetween(Day("2026-05-01"), Day("2026-05-06"));

        skipped.Select(day => (day.Day, day.ReasonText(Language.Japanese), day.ReasonText(Language.English))).ShouldBe(
        [
            (Day("2026-05-02"), "土曜日", "Saturday"),
            (Day("2026-05-03"), "日曜日・憲法記念日", "Sunday, Constitution Memorial Day"),
            (Day("2026-05-04"), "みどりの日", "Greenery Day"),
            (Day("2026-05-05"), "こどもの日", "Children's Day"),
            (Day("2026-05-06"), "振替休日", "Substitute Holiday"),
        ]);
        skipped[1].Holiday.ShouldBe(s_holidays.Find(Day("2026-05-03")));
        skipped[0].Holiday.ShouldBeNull();
    }

    [Fact]
    public void Year_end_weekdays_and_the_municipality_s_days_have_words_too()
    {
        var office = new OfficeCalendar(s_holidays, new ClosingDays([IsoDayOfWeek.Monday], false, s_yearEnd, [Day("2025-12-29")]));

        ClosedDay day = office.ClosedDaysBetween(Day("2025-12-28"), Day("2025-12-29")).ShouldHaveSingleItem();

        day.ReasonText(Language.Japanese).ShouldBe("閉庁の曜日・年末年始・市町村の定める閉庁日");
        day.ReasonText(Language.English).ShouldBe("closed weekday, year-end closing, closed by the municipality");
    }

    [Fact]
    public void A_span_leaves_its_first_day_out_and_takes_its_last_in()
    {
        s_office.ClosedDaysBetween(Day("2026-05-02"), Day("2026-05-03")).Select(day => day.Day).ShouldBe([Day("2026-05-03")]);
        s_office.ClosedDaysBetween(Day("2026-04-28"), Day("2026-05-02")).Select(day => day.Day).ShouldBe([Day("2026-04-29"), Day("2026-05-02")]);
        s_office.ClosedDaysBetween(Day("2026-05-03"), Day("2026-05-03")).ShouldBeEmpty();
        s_office.ClosedDaysBetween(Day("2026-05-04"), Day("2026-05-03")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-05-01", "2026-05-01")]
    [InlineData("2026-05-02", "2026-05-07")]
    [InlineData("2026-05-06", "2026-05-07")]
    [InlineData("2026-12-29", "2027-01-04")]
    public void Rolling_forward_finds_the_next_open_day(string day, string expected)
    {
        s_office.TryRollForward(Day(day), out LocalDate openDay).ShouldBeTrue();
        openDay.ShouldBe(Day(expected));
    }

    [Theory]
    [InlineData("2026-05-08", 1, "2026-05-07")] // from an open day
    [InlineData("2026-05-08", 2, "2026-05-01")]
    [InlineData("2026-05-07", 1, "2026-05-01")]
    [InlineData("2026-05-04", 1, "2026-05-01")] // from a closed day
    [InlineData("2026-05-04", 2, "2026-04-30")]
    [InlineData("2026-05-04", 3, "2026-04-28")]
    public void Open_days_are_counted_back_from_strictly_before_the_day(string day, int openDays, string expected)
    {
        s_office.TryOpenDaysBefore(Day(day), openDays, out LocalDate openDay).ShouldBeTrue();
        openDay.ShouldBe(Day(expected));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void To_count_back_less_than_one_open_day_throws(int openDays) =>
        Should.Throw<ArgumentOutOfRangeException>(() => s_office.TryOpenDaysBefore(Day("2026-05-07"), openDays, out _));

    [Theory]
    [InlineData("1999-11-30")]
    [InlineData("2051-01-01")]
    public void A_day_outside_the_range_is_answered_with_false_or_throws(string text)
    {
        LocalDate day = Day(text);

        s_office.Covers(day).ShouldBeFalse();
        s_office.TryRollBack(day, out _).ShouldBeFalse();
        s_office.TryRollForward(day, out _).ShouldBeFalse();
        s_office.TryOpenDaysBefore(day, 1, out _).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => s_office.IsOpen(day));
        Should.Throw<ArgumentOutOfRangeException>(() => s_office.WhyClosed(day));
        Should.Throw<ArgumentOutOfRangeException>(() => s_office.ClosedDaysBetween(day, Day("2026-05-07")));
        Should.Throw<ArgumentOutOfRangeException>(() => s_office.ClosedDaysBetween(Day("2026-05-07"), day));
    }

    [Fact]
    public void At_the_ends_of_the_range_there_is_no_open_day_beyond()
    {
        s_office.TryRollBack(Day("1999-12-01"), out LocalDate first).ShouldBeTrue(); // a Wednesday
        first.ShouldBe(Day("1999-12-01"));
        s_office.TryOpenDaysBefore(Day("1999-12-01"), 1, out _).ShouldBeFalse();
        s_office.TryOpenDaysBefore(Day("1999-12-02"), 1, out _).ShouldBeTrue();
        s_office.TryOpenDaysBefore(Day("1999-12-02"), 2, out _).ShouldBeFalse();
        s_office.TryRollForward(Day("2050-12-29"), out _).ShouldBeFalse();
        s_office.TryRollForward(Day("2050-12-28"), out LocalDate last).ShouldBeTrue();
        last.ShouldBe(Day("2050-12-28"));
    }

    [Fact]
    public void An_office_that_never_opens_has_no_open_day()
    {
        IEnumerable<IsoDayOfWeek> everyDay = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None);
        var office = new OfficeCalendar(s_holidays, new ClosingDays(everyDay, false, null, []));

        office.TryRollBack(Day("2026-05-07"), out _).ShouldBeFalse();
        office.TryRollForward(Day("2026-05-07"), out _).ShouldBeFalse();
        office.TryOpenDaysBefore(Day("2026-05-07"), 1, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2027-12-30", "2027-12-31", false)]
    [InlineData("2027-12-31", "2028-01-01", true)]
    [InlineData("2028-01-01", "2028-01-01", true)]
    [InlineData("2028-05-02", "2028-05-08", true)]
    [InlineData("2028-01-02", "2028-01-01", false)] // no day at all
    public void A_span_with_a_day_after_the_announced_ones_rests_on_projection(string from, string to, bool rests) =>
        s_office.RestsOnProjection(Day(from), Day(to)).ShouldBe(rests);

    [Fact]
    public void An_office_that_keeps_no_holidays_never_rests_on_projection() =>
        new OfficeCalendar(s_holidays, new ClosingDays(s_weekend, false, s_yearEnd, []))
            .RestsOnProjection(Day("2028-05-02"), Day("2028-05-08")).ShouldBeFalse();

    [Fact]
    public void Missing_arguments_throw()
    {
        Should.Throw<ArgumentNullException>(() => new OfficeCalendar(null!, ClosingDays.None));
        Should.Throw<ArgumentNullException>(() => new OfficeCalendar(s_holidays, null!));
    }

    [Fact]
    public void A_roll_back_lands_on_an_open_day_and_every_day_between_is_closed() => Property.Holds(s_questions, question =>
    {
        (OfficeCalendar office, LocalDate day) = question;
        if (!office.TryRollBack(day, out LocalDate openDay))
        {
            DaysFrom(office.FirstDay, day).ShouldAllBe(earlier => !office.IsOpen(earlier));
            return;
        }

        office.IsOpen(openDay).ShouldBeTrue();
        openDay.ShouldBeLessThanOrEqualTo(day);
        office.ClosedDaysBetween(openDay, day).Select(closed => closed.Day).ShouldBe(DaysFrom(openDay.PlusDays(1), day));
    });

    [Fact]
    public void A_roll_forward_lands_on_an_open_day_and_every_day_between_is_closed() => Property.Holds(s_questions, question =>
    {
        (OfficeCalendar office, LocalDate day) = question;
        if (!office.TryRollForward(day, out LocalDate openDay))
        {
            DaysFrom(day, office.LastDay).ShouldAllBe(later => !office.IsOpen(later));
            return;
        }

        office.IsOpen(openDay).ShouldBeTrue();
        DaysFrom(day, openDay.PlusDays(-1)).ShouldAllBe(between => !office.IsOpen(between));
    });

    [Fact]
    public void Open_days_counted_back_are_those_that_a_walk_through_the_calendar_meets() => Property.Holds(
        from question in s_questions
        from openDays in Gen.Choose(1, 30)
        select (question.Office, question.Day, openDays),
        question =>
        {
            LocalDate walked = question.Day;
            int met = 0;
            while (met < question.openDays && walked > question.Office.FirstDay)
            {
                walked = walked.PlusDays(-1);
                met += question.Office.IsOpen(walked) ? 1 : 0;
            }

            bool found = question.Office.TryOpenDaysBefore(question.Day, question.openDays, out LocalDate openDay);
            found.ShouldBe(met == question.openDays);
            openDay.ShouldBe(found ? walked : default);
        });

    [Fact]
    public void A_day_is_closed_exactly_for_the_reasons_that_the_rulebook_names() => Property.Holds(s_questions, question =>
    {
        (OfficeCalendar office, LocalDate day) = question;
        ClosedBecause because = office.WhyClosed(day);
        ClosingDays terms = office.ClosingDays;

        because.HasFlag(ClosedBecause.Saturday).ShouldBe(day.DayOfWeek == IsoDayOfWeek.Saturday && terms.Weekdays.Contains(IsoDayOfWeek.Saturday));
        because.HasFlag(ClosedBecause.Sunday).ShouldBe(day.DayOfWeek == IsoDayOfWeek.Sunday && terms.Weekdays.Contains(IsoDayOfWeek.Sunday));
        because.HasFlag(ClosedBecause.OtherWeekday).ShouldBe(day.DayOfWeek < IsoDayOfWeek.Saturday && terms.Weekdays.Contains(day.DayOfWeek));
        because.HasFlag(ClosedBecause.NationalHoliday).ShouldBe(terms.NationalHolidays && s_holidays.Find(day) is not null);
        because.HasFlag(ClosedBecause.YearEnd).ShouldBe(terms.YearEnd is not null && ((day.Month == 12 && day.Day >= 29) || (day.Month == 1 && day.Day <= 3)));
        because.HasFlag(ClosedBecause.Local).ShouldBe(terms.FurtherDays.Contains(day));
    });

    [Fact]
    public void Questions_allocate_nothing()
    {
        LocalDate day = Day("2026-05-06");

        Allocations.Of(() => s_office.IsOpen(day)
            | s_office.WhyClosed(day) == ClosedBecause.Open
            | s_office.TryRollBack(day, out _)
            | s_office.TryRollForward(day, out _)
            | s_office.TryOpenDaysBefore(day, 3, out _)
            | s_office.RestsOnProjection(day, day)).ShouldBe(0);
    }

    private static IEnumerable<LocalDate> DaysFrom(LocalDate first, LocalDate last)
    {
        for (LocalDate day = first; day <= last; day = day.PlusDays(1))
            yield return day;
    }
}
