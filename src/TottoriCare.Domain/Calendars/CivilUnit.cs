namespace TottoriCare.Calendars;

/// <summary>期間の単位: the unit in which a period is given.</summary>
public enum CivilUnit
{
    /// <summary>日.</summary>
    Day,

    /// <summary>週: seven days.</summary>
    Week,

    /// <summary>月: by the calendar, whatever its length.</summary>
    Month,

    /// <summary>年: by the calendar, leap year or not.</summary>
    Year,
}
