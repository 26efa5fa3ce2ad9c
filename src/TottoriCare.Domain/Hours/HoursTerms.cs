using NodaTime;
using TottoriCare.Rules;

namespace TottoriCare.Hours;

/// <summary>利用時間の定め: between which clock times a visit lies and how long it lasts (TC-13).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="From">The earliest start, itself allowed (reading D4).</param>
/// <param name="Until">The latest end, itself allowed (まで; reading D4).</param>
/// <param name="LongestMinutes">The most minutes, themselves allowed (まで).</param>
/// <param name="MeasuredPer">Over what the minutes are counted (reading D2).</param>
/// <param name="MostVisitsPerDay">The most visits of one day, themselves allowed; none for no such bound (reading D3).</param>
/// <param name="OnOpenDaysOnly">Whether visits are given only on the office's open days (reading D9).</param>
public sealed record HoursTerms(
    Rule Rule,
    LocalTime From,
    LocalTime Until,
    int LongestMinutes,
    MeasuredPer MeasuredPer,
    Uses? MostVisitsPerDay,
    bool OnOpenDaysOnly);
