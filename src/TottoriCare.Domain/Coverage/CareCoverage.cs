using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Coverage;

/// <summary>Whether each kind of care has exactly one block in each matter that is given by kinds of care.</summary>
internal static class CareCoverage
{
    public static void Check(AnalysedPeriod period, Findings findings)
    {
        foreach (CareMatter matter in CareMatter.All)
        {
            if (period.Stated(matter.Matter) is not { } blocks)
                continue;

            bool restIsOpen = blocks.Entries.Any(entry => entry.Value.IsText(TermsReader.NotStatedText));
            foreach (CareType type in CareType.List.OrderBy(type => type.Value).Where(matter.Applies))
            {
                string[] claimants = [.. blocks.Entries.Where(entry => entry.Value.IsObject).SelectMany(entry =>
                    AnalysedPeriod.TypesOf(entry.Value.AsBlock().Find("care")).Where(type.Equals).Select(_ => entry.Value.Path))];
                bool isAsked = period.CareAsked.Contains(type) && !restIsOpen && !IsNotModelled(type, matter, period);
                Tell(matter, type, claimants, isAsked, period, findings);
            }
        }

        if (period.Stated(Matter.Care) is { } care)
            TellDoubled(care, period, findings);
    }

    private static void Tell(
        CareMatter matter, CareType type, IReadOnlyList<string> claimants, bool isAsked, AnalysedPeriod period, Findings findings)
    {
        string path = $"$.terms.{matter.Matter.Code}";
        Region region = period.Days.With(CaseAxis.CareType, Interval.Of(type.Value));
        if (claimants.Count > 1 && matter.OnlyOne)
        {
            findings.Overlap(matter.Matter, path, region, matter.Matter.Title, claimants);
        }
        else if (claimants.Count == 0 && isAsked && matter.MustBeBound)
        {
            findings.Gap(matter.Matter, path, region, matter.Matter.Title);
        }
        else if (claimants.Count == 0 && isAsked)
        {
            findings.Add(CoverageKind.NoBound, matter.Matter, path, region, new LocalizedText(
                $"{matter.Matter.Title.Ja}にこの種類の定めがなく、制限なしとなります。", $"{matter.Matter.Title.En} names no bound for this kind of care."));
        }
    }

    private static void TellDoubled(Block care, AnalysedPeriod period, Findings findings)
    {
        IReadOnlyList<CareType> offered = AnalysedPeriod.TypesOf(care.Find("offered"));
        foreach (CareType type in offered.Distinct().Where(type => offered.Count(type.Equals) > 1))
        {
            findings.Overlap(
                Matter.Care, "$.terms.care.offered", period.Days.With(CaseAxis.CareType, Interval.Of(type.Value)), Matter.Care.Title,
                [.. Enumerable.Range(0, offered.Count).Where(index => offered[index].Equals(type)).Select(index => $"$.terms.care.offered[{index}]")]);
        }
    }

    private static bool IsNotModelled(CareType type, CareMatter matter, AnalysedPeriod period) =>
        (period.Stated(Matter.NotModelled)?.Entries ?? []).Select(entry => entry.Value.AsBlock()).Any(block =>
            AnalysedPeriod.TypesOf(block.Find("care")).Contains(type)
            && (block.Find("decisions")?.AsList(fewest: 0) ?? []).Any(decision => matter.Decisions.Any(kind => decision.IsText(kind.Code))));
}

/// <summary>A matter whose blocks each name kinds of care.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="MustBeBound">
/// Whether a kind of care without a block is a gap: a fee and a cancellation can't be told without one, and a window is bound by
/// statute for every kind (母子保健法17条の2). Of the other matters it means that there is no bound.
/// </param>
/// <param name="OnlyOne">Whether two blocks for one kind of care contradict each other; a use may draw from several pools.</param>
/// <param name="ForStays">Whether it is asked of stays.</param>
/// <param name="ForVisits">Whether it is asked of visits.</param>
/// <param name="Decisions">The decisions that read it: what is not modelled there is declared open here.</param>
internal sealed record CareMatter(
    Matter Matter, bool MustBeBound, bool OnlyOne, bool ForStays, bool ForVisits, IReadOnlyList<DecisionKind> Decisions)
{
    public static IReadOnlyList<CareMatter> All { get; } =
    [
        new(Matter.Windows, true, true, true, true, [DecisionKind.Eligibility, DecisionKind.Booking]),
        new(Matter.StayLengths, false, true, true, false, [DecisionKind.Booking]),
        new(Matter.Hours, false, true, false, true, [DecisionKind.Booking]),
        new(Matter.Pools, false, false, true, true, [DecisionKind.Booking, DecisionKind.Quota]),
        new(Matter.Fees, true, true, true, true, [DecisionKind.Fee]),
        new(Matter.Cancellations, true, true, true, true, [DecisionKind.Cancellation, DecisionKind.Deadline]),
    ];

    public bool Applies(CareType type) => type.IsOvernight ? ForStays : ForVisits;
}
