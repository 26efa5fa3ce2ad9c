namespace TottoriCare.Calendars;

/// <summary>起算の方法: how a period is counted from the day of an event (reading E2).</summary>
public enum PeriodCounting
{
    /// <summary>
    /// 初日算入: the day itself is the first one counted, as for an age (年齢計算ニ関スル法律). One year from a birth on 2025-05-01
    /// ends with 2026-04-30; from 2024-02-29 with 2025-02-28.
    /// </summary>
    FirstDayCounted,

    /// <summary>
    /// 初日不算入: the next day is the first one counted (民法140条). One year from 2025-05-01 ends with 2026-05-01; one month from
    /// 2025-02-28 with 2025-03-31, because it is counted from March 1.
    /// </summary>
    FirstDayLeftOut,

    /// <summary>
    /// 応当日まで: through the day that corresponds, such as the birthday itself, whatever the Civil Code would count; where the
    /// month has no such day, through its last. One month from 2025-02-28 ends with 2025-03-28.
    /// </summary>
    ThroughCorrespondingDay,
}
