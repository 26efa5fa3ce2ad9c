using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Eligibility;

/// <summary>居住: whether the mother lives in the municipality on the days that count.</summary>
/// <remarks>Pure. TC-42; readings E5, E8, E10.</remarks>
internal static class ResidenceRule
{
    public static void Test<TSink>(Residence residence, LocalDate firstDay, LocalDate lastDay, ResidenceTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        LocalDate earliest = terms.TestedOn.Earliest(firstDay, lastDay);
        LocalDate latest = terms.TestedOn.Latest(firstDay, lastDay);
        if (!residence.IsKnown)
        {
            sink.Report(terms.Rule, FindingStatus.NeedsReview, FindingReason.ResidenceNotKnown,
                Figure.Of("tested_first", earliest), Figure.Of("tested_last", latest));
        }
        else if (residence.Covers(earliest) && residence.Covers(latest))
        {
            sink.Report(terms.Rule, FindingStatus.Met, FindingReason.Resident,
                Figure.Of("tested_first", earliest), Figure.Of("tested_last", latest));
        }
        else
        {
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.NotResident,
                Figure.Of("tested_first", earliest), Figure.Of("tested_last", latest));
        }
    }
}
