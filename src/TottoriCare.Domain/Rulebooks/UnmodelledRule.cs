using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Rulebooks;

/// <summary>規則集にない定め: a decision that something touches which the format can't say is for review.</summary>
internal static class UnmodelledRule
{
    /// <summary>Whether something touches a kind of decision that the format can't say.</summary>
    public static bool Touches(DecisionKind kind, CareType careType, Terms terms)
    {
        if (terms.IsWholeModelled)
            return false;

        for (int i = 0; i < terms.NotModelled.Count; i++)
        {
            if (terms.NotModelled[i].Touches(kind, careType))
                return true;
        }

        return false;
    }

    /// <returns>Whether something touches the decision, which is then for review.</returns>
    public static bool Test<TSink>(DecisionKind kind, CareType? careType, Terms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (terms.IsWholeModelled)
            return false;

        bool isTouched = false;
        for (int i = 0; i < terms.NotModelled.Count; i++)
        {
            UnmodelledTerms unmodelled = terms.NotModelled[i];
            if (unmodelled.Touches(kind, careType))
            {
                isTouched = true;
                sink.Report(unmodelled.Rule, FindingStatus.NeedsReview, FindingReason.NotModelled)?.With(
                    Figure.Of("text", new Titled(unmodelled.Rule.Id, unmodelled.Rule.Text)));
            }
        }

        return isTouched;
    }
}
