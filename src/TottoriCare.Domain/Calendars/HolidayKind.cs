namespace TottoriCare.Calendars;

/// <summary>休日の種類: why a day is a national holiday.</summary>
public enum HolidayKind
{
    /// <summary>国民の祝日: a named day (art. 2), or a day that a special law names and puts on a level with one.</summary>
    Named,

    /// <summary>振替休日: stands in for a named day that falls on a Sunday (art. 3, para. 2).</summary>
    Substitute,

    /// <summary>国民の休日: lies between two named days (art. 3, para. 3).</summary>
    Between,

    /// <summary>Named by a list that was loaded; the Cabinet Office's list calls every substitute and day between 休日.</summary>
    Listed,
}
