using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare.Care;

/// <summary>利用の日: the first and the last day of a use as running numbers, both part of it.</summary>
internal readonly record struct DaySpan(int First, int Last)
{
    public int Nights => Last - First;

    public static DaySpan Of(LocalDate firstDay, LocalDate lastDay)
    {
        int first = DayNumber.Of(firstDay);
        return new DaySpan(first, firstDay == lastDay ? first : DayNumber.Of(lastDay));
    }

    /// <summary>Whether there is a day that is part of both.</summary>
    public bool Meets(DaySpan other) => First <= other.Last && other.First <= Last;

    /// <summary>Whether one begins at most so many days after the other ends.</summary>
    public bool Touches(DaySpan other, int gapDays) => First <= other.Last + gapDays && other.First <= Last + gapDays;

    /// <summary>Whether there is a night that both are asleep in the facility.</summary>
    public bool SharesNightWith(DaySpan other) => Math.Max(First, other.First) < Math.Min(Last, other.Last);

    /// <summary>Whether the night that begins on a day is part of it.</summary>
    public bool CoversNight(int night) => First <= night && night < Last;

    /// <summary>The span from the earlier first to the later last day.</summary>
    public DaySpan JoinedWith(DaySpan other) => new(Math.Min(First, other.First), Math.Max(Last, other.Last));
}
