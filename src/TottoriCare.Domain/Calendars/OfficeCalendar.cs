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

    // The places of the open days in order, so that the last one up to place i is _open[_openUpTo[i] - 1].
    private readonly int[] _open;

    /// <summary>Works out every day of the holiday calendar.</summary>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public OfficeCalendar(HolidayCalendar holidays, ClosingDays closingDays)
    {
        Holidays = holidays ?? throw new ArgumentNullException(nameof(holidays));
        ClosingDays = closingDays ?? throw new ArgumentNullException(nameof(closingDays));

        _because = ReasonsOfEachDay();
        _openUpTo = new int[_because.Length];
        var open = new List<int>(_because.Length);
        for (int i = 0; i < _because.Length; i++)
        {
            if (_because[i] == ClosedBecause.Open)
                open.Add(i);
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
    public ClosedBecause WhyClosed(LocalDate day) => _because[Range.IndexOf(day)];

    /// <summary>直前の開庁日: the nearest open day on or before a day.</summary>
    /// <returns>Whether the calendar covers the day and has such an open day.</returns>
    public bool TryRollBack(LocalDate day, out LocalDate openDay)
    {
        int open = -1;
        bool found = Range.TryIndexOf(day, out int place) && TryRollBack(place, out open);
        openDay = found ? Range[open] : default;
        return found;
    }

    /// <summary>直後の開庁日: the nearest open day on or after a day.</summary>
    /// <returns>Whether the calendar covers the day and has such an open day.</returns>
    public bool TryRollForward(LocalDate day, out LocalDate openDay)
    {
        int open = -1;
        bool found = Range.TryIndexOf(day, out int place) && TryRollForward(place, out open);
        openDay = found ? Range[open] : default;
        return found;
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
        int open = -1;
        bool found = Range.TryIndexOf(day, out int place) && TryOpenDaysBefore(place, openDays, out open);
        openDay = found ? Range[open] : default;
        return found;
    }

    /// <summary>その間の閉庁日: the closed days of a span, earliest first, each with every reason.</summary>
    /// <param name="fromExclusive">The day before the span; itself not part of it.</param>
    /// <param name="toInclusive">The last day of the span; before or equal to the other, the span is empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover one of the two days.</exception>
    public IReadOnlyList<ClosedDay> ClosedDaysBetween(LocalDate fromExclusive, LocalDate toInclusive)
    {
        var closed = new List<ClosedDay>();
        int last = Range.IndexOf(toInclusive);
        for (int i = Range.IndexOf(fromExclusive) + 1; i <= last; i++)
        {
            if (_because[i] == ClosedBecause.Open)
                continue;
            Holiday? holiday = (_because[i] & ClosedBecause.NationalHoliday) != 0 ? Holidays.Find(Range[i]) : null;
            closed.Add(new ClosedDay(Range[i], _because[i], holiday));
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

    /// <summary>The days of the calendar by their places: below, a day is its place, which is how a decision asks.</summary>
    internal DayRange Range => Holidays.Range;

    internal bool IsOpen(int place) => _because[place] == ClosedBecause.Open;

    internal bool TryRollBack(int place, out int open) => TryTakeOpen(_openUpTo[place] - 1, out open);

    internal bool TryRollForward(int place, out int open) => TryTakeOpen(OpenDaysBefore(place), out open);

    internal bool TryOpenDaysBefore(int place, int openDays, out int open) => TryTakeOpen(OpenDaysBefore(place) - openDays, out open);

    private int OpenDaysBefore(int place) => place == 0 ? 0 : _openUpTo[place - 1];

    private bool TryTakeOpen(int rank, out int open)
    {
        bool exists = rank >= 0 && rank < _open.Length;
        open = exists ? _open[rank] : -1;
        return exists;
    }

    private ClosedBecause[] ReasonsOfEachDay()
    {
        var because = new ClosedBecause[Range.Length];
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
                    because[Range.IndexOf(holiday.Day)] |= ClosedBecause.NationalHoliday;
            }
        }

        foreach (LocalDate further in ClosingDays.FurtherDays.Where(Covers))
            because[Range.IndexOf(further)] |= ClosedBecause.Local;
        return because;
    }

    private static ClosedBecause ReasonFor(IsoDayOfWeek weekday) => weekday switch
    {
        IsoDayOfWeek.Saturday => ClosedBecause.Saturday,
        IsoDayOfWeek.Sunday => ClosedBecause.Sunday,
        _ => ClosedBecause.OtherWeekday,
    };
}
