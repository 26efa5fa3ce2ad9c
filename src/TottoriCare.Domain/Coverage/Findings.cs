using TottoriCare.Rulebooks;

namespace TottoriCare.Coverage;

/// <summary>Gathers what the analysis finds, period by period and cell by cell, and makes one finding of what belongs together.</summary>
internal sealed class Findings(AnalysedRulebook rulebook)
{
    private readonly List<Found> _found = [];

    /// <summary>The period that is looked at.</summary>
    public AnalysedPeriod Period { get; set; } = rulebook.Periods[0];

    /// <summary>A question that no block answers.</summary>
    public void Gap(Matter matter, string path, Region region, LocalizedText asked) => Add(CoverageKind.Gap, matter, path, region, new LocalizedText(
        $"{asked.Ja}を定めるブロックがありません。", $"no block states {asked.En}."));

    /// <summary>A question that several blocks answer.</summary>
    public void Overlap(Matter matter, string path, Region region, LocalizedText asked, IReadOnlyList<string> claimants) =>
        Add(CoverageKind.Overlap, matter, path, region, new LocalizedText(
            $"{asked.Ja}を{claimants.Count}つの定めがともに定めています（{string.Join("、", claimants)}）。",
            $"{claimants.Count} blocks each state {asked.En} ({string.Join(", ", claimants)})."), claimants);

    /// <summary>The cells of a question: one without a claimant is a gap, one with several an overlap.</summary>
    public void Cells(
        Matter matter, string path, Region region, CaseAxis axis, IReadOnlyList<(string Path, Interval Claimed)> claims, LocalizedText asked)
    {
        foreach ((Region cell, IReadOnlyList<string> claimants) in Partition.Cells(region, axis, claims))
        {
            if (claimants.Count == 0)
                Gap(matter, path, cell, asked);
            else if (claimants.Count > 1)
                Overlap(matter, path, cell, asked, claimants);
        }
    }

    /// <summary>Anything, with what is to be said of the case.</summary>
    public void Add(CoverageKind kind, Matter matter, string path, Region region, LocalizedText said, IReadOnlyList<string>? claimants = null)
    {
        if (!region.IsEmpty)
            _found.Add(new Found(kind, matter, path, claimants ?? [], said, region, Period));
    }

    public CompletenessReport ToReport() => new(
    [
        .. _found.GroupBy(found => (found.Kind, found.Matter, found.Path, found.Said)).SelectMany(Joined)
            .OrderBy(found => found.Kind.Value).Select(Finding),
    ]);

    // Regions that meet become one, until none do: a gap that lasts over several periods is one gap. One axis after the other, so
    // that a whole grid of cells ends as one region.
    private static IEnumerable<Found> Joined(IEnumerable<Found> group)
    {
        List<Found> regions = [.. group];
        int before;
        do
        {
            before = regions.Count;
            foreach (CaseAxis axis in CaseAxis.List)
                JoinAlong(axis, regions);
        }
        while (regions.Count < before);

        // Nobody uses care before the birth that it follows.
        return regions.Where(found => found.Region[CaseAxis.BirthDay].First <= found.Region[CaseAxis.UseDay].Last);
    }

    private static void JoinAlong(CaseAxis axis, List<Found> regions)
    {
        for (int i = 0; i < regions.Count; i++)
        {
            for (int j = i + 1; j < regions.Count; j++)
            {
                if (regions[i].Region.Joined(regions[j].Region, axis) is not { } joined)
                    continue;

                regions[i] = regions[i] with { Region = joined };
                regions.RemoveAt(j);
                j = i;
            }
        }
    }

    private CoverageFinding Finding(Found found)
    {
        var words = new CaseWords(rulebook, found.Region);
        return new CoverageFinding(
            found.Kind, found.Matter, Origin(found.Path, found.Period), found.Claimants, words.Ranges,
            new LocalizedText($"{words.Example.Ja}：{found.Said.Ja}", $"{words.Example.En}: {found.Said.En}"));
    }

    // The path in the change of the last amendment that touches it; the path itself where the base terms have it so.
    private static string Origin(string path, AnalysedPeriod period)
    {
        const string terms = "$.terms";
        if (!path.StartsWith(terms, StringComparison.Ordinal))
            return path;

        string below = path.Substring(terms.Length);
        DatedChange? last = period.InForce.LastOrDefault(change => PatchPath.Touches(change.Patch, below));
        return last is null ? path : last.Path + below;
    }

    private sealed record Found(
        CoverageKind Kind, Matter Matter, string Path, IReadOnlyList<string> Claimants, LocalizedText Said, Region Region, AnalysedPeriod Period);
}
