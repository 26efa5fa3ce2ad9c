using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Caps;

/// <summary>数え方: by what a pool counts a use.</summary>
public sealed class CountUnit : Coded<CountUnit>
{
    /// <summary>泊: each night of a stay.</summary>
    public static readonly CountUnit Night = new("night", 1, new LocalizedText("泊", "night"), FigureUnit.Nights);

    /// <summary>日: each day of a use, the days of entry and exit both counted.</summary>
    public static readonly CountUnit Day = new("day", 2, new LocalizedText("日", "day"), FigureUnit.Days);

    /// <summary>回: each use as one.</summary>
    public static readonly CountUnit Use = new("use", 3, new LocalizedText("回", "use"), FigureUnit.Uses);

    /// <summary>泊（日帰りは1泊とみなす）: each night of a stay, and a stay without a night as one (reading N7).</summary>
    public static readonly CountUnit NightOrOne = new("night_or_one", 4,
        new LocalizedText("泊（日帰りは1泊とみなす）", "night, or one without a night"), FigureUnit.Nights);

    /// <summary>24時間: each begun 24 hours of a stay; without clock times each night.</summary>
    public static readonly CountUnit TwentyFourHours = new("begun_day", 5, new LocalizedText("24時間", "24 hours"), FigureUnit.Uses);

    private CountUnit(string code, int value, LocalizedText title, FigureUnit figureUnit)
        : base(code, value, title) => FigureUnit = figureUnit;

    /// <summary>Whether the unit is for stays alone: a visit has no night, and begins no 24 hours.</summary>
    internal bool IsForStaysOnly => ReferenceEquals(this, Night) || ReferenceEquals(this, TwentyFourHours);

    /// <summary>The unit in which a finding shows the count.</summary>
    public FigureUnit FigureUnit { get; }

    /// <summary>How much a booking counts.</summary>
    internal int Count(Booking booking) => ReferenceEquals(this, TwentyFourHours)
        ? booking.BegunPeriodsOf24Hours
        : Count(booking.Days.Nights);

    /// <summary>How much uses count that were tallied.</summary>
    internal int Count(in UseTally tally) => Value switch
    {
        1 => tally.Nights,
        2 => tally.Nights + tally.Uses,
        4 => tally.NightsOrOne,
        5 => tally.PeriodsOf24Hours,
        _ => tally.Uses,
    };

    /// <summary>How much a use of so many nights counts.</summary>
    internal int Count(int nights) => Value switch
    {
        1 => nights,
        2 => nights + 1,
        4 or 5 => Math.Max(1, nights),
        _ => 1,
    };
}
