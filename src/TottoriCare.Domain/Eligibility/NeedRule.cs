using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Eligibility;

/// <summary>必要性: whether the municipality has found that care is needed.</summary>
/// <remarks>Pure. TC-40; readings E6, E7. The need is the municipality's own assessment: it is never computed here.</remarks>
internal static class NeedRule
{
    public static void Test<TSink>(AssessedNeed need, NeedTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!terms.IsAssessed)
            sink.Report(terms.Rule, FindingStatus.Noted, FindingReason.NeedSelfDeclared);
        else if (ReferenceEquals(need, AssessedNeed.Needed))
            sink.Report(terms.Rule, FindingStatus.Met, FindingReason.NeedFound);
        else if (ReferenceEquals(need, AssessedNeed.NotNeeded))
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.NeedNotFound);
        else
            sink.Report(terms.Rule, FindingStatus.NeedsReview, FindingReason.NeedNotAssessed);
    }
}
