using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Rulebooks;

/// <summary>裁量: how a refusal weighs in a matter, and what is said of an officer's decision.</summary>
/// <remarks>Pure. A refusal that an officer may lift is for review; one that an officer has lifted is noted, with officer and reason.</remarks>
internal static class DiscretionRule
{
    /// <summary>Sets the weight of refusals for the matter that is tested next.</summary>
    public static void Enter<TSink>(Matter matter, CareCase careCase, Terms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        sink.RefusalWeight = RefusalWeight.Refuses;
        if (!terms.LeavesDiscretion)
            return;

        for (int i = 0; i < terms.Discretion.Count; i++)
        {
            DiscretionTerms discretion = terms.Discretion[i];
            if (!discretion.Matters.Contains(matter))
                continue;

            sink.RefusalWeight = RefusalWeight.NeedsReview;
            if (UseFor(matter, careCase) is { } use)
            {
                sink.Report(discretion.Rule, FindingStatus.Noted, FindingReason.DiscretionUsed)?.With(
                    Figure.Of("matter", matter), Text("officer", use.Officer), Text("reason", use.Reason));
                sink.RefusalWeight = RefusalWeight.IsNoted;
            }
        }
    }

    /// <summary>Ends the discretion: what follows weighs as it stands.</summary>
    public static void Leave<TSink>(ref TSink sink)
        where TSink : struct, IFindingSink => sink.RefusalWeight = RefusalWeight.Refuses;

    private static DiscretionUse? UseFor(Matter matter, CareCase careCase)
    {
        for (int i = 0; i < careCase.DiscretionUses.Count; i++)
        {
            if (careCase.DiscretionUses[i].Matter == matter.Code)
                return careCase.DiscretionUses[i];
        }

        return null;
    }

    private static Figure Text(string name, string text) => Figure.Of(name, new Titled(text, new LocalizedText(text, text)));
}
