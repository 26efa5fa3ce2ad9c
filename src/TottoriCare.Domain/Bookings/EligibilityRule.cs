using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Rulebooks;

namespace TottoriCare.Bookings;

/// <summary>対象者: whether a mother and her infants may have a kind of care on given days.</summary>
/// <remarks>Pure. TC-01, TC-40, TC-41, TC-42.</remarks>
internal static class EligibilityRule
{
    public static void Test<TSink>(
        CareCase careCase, CareType careType, DaySpan days, Terms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        DiscretionRule.Enter(Matter.Care, careCase, terms, ref sink);
        if (terms.Care is not { } care)
        {
            sink.ReportNotStated(Matter.Care);
        }
        else
        {
            bool offered = care.Offers(careType);
            sink.Report(care.Rule, offered ? FindingStatus.Met : FindingStatus.NotMet,
                offered ? FindingReason.CareTypeOffered : FindingReason.CareTypeNotOffered)?.With(
                Figure.Of("care_type", careType));
        }

        DiscretionRule.Enter(Matter.Need, careCase, terms, ref sink);
        if (terms.Need is { } need)
            NeedRule.Test(careCase.Need, need, ref sink);
        else
            sink.ReportNotStated(Matter.Need);

        DiscretionRule.Enter(Matter.Windows, careCase, terms, ref sink);
        if (!terms.Windows.IsStatedFor(careType))
            sink.ReportNotStated(Matter.Windows);
        else if (terms.Windows[careType] is { } window)
            WindowRule.Test(careCase, days, window, ref sink);

        DiscretionRule.Enter(Matter.Residence, careCase, terms, ref sink);
        if (terms.Residence is { } residence)
            ResidenceRule.Test(careCase, days, residence, ref sink);
        else
            sink.ReportNotStated(Matter.Residence);
        DiscretionRule.Leave(ref sink);
    }
}
