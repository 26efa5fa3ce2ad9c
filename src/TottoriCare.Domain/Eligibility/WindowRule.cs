using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Eligibility;

/// <summary>対象期間: whether the days of a use lie in the window after the birth.</summary>
/// <remarks>Pure. TC-41; readings E1–E4, E9, N10.</remarks>
internal static class WindowRule
{
    // 40 weeks: the due day stands at the end of the 40th week (予定日は妊娠40週0日).
    private const int DaysOfGestationAtDueDay = 280;
    private const int DaysOfWeek = 7;

    /// <summary>The first and the last day of the window, both inside it.</summary>
    public static (LocalDate First, LocalDate Last) WindowOf(CareCase careCase, WindowTerms terms)
    {
        DaySpan window = DaysOf(careCase, terms);
        return (DayNumber.Day(window.First), DayNumber.Day(window.Last));
    }

    /// <summary>The day on which the window opens after a delivery, whatever the day of discharge; a preterm birth does not move it.</summary>
    public static LocalDate OpensOn(LocalDate deliveryDay, WindowTerms terms) =>
        terms.OpensAfter is { } wait ? wait.LastDay(deliveryDay).PlusDays(1) : deliveryDay;

    public static void Test<TSink>(CareCase careCase, DaySpan days, WindowTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        DaySpan window = DaysOf(careCase, terms);
        int earliest = terms.TestedOn.EarliestOf(days);
        int latest = terms.TestedOn.LatestOf(days);

        if (earliest < window.First)
        {
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.BeforeWindow)?.With(
                Figure.Of("tested", DayNumber.Day(earliest)), First(window), Last(window));
        }

        if (latest > window.Last)
        {
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.AfterWindow)?.With(
                Figure.Of("tested", DayNumber.Day(latest)), First(window), Last(window));
        }
        else if (earliest >= window.First)
        {
            sink.Report(terms.Rule, FindingStatus.Met, FindingReason.WithinWindow)?.With(First(window), Last(window));
        }

        if (ReferenceEquals(terms.Begins, WindowStart.Discharge) && careCase.DischargeDay is null)
            sink.Report(terms.Rule, FindingStatus.Noted, FindingReason.DischargeNotSaid)?.With(Figure.Of("delivery_day", careCase.DeliveryDay));

        if (!terms.CoversNoInfant && careCase.Infants.Value == 0)
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.NoInfantNotCovered);
    }

    private static Figure First(DaySpan window) => Figure.Of("window_first", DayNumber.Day(window.First));

    private static Figure Last(DaySpan window) => Figure.Of("window_last", DayNumber.Day(window.Last));

    private static DaySpan DaysOf(CareCase careCase, WindowTerms terms)
    {
        int opens = terms.OpensAfter is null ? careCase.DeliveryDayNumber : DayNumber.Of(OpensOn(careCase.DeliveryDay, terms));
        if (ReferenceEquals(terms.Begins, WindowStart.Discharge) && careCase.DischargeDayNumber is { } discharge)
            opens = Math.Max(discharge, opens);
        return new DaySpan(opens, DayNumber.Of(terms.Lasts.LastDay(CountedFrom(careCase, terms), terms.Counting)));
    }

    private static LocalDate CountedFrom(CareCase careCase, WindowTerms terms)
    {
        if (terms.PretermBelowWeeks is not { } weeks || careCase.DueDay is not { } due)
            return careCase.DeliveryDay;

        int gestationDays = DaysOfGestationAtDueDay - Period.DaysBetween(careCase.DeliveryDay, due);
        return gestationDays < weeks * DaysOfWeek ? due : careCase.DeliveryDay;
    }
}
