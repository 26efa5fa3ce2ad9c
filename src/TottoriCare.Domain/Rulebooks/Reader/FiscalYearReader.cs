namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads fiscal years and spans of them.</summary>
internal static class FiscalYearReader
{
    private const int FirstFiscalYear = 1999;
    private const int LastFiscalYear = 2050;

    public static FiscalYear? Year(Place? place) =>
        place?.AsInteger(FirstFiscalYear, LastFiscalYear) is { } year ? new FiscalYear(year) : null;

    public static void RequireOrder(FiscalYear? from, FiscalYear? until, Place? place)
    {
        if (until < from)
            place?.Fault("UNTIL_BEFORE_FROM", "終わりの年度が始まりより前になっています。", "The last fiscal year is before the first.");
    }
}
