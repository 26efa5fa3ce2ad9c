using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Coverage;

/// <summary>Whether each fee and each charge has exactly one amount for every household class and every running number.</summary>
internal static class PriceCoverage
{
    private const int MostInfantsOfOnePrice = 1;

    private static readonly LocalizedText s_charge = new("キャンセル料", "the cancellation charge");
    private static readonly string[] s_several = ["greatest_of", "least_of", "sum_of"];
    private static readonly (string Key, CaseAxis Axis)[] s_stepped =
        [("by_unit", CaseAxis.Unit), ("by_nth_use", CaseAxis.NthUse), ("by_minutes", CaseAxis.Minutes)];

    public static void Check(AnalysedPeriod period, IReadOnlyList<AnalysedClass> classes, Findings findings)
    {
        foreach ((Block block, Region region) in BlocksOf(Matter.Fees, period))
            CheckFee(block, region, classes, findings);
        foreach ((Block block, Region region) in BlocksOf(Matter.Cancellations, period))
        {
            if (block.Find("charge") is { IsObject: true } charge && charge.AsBlock().Find("amounts") is { IsObject: true } amounts
                && amounts.AsBlock().Find("yen_by_class") is { } byClass)
            {
                ByClass(Matter.Cancellations, byClass, region, classes, findings);
            }
        }
    }

    private static IEnumerable<(Block Block, Region Region)> BlocksOf(Matter matter, AnalysedPeriod period) =>
        (period.Stated(matter)?.Entries ?? []).Where(entry => entry.Value.IsObject).Select(entry => entry.Value.AsBlock())
            .SelectMany(block => AnalysedPeriod.TypesOf(block.Find("care")).Distinct()
                .Select(type => (block, period.Days.With(CaseAxis.CareType, Interval.Of(type.Value)))));

    private static void CheckFee(Block block, Region region, IReadOnlyList<AnalysedClass> classes, Findings findings)
    {
        Place? single = block.Find("price");
        Place? byClass = block.Find("price_by_class");
        if (single is { } one && byClass is { } other)
            findings.Overlap(Matter.Fees, block.Path, region, Matter.Fees.Title, [one.Path, other.Path]);
        if (single is null && byClass is null)
            findings.Gap(Matter.Fees, block.Path, region, Matter.Fees.Title);
        if (single is { } price)
            CheckPrice(price, region, findings);
        if (byClass is { } prices)
            ByClass(Matter.Fees, prices, region, classes, findings);
        CheckAdditions(block, region.With(CaseAxis.Infants, Interval.From(MostInfantsOfOnePrice + 1)), classes, findings);
    }

    private static void CheckAdditions(Block block, Region region, IReadOnlyList<AnalysedClass> classes, Findings findings)
    {
        Place? single = block.Find("per_further_infant");
        Place? byClass = block.Find("per_further_infant_by_class");
        if (single is { } one && byClass is { } other)
            findings.Overlap(Matter.Fees, block.Path, region, Matter.Fees.Title, [one.Path, other.Path]);
        if (single is { } addition)
            CheckPrice(addition, region, findings);
        if (byClass is { } additions)
            ByClass(Matter.Fees, additions, region, classes, findings);
    }

    private static void ByClass(Matter matter, Place place, Region region, IReadOnlyList<AnalysedClass> classes, Findings findings)
    {
        Block block = place.AsBlock();
        for (int i = 0; i < classes.Count; i++)
        {
            Region ofClass = region.With(CaseAxis.HouseholdClass, Interval.Of(i));
            if (block.Find(classes[i].Code) is { } price)
                CheckPrice(price, ofClass, findings);
            else
                findings.Gap(matter, place.Path, ofClass, ReferenceEquals(matter, Matter.Fees) ? matter.Title : s_charge);
        }
    }

    private static void CheckPrice(Place place, Region region, Findings findings)
    {
        if (!place.IsObject)
            return;

        Block block = place.AsBlock();
        foreach (Place part in s_several.SelectMany(key => block.Find(key)?.AsList(fewest: 0) ?? []))
            CheckPrice(part, region, findings);
        foreach ((string key, CaseAxis axis) in s_stepped)
        {
            if (block.Find(key) is { } steps)
                CheckSteps(steps, axis, region, findings);
        }
    }

    // A step goes on from the highest number before it; one that goes back claims what is claimed already, from the first number on.
    private static void CheckSteps(Place place, CaseAxis axis, Region region, Findings findings)
    {
        var claims = new List<(string Path, Interval Claimed)>();
        long through = 0;
        foreach (Place step in place.AsList(fewest: 0))
        {
            Block block = step.AsBlock();
            long last = block.Find("through") is { } end ? end.AsInteger(1, int.MaxValue) ?? through : long.MaxValue;
            var claimed = new Interval(last > through ? through + 1 : 1, last);
            claims.Add((step.Path, claimed));
            if (block.Find("price") is { } price)
                CheckPrice(price, region.With(axis, claimed), findings);
            through = last == long.MaxValue ? through : Math.Max(through, last);
        }

        findings.Cells(Matter.Fees, place.Path, region.With(axis, Interval.From(1)), axis, claims, Matter.Fees.Title);
    }
}
