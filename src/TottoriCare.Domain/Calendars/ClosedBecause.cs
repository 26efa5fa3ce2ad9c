namespace TottoriCare.Calendars;

/// <summary>閉庁の理由: why an office is closed on a day; several can hold at once.</summary>
[Flags]
public enum ClosedBecause
{
    /// <summary>開庁: it is open.</summary>
    Open = 0,

    /// <summary>土曜日: a Saturday, where the rulebook closes Saturdays.</summary>
    Saturday = 1,

    /// <summary>日曜日: a Sunday, where the rulebook closes Sundays.</summary>
    Sunday = 2,

    /// <summary>その他の曜日: another day of the week that the rulebook closes.</summary>
    OtherWeekday = 4,

    /// <summary>休日: a national holiday.</summary>
    NationalHoliday = 8,

    /// <summary>年末年始: within the year-end period.</summary>
    YearEnd = 16,

    /// <summary>その他の閉庁日: a day that the municipality itself closes.</summary>
    Local = 32,
}
