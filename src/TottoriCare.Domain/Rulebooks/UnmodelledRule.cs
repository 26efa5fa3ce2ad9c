using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Rulebooks;

/// <summary>規則集にない定め: a decision that something touches which the format can't say is for review.</summary>
internal static class UnmodelledRule
{
    public static void Test<TSink>(DecisionKind kind, CareType? careType, Terms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        for (int i = 0; i < terms.NotModelled.Count; i++)
        {
            UnmodelledTerms unmodelled = terms.NotModelled[i];
            if (unmodelled.Decisions.Contains(kind) && (careType is null || unmodelled.CareTypes.Contains(careType)))
            {
                sink.Report(unmodelled.Rule, FindingStatus.NeedsReview, FindingReason.NotModelled,
                    Figure.Of("text", unmodelled.Rule.Id, unmodelled.Rule.Text));
            }
        }
    }
}
