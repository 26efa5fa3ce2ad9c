using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;
using TottoriCare.Shares;

namespace TottoriCare.Coverage;

/// <summary>Whether each cost that is shared has exactly one set of parts in every fiscal year from its first to its last.</summary>
/// <remarks>Years before the first and after the last are left open: the terms state both on purpose, and the decision needs review.</remarks>
internal static class ShareCoverage
{
    private static readonly LocalizedText s_parts = new("負担の割合", "the parts that are borne");

    public static void Check(AnalysedPeriod period, Findings findings)
    {
        if (period.Stated(Matter.Shares) is not { } shares)
            return;

        YearsOfCost[] blocks = [.. shares.Entries.Where(entry => entry.Value.IsObject).Select(entry => Read(entry.Value))];
        foreach (YearsOfCost never in blocks.Where(block => block.Years.IsEmpty))
            TellNever(never, period.FiscalYears, findings);
        foreach (SharedCost cost in SharedCost.List.OrderBy(cost => cost.Value))
            CheckCost(cost, [.. blocks.Where(block => cost.Equals(block.Cost) && !block.Years.IsEmpty)], shares.Path, period, findings);
    }

    private static void CheckCost(SharedCost cost, IReadOnlyList<YearsOfCost> blocks, string path, AnalysedPeriod period, Findings findings)
    {
        var asked = new Interval(
            blocks.Select(block => block.Years.First).DefaultIfEmpty(long.MaxValue).Min(), blocks.Select(block => block.Years.Last).DefaultIfEmpty(long.MinValue).Max());
        (string, Interval)[] claims = [.. blocks.Select(block => (block.Path, block.Years)), ("", asked)];
        foreach ((Region cell, IReadOnlyList<string> claimants) in Partition.Cells(RegionOf(cost, period.FiscalYears), CaseAxis.FiscalYear, claims))
        {
            string[] holding = [.. claimants.Where(claimant => claimant.Length > 0)];
            if (holding.Length > 1)
                findings.Overlap(Matter.Shares, path, cell, s_parts, holding);
            else if (claimants.Count == 0)
                TellOpen(path, cell, findings);
            else if (holding.Length == 0)
                findings.Gap(Matter.Shares, path, cell, s_parts);
        }
    }

    private static void TellOpen(string path, Region cell, Findings findings) =>
        findings.Add(CoverageKind.DeclaredOpen, Matter.Shares, path, cell, new LocalizedText(
            "負担の割合は、書かれていません（定めなし）。", "the parts that are borne are left out, which means that they are not stated."));

    private static void TellNever(YearsOfCost never, Interval years, Findings findings)
    {
        if (never.Cost is { } cost)
        {
            findings.Add(CoverageKind.Unreachable, Matter.Shares, never.Path, RegionOf(cost, new Interval(never.Years.Last, never.Years.First).Meet(years)), new LocalizedText(
                $"始まりの年度が終わりの年度より後なので、この定め（{never.Path}）はどの年度にも当てはまりません。",
                $"the first fiscal year is after the last, so that {never.Path} holds in none."));
        }
    }

    private static Region RegionOf(SharedCost cost, Interval years) =>
        Region.Everything.With(CaseAxis.SharedCost, Interval.Of(cost.Value)).With(CaseAxis.FiscalYear, years);

    private static YearsOfCost Read(Place place)
    {
        Block block = place.AsBlock();
        (FiscalYear? from, FiscalYear? until) = FiscalYearReader.Span(block);
        return new YearsOfCost(place.Path, block.Find("of")?.AsOneOf<SharedCost>(), new Interval(from?.Year ?? long.MinValue, until?.Year ?? long.MaxValue));
    }

    /// <summary>The fiscal years of a block for a cost.</summary>
    private sealed record YearsOfCost(string Path, SharedCost? Cost, Interval Years);
}
