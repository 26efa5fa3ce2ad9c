namespace TottoriCare.Dmn;

/// <summary>年度の区分: the fiscal years cut where something begins or ends, so that each span is ruled alike.</summary>
internal static class YearSpans
{
    /// <summary>Each span as a unary test, with a year of it.</summary>
    /// <param name="periods">Periods by their first and last years, both included; none for no bound.</param>
    public static IEnumerable<(string Test, FiscalYear Year)> Of(IEnumerable<(FiscalYear? From, FiscalYear? Until)> periods)
    {
        int[] cuts =
        [
            .. periods.SelectMany(period => new[] { period.From?.Year, period.Until?.Year + 1 })
                .OfType<int>().Distinct().OrderBy(year => year),
        ];
        if (cuts.Length == 0)
            return [(Feel.Any, default)];
        return
        [
            (Feel.Below(cuts[0]), new FiscalYear(cuts[0] - 1)),
            .. cuts.Zip(cuts.Skip(1), (from, next) => ($"[{Feel.Number(from)}..{Feel.Number(next - 1)}]", new FiscalYear(from))),
            (Feel.AtLeast(cuts[cuts.Length - 1]), new FiscalYear(cuts[cuts.Length - 1])),
        ];
    }
}
