using TottoriCare.Calendars;
using TottoriCare.Rules;

namespace TottoriCare.Eligibility;

/// <summary>対象期間の定め: from which day to which day after a birth care is given (TC-41).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Begins">The day on which the window opens (reading N10).</param>
/// <param name="OpensAfter">
/// 開始までの期間: the window opens on the day after this period since the delivery, whose day is the first counted, and not
/// before what <paramref name="Begins"/> says; none for no such wait (産後5日目から is 4 days).
/// </param>
/// <param name="Lasts">How long it lasts, counted from the day of delivery.</param>
/// <param name="Counting">On which day a period of months or years ends (reading E2).</param>
/// <param name="TestedOn">Which days of a use must lie inside (reading E3).</param>
/// <param name="PretermBelowWeeks">
/// 在胎週数: below (未満) how many whole weeks of gestation the due day stands in for the day of delivery; none for no such
/// correction (reading E4).
/// </param>
/// <param name="CoversNoInfant">Whether care after a miscarriage or a stillbirth is given (reading E9).</param>
public sealed record WindowTerms(
    Rule Rule,
    WindowStart Begins,
    CivilPeriod? OpensAfter,
    CivilPeriod Lasts,
    PeriodCounting Counting,
    TestedOn TestedOn,
    int? PretermBelowWeeks,
    bool CoversNoInfant);
