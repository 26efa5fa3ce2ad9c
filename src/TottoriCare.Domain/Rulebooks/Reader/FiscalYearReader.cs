namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads fiscal years and spans of them.</summary>
internal static class FiscalYearReader
{
    private const int FirstFiscalYear = 1999;
    private const int LastFiscalYear = 2050;

    // Every year that a rulebook can name, then one before and one after, which stand for all earlier and all later ones.
    private static readonly IReadOnlyList<FiscalYear> s_years =
    [
        .. Enumerable.Range(FirstFiscalYear, LastFiscalYear - FirstFiscalYear + 1).Select(year => new FiscalYear(year)),
        new FiscalYear(FirstFiscalYear - 1),
        new FiscalYear(LastFiscalYear + 1),
    ];

    /// <summary>From which to which fiscal year a block holds, both included; none for no bound.</summary>
    public static (FiscalYear? From, FiscalYear? Until) Span(Block block)
    {
        Place? place = block.Find("until_fiscal_year");
        FiscalYear? from = Year(block.Find("from_fiscal_year"));
        FiscalYear? until = Year(place);
        if (until < from)
            place?.Fault("UNTIL_BEFORE_FROM", "終わりの年度が始まりより前になっています。", "The last fiscal year is before the first.");
        return (from, until);
    }

    private static FiscalYear? Year(Place? place) =>
        place?.AsInteger(FirstFiscalYear, LastFiscalYear) is { } year ? new FiscalYear(year) : null;

    /// <summary>The first year of all that is one; none where no year is.</summary>
    public static FiscalYear? FirstYear(Func<FiscalYear, bool> isOne) =>
        s_years.Where(isOne).Select(year => (FiscalYear?)year).FirstOrDefault();
}
