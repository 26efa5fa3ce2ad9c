using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>開庁日カレンダー: on which days a municipality's office is open, and the nearest open day before or after another.</summary>
/// <remarks>
/// Built once from the national holidays and a rulebook's closing days, for every day of the holiday calendar. Immutable and
/// safe to share. Queries allocate nothing, but for <see cref="ClosedDaysBetween"/>. A day outside the calendar is answered
/// with <see langword="false"/> by a <c>Try…</c> method; elsewhere it is a programming error, so ask <see cref="Covers"/> first.
/// Rests on TC-31, readings C3 and C4.
/// </remarks>
public sealed class OfficeCalendar
{
    // By the place of a day in the range: why it is closed, and how many open days there are up to and including it.
    private readonly ClosedBecause[] _because;
    private readonly int[] _openUpTo;

    // The open days in order, so that the last one up to the day at place i is _open[_openUpTo[i] - 1].
    private readonly LocalDate[] _open;

    /// <summary>Works out every day of the holiday calendar.</summary>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public OfficeCalendar(HolidayCalendar holidays, ClosingDays closingDays)
    {
        Holidays = holidays ?? throw new ArgumentNullException(nameof(holidays));
        ClosingDays = closingDays ?? throw new ArgumentNullException(nameof(closingDays));

        _because = ReasonsOfEachDay();
        _openUpTo = new int[_because.Length];
        var open = new List<LocalDate>(_because.Length);
        LocalDate day = FirstDay;
        for (int i = 0; i < _because.Length; i++, day = day.PlusDays(1))
        {
            if (_because[i] == ClosedBecause.Open)
                open.Add(day);
            _openUpTo[i] = open.Count;
        }

        _open = [.. open];
    }

    /// <summary>休日: the national holidays that the calendar was built from.</summary>
    public HolidayCalendar Holidays { get; }

    /// <summary>閉庁日の定め: the closing days that the calendar was built from.</summary>
    public ClosingDays ClosingDays { get; }

    /// <summary>The first day that the calendar knows.</summary>
    public LocalDate FirstDay => Holidays.FirstDay;

    /// <summary>The last day that the calendar knows.</summary>
    public LocalDate LastDay => Holidays.LastDay;

    /// <summary>Whether the calendar knows a day.</summary>
    public bool Covers(LocalDate day) => Holidays.Covers(day);

    /// <summary>開庁日か: whether the office is open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the day.</exception>
    public bool IsOpen(LocalDate day) => WhyClosed(day) == ClosedBecause.Open;

    /// <summary>閉庁の理由: every reason why the office is closed; <see cref="ClosedBecause.Open"/> where it is open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the day.</exception>
    public ClosedBecause WhyClosed(LocalDate day) => _because[Holidays.Range.IndexOf(day)];

    /// <summary>直前の開庁日: the nearest open day on or before a day.</summary>
    /// <returns>Whether the calendar covers the day and has such an open day.</returns>
    public bool TryRollBack(LocalDate day, out LocalDate openDay)
    {
        openDay = default;
        return Holidays.Range.TryIndexOf(day, out int index) && TryTakeOpen(_openUpTo[index] - 1, ref openDay);
    }

    /// <summary>直後の開庁日: the nearest open day on or after a day.</summary>
    /// <returns>Whether the calendar covers the day and has such an open day.</returns>
    public bool TryRollForward(LocalDate day, out LocalDate openDay)
    {
        openDay = default;
        return Holidays.Range.TryIndexOf(day, out int index) && TryTakeOpen(OpenDaysBefore(index), ref openDay);
    }

    /// <summary>n開庁日前: the n-th open day strictly before a day, which itself may be open or closed.</summary>
    /// <param name="day">The day counted from.</param>
    /// <param name="openDays">How many open days back, 1 or more.</param>
    /// <param name="openDay">The open day, where there is one.</param>
    /// <returns>Whether the calendar covers the day and has that many open days before it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="openDays"/> is below 1.</exception>
    public bool TryOpenDaysBefore(LocalDate day, int openDays, out LocalDate openDay)
    {
        if (openDays < 1)
            throw new ArgumentOutOfRangeException(nameof(openDays), openDays, "Open days are counted back from 1.");
        openDay = default;
        return Holidays.Range.TryIndexOf(day, out int index) && TryTakeOpen(OpenDaysBefore(index) - openDays, ref openDay);
    }

    /// <summary>その間の閉庁日: the closed days of a span, earliest first, each with every reason.</summary>
    /// <param name="fromExclusive">The day before the span; itself not part of it.</param>
    /// <param name="toInclusive">The last day of the span; before or equal to the other, the span is empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover one of the two days.</exception>
    public IReadOnlyList<ClosedDay> ClosedDaysBetween(LocalDate fromExclusive, LocalDate toInclusive)
    {
        var closed = new List<ClosedDay>();
        int last = Holidays.Range.IndexOf(toInclusive);
        LocalDate day = fromExclusive.PlusDays(1);
        for (int i = Holidays.Range.IndexOf(fromExclusive) + 1; i <= last; i++, day = day.PlusDays(1))
        {
            if (_because[i] == ClosedBecause.Open)
                continue;
            Holiday? holiday = (_because[i] & ClosedBecause.NationalHoliday) != 0 ? Holidays.Find(day) : null;
            closed.Add(new ClosedDay(day, _because[i], holiday));
        }

        return closed;
    }

    /// <summary>見込みに基づくか: whether what the calendar says of a span rests on holidays that are not announced yet.</summary>
    /// <param name="from">The first day of the span.</param>
    /// <param name="to">The last day of the span, included.</param>
    /// <returns>
    /// Whether any day of the span is later than <see cref="HolidayCalendar.AnnouncedThrough"/>; never, where holidays do not
    /// close the office.
    /// </returns>
    public bool RestsOnProjection(LocalDate from, LocalDate to) =>
        ClosingDays.NationalHolidays && from <= to && to > Holidays.AnnouncedThrough;

    private int OpenDaysBefore(int index) => index == 0 ? 0 : _openUpTo[index - 1];

    private bool TryTakeOpen(int rank, ref LocalDate openDay)
    {
        if (rank < 0 || rank >= _open.Length)
            return false;
        openDay = _open[rank];
        return true;
    }

    private ClosedBecause[] ReasonsOfEachDay()
    {
        var because = new ClosedBecause[Holidays.Range.Length];
        LocalDate day = FirstDay;
        for (int i = 0; i < because.Length; i++, day = day.PlusDays(1))
        {
            if (ClosingDays.Weekdays.Contains(day.DayOfWeek))
                because[i] |= ReasonFor(day.DayOfWeek);
            if (ClosingDays.YearEnd is { } yearEnd && yearEnd.Contains(day))
                because[i] |= ClosedBecause.YearEnd;
        }

        if (ClosingDays.NationalHolidays)
        {
            foreach (Holiday holiday in Holidays.Holidays)
            {
                if (holiday.IsNamed || !ClosingDays.NamedHolidaysOnly)
                    because[Holidays.Range.IndexOf(holiday.Day)] |= ClosedBecause.NationalHoliday;
            }
        }

        foreach (LocalDate further in ClosingDays.FurtherDays.Where(Covers))
            because[Holidays.Range.IndexOf(further)] |= ClosedBecause.Local;
        return because;
    }

    private static ClosedBecause ReasonFor(IsoDayOfWeek weekday) => weekday switch
    {
        IsoDayOfWeek.Saturday => ClosedBecause.Saturday,
        IsoDayOfWeek.Sunday => ClosedBecause.Sunday,
        _ => ClosedBecause.OtherWeekday,
    };
}
