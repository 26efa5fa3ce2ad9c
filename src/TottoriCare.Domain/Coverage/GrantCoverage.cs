using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Coverage;

/// <summary>Whether each kind of care that opens the grant has exactly one cap in every fiscal year in which it does.</summary>
internal static class GrantCoverage
{
    private static readonly LocalizedText s_cap = new("助成の上限額", "the cap of the grant");

    public static void Check(AnalysedPeriod period, Findings findings)
    {
        if (period.Stated(Matter.Grant) is not { } grant || grant.Find("cap")?.AsBlock().Find("amounts") is not { } amounts)
            return;

        Interval years = YearsOf(period);
        YearsOfCare[] opened = [.. (grant.Find("facility")?.AsBlock().Find("care")?.AsBlock().Entries ?? [])
            .Select(entry => Read(entry.Value, CareType.TryFromName(entry.Key, out CareType type) ? type : null))];
        YearsOfCare[] caps = [.. amounts.AsBlock().Entries.Select(entry => Read(entry.Value, entry.Value.AsBlock().Find("care")?.AsOneOf<CareType>()))];
        foreach (YearsOfCare never in opened.Concat(caps).Where(one => one.Years.IsEmpty))
            TellNever(never, years, findings);
        foreach (CareType type in CareType.List.OrderBy(type => type.Value))
        {
            (string, Interval)[] claims = [.. caps.Where(cap => type.Equals(cap.CareType)).Select(cap => (cap.Path, cap.Years))];
            Interval asked = opened.FirstOrDefault(one => type.Equals(one.CareType) && !one.Years.IsEmpty)?.Years.Meet(years) ?? new Interval(0, -1);
            foreach ((Region cell, IReadOnlyList<string> claimants) in
                Partition.Cells(RegionOf(type, years), CaseAxis.FiscalYear, [.. claims, ("", asked)]))
            {
                string[] holding = [.. claimants.Where(path => path.Length > 0)];
                if (holding.Length > 1)
                    findings.Overlap(Matter.Grant, amounts.Path, cell, s_cap, holding);
                else if (holding.Length == 0 && claimants.Count > 0)
                    findings.Gap(Matter.Grant, amounts.Path, cell, s_cap);
            }
        }
    }

    // A grant is decided by the first day of its fiscal year, whatever date an amendment is chosen by.
    private static Interval YearsOf(AnalysedPeriod period)
    {
        Interval days = CaseAxis.List.Where(axis => axis.IsOfDays).Aggregate(Interval.All, (met, axis) => met.Meet(period.Days[axis]));
        if (days.IsEmpty)
            return days;

        long last = days.HasLast ? FiscalYear.Of(DayNumber.Day(days.Last)).Year : long.MaxValue;
        return new Interval(days.HasFirst ? FiscalYear.Of(DayNumber.Day(days.First - 1)).Year + 1 : long.MinValue, last);
    }

    private static Region RegionOf(CareType type, Interval years) =>
        Region.Everything.With(CaseAxis.CareType, Interval.Of(type.Value)).With(CaseAxis.FiscalYear, years);

    private static void TellNever(YearsOfCare never, Interval years, Findings findings)
    {
        if (never.CareType is { } type)
        {
            findings.Add(CoverageKind.Unreachable, Matter.Grant, never.Path, RegionOf(type, never.Stated.Meet(years)), new LocalizedText(
                $"始まりの年度が終わりの年度より後なので、この定め（{never.Path}）はどの年度にも当てはまりません。",
                $"the first fiscal year is after the last, so that {never.Path} holds in none."));
        }
    }

    private static YearsOfCare Read(Place place, CareType? type)
    {
        (FiscalYear? from, FiscalYear? until) = FiscalYearReader.Span(place.AsBlock());
        return new YearsOfCare(place.Path, type, new Interval(from?.Year ?? long.MinValue, until?.Year ?? long.MaxValue));
    }

    /// <summary>The fiscal years of a block for a kind of care.</summary>
    private sealed record YearsOfCare(string Path, CareType? CareType, Interval Years)
    {
        /// <summary>The years between the two that are stated, in whichever order.</summary>
        public Interval Stated => new(Math.Min(Years.First, Years.Last), Math.Max(Years.First, Years.Last));
    }
}
