using NodaTime;
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
        LocalDate counted = CountedFrom(careCase, terms);
        LocalDate opens = OpensOn(careCase.DeliveryDay, terms);
        if (ReferenceEquals(terms.Begins, WindowStart.Discharge) && careCase.DischargeDay is { } discharge)
            opens = LocalDate.Max(discharge, opens);
        return (opens, terms.Lasts.LastDay(counted, terms.Counting));
    }

    /// <summary>The day on which the window opens after a delivery, whatever the day of discharge; a preterm birth does not move it.</summary>
    public static LocalDate OpensOn(LocalDate deliveryDay, WindowTerms terms) =>
        terms.OpensAfter is { } wait ? wait.LastDay(deliveryDay).PlusDays(1) : deliveryDay;

    public static void Test<TSink>(CareCase careCase, LocalDate firstDay, LocalDate lastDay, WindowTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        (LocalDate first, LocalDate last) = WindowOf(careCase, terms);

        if (terms.TestedOn.Earliest(firstDay, lastDay) < first)
        {
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.BeforeWindow,
                Figure.Of("tested", terms.TestedOn.Earliest(firstDay, lastDay)), Figure.Of("window_first", first),
                Figure.Of("window_last", last));
        }

        if (terms.TestedOn.Latest(firstDay, lastDay) > last)
        {
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.AfterWindow,
                Figure.Of("tested", terms.TestedOn.Latest(firstDay, lastDay)), Figure.Of("window_first", first),
                Figure.Of("window_last", last));
        }
        else if (terms.TestedOn.Earliest(firstDay, lastDay) >= first)
        {
            sink.Report(terms.Rule, FindingStatus.Met, FindingReason.WithinWindow,
                Figure.Of("window_first", first), Figure.Of("window_last", last));
        }

        if (ReferenceEquals(terms.Begins, WindowStart.Discharge) && careCase.DischargeDay is null)
            sink.Report(terms.Rule, FindingStatus.Noted, FindingReason.DischargeNotSaid, Figure.Of("delivery_day", careCase.DeliveryDay));

        if (!terms.CoversNoInfant && careCase.Infants.Value == 0)
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.NoInfantNotCovered);
    }

    private static LocalDate CountedFrom(CareCase careCase, WindowTerms terms)
    {
        if (terms.PretermBelowWeeks is not { } weeks || careCase.DueDay is not { } due)
            return careCase.DeliveryDay;

        int gestationDays = DaysOfGestationAtDueDay - Period.DaysBetween(careCase.DeliveryDay, due);
        return gestationDays < weeks * DaysOfWeek ? due : careCase.DeliveryDay;
    }
}
