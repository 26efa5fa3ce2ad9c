using System.Globalization;
using System.Text.RegularExpressions;

namespace TottoriCare.Specs.Cells;

/// <summary>年度: <c>令和7年度</c>, <c>平成30年度</c> or <c>2025年度</c>.</summary>
internal static partial class FiscalYearCell
{
    private const int FirstYear = 1990;
    private const int LastYear = 2050;

    public static CellRead<FiscalYear> Read(string text)
    {
        if (Gregorian().Match(text) is { Success: true } form)
            return new FiscalYear(int.Parse(form.Groups[1].Value, CultureInfo.InvariantCulture));
        FiscalYear? named = Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(year => (FiscalYear?)new FiscalYear(year))
            .FirstOrDefault(year => year!.Value.ToText(Language.Japanese) == text);
        return named is { } found
            ? found
            : CellFault.Form(text, "FISCAL_YEAR_FORM", "年度は「令和7年度」か「2025年度」の形で書いてください", "write a fiscal year as 令和7年度 or 2025年度");
    }

    [GeneratedRegex(@"\A((?:19|20)[0-9]{2})年度\z")]
    private static partial Regex Gregorian();
}
