using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Eligibility;

/// <summary>居住: whether the mother lives in the municipality on the days that count.</summary>
/// <remarks>Pure. TC-42; readings E5, E8, E10.</remarks>
internal static class ResidenceRule
{
    public static void Test<TSink>(CareCase careCase, DaySpan days, ResidenceTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        bool onApplication = ReferenceEquals(terms.TestedOn, TestedOn.Application);
        if (onApplication && careCase.ApplicationDay is null)
        {
            sink.Report(terms.Rule, FindingStatus.NeedsReview, FindingReason.ApplicationDayNotSaid);
        }
        else
        {
            int earliest = onApplication ? DayNumber.Of(careCase.ApplicationDay!.Value) : terms.TestedOn.EarliestOf(days);
            int latest = onApplication ? earliest : terms.TestedOn.LatestOf(days);
            (FindingStatus status, FindingReason reason) = Test(careCase.Residence, earliest, latest);
            sink.Report(terms.Rule, status, reason)?.With(
                Figure.Of("tested_first", DayNumber.Day(earliest)), Figure.Of("tested_last", DayNumber.Day(latest)));
        }

        if (careCase.IsHomecoming && !ReferenceEquals(terms.Homecoming, Homecoming.Covered))
        {
            bool refused = ReferenceEquals(terms.Homecoming, Homecoming.Refused);
            sink.Report(terms.Rule, refused ? FindingStatus.NotMet : FindingStatus.NeedsReview,
                refused ? FindingReason.HomecomingNotCovered : FindingReason.HomecomingForReview);
        }
    }

    private static (FindingStatus Status, FindingReason Reason) Test(Residence residence, int earliest, int latest) =>
        !residence.IsKnown ? (FindingStatus.NeedsReview, FindingReason.ResidenceNotKnown)
        : residence.Covers(earliest) && residence.Covers(latest) ? (FindingStatus.Met, FindingReason.Resident)
        : (FindingStatus.NotMet, FindingReason.NotResident);
}
