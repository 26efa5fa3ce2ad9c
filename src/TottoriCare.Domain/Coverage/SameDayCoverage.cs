using TottoriCare.Calendars;
using TottoriCare.Rulebooks;

namespace TottoriCare.Coverage;

/// <summary>Amendments of one kind and one day that change one thing: neither is the later, so both would answer.</summary>
internal static class SameDayCoverage
{
    public static void Check(AnalysedRulebook rulebook, Findings findings)
    {
        for (int i = 0; i < rulebook.Amendments.Count; i++)
        {
            foreach (DatedChange other in rulebook.Amendments.Take(i))
                Compare(other, rulebook.Amendments[i], findings);
        }
    }

    private static void Compare(DatedChange one, DatedChange other, Findings findings)
    {
        if (one.From != other.From || !ReferenceEquals(one.ChosenBy, other.ChosenBy))
            return;

        string? twice = PatchPath.Leaves(other.Patch).FirstOrDefault(leaf => PatchPath.Touches(one.Patch, leaf));
        if (twice is null || Matter.List.FirstOrDefault(matter => PatchPath.AreAlong(twice, "." + matter.Code)) is not { } changed)
            return;

        findings.Overlap(
            changed, other.Path + twice, Region.Everything.With(CaseAxis.Of(one.ChosenBy), Interval.From(DayNumber.Of(one.From))),
            new LocalizedText($"{changed.Title.Ja}（$.terms{twice}）", $"{changed.Title.En} ($.terms{twice})"),
            [one.Path + twice, other.Path + twice]);
    }
}
