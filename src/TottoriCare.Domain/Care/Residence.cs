using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare.Care;

/// <summary>居住: when the mother lives in the municipality, as its register says (TC-42).</summary>
/// <remarks><c>default</c> is <see cref="Unknown"/>.</remarks>
public readonly record struct Residence
{
    private readonly int _first;
    private readonly int _last;

    private Residence(bool isKnown, bool isResident, LocalDate? from, LocalDate? until)
    {
        IsKnown = isKnown;
        IsResident = isResident;
        From = from;
        Until = until;
        _first = from is { } first ? DayNumber.Of(first) : int.MinValue;
        _last = until is { } last ? DayNumber.Of(last) : int.MaxValue;
    }

    /// <summary>不明: nobody has looked it up; a decision that needs it is for review.</summary>
    public static Residence Unknown => default;

    /// <summary>住民でない: not a resident on any day.</summary>
    public static Residence Elsewhere => new(true, false, null, null);

    /// <summary>Whether the register was looked up.</summary>
    public bool IsKnown { get; }

    /// <summary>Whether there is any day of residence.</summary>
    public bool IsResident { get; }

    /// <summary>転入日: the first day of residence; none where it began before anything that matters.</summary>
    public LocalDate? From { get; }

    /// <summary>転出日の前日: the last day of residence; none where it goes on.</summary>
    public LocalDate? Until { get; }

    /// <summary>住民: a resident from a day to a day, both included; without a day there is no bound.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static Residence Here(LocalDate? from = null, LocalDate? until = null) =>
        from is { } first && until is { } last && last < first
            ? throw new ArgumentException("The last day of residence is before the first.", nameof(until))
            : new Residence(true, true, from, until);

    /// <summary>Whether the register shows residence on a day.</summary>
    public bool Covers(LocalDate day) => Covers(DayNumber.Of(day));

    /// <summary>Whether the register shows residence on a day, given as a running number.</summary>
    internal bool Covers(int dayNumber) => IsResident && _first <= dayNumber && dayNumber <= _last;
}
