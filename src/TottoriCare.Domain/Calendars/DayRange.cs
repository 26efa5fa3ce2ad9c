using NodaTime;

namespace TottoriCare.Calendars;

// A run of whole months, each of its days with a place: 0 for the first. A table of months finds the place of a day in two reads,
// and a table of days the day of a place in one; to count each time takes several times as long.
internal sealed class DayRange
{
    private readonly int _firstYear;
    private readonly int[] _daysBeforeMonth;
    private readonly LocalDate[] _days;

    public DayRange(LocalDate firstDay, LocalDate lastDay)
    {
        if (firstDay.Day != 1 || lastDay.PlusDays(1).Day != 1 || lastDay < firstDay)
            throw new ArgumentException("A range of days runs from the first of a month to the last of one.");
        FirstDay = firstDay;
        LastDay = lastDay;
        FirstNumber = DayNumber.Of(firstDay);
        Length = DayNumber.Of(lastDay) - FirstNumber + 1;
        _days = new LocalDate[Length];
        for (int i = 0; i < Length; i++)
            _days[i] = firstDay.PlusDays(i);

        _firstYear = firstDay.Year;
        _daysBeforeMonth = new int[(lastDay.Year - _firstYear + 1) * 12];
        for (int i = 0; i < _daysBeforeMonth.Length; i++)
            _daysBeforeMonth[i] = Period.DaysBetween(firstDay, new LocalDate(_firstYear + (i / 12), (i % 12) + 1, 1));
    }

    public LocalDate FirstDay { get; }

    public LocalDate LastDay { get; }

    public int Length { get; }

    public int FirstNumber { get; }

    public LocalDate this[int place] => _days[place];

    public bool Contains(LocalDate day) => TryIndexOf(day, out _);

    public bool TryIndexOf(LocalDate day, out int index)
    {
        index = -1;
        int month = ((day.Year - _firstYear) * 12) + day.Month - 1;
        if (month < 0 || month >= _daysBeforeMonth.Length || day.Calendar != CalendarSystem.Iso)
            return false;
        index = _daysBeforeMonth[month] + day.Day - 1;
        return index >= 0 && index < Length;
    }

    public int IndexOf(LocalDate day) => TryIndexOf(day, out int index)
        ? index
        : throw new ArgumentOutOfRangeException(nameof(day), $"The calendar knows the days from {FirstDay:uuuu-MM-dd} to {LastDay:uuuu-MM-dd} only.");
}
