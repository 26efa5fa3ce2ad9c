using System.Globalization;
using System.Text.RegularExpressions;
using TottoriCare.Grants;

namespace TottoriCare.Specs.Cells;

/// <summary>円: <c>1,800円</c>, <c>1800円</c> or <c>300万円</c>.</summary>
internal static partial class YenCell
{
    public static CellRead<Yen> Read(string text)
    {
        Match form = Form().Match(text);
        long number = form.Success ? long.Parse(form.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : 0;
        long amount = form.Groups[2].Length == 0 ? number : number * 10_000;
        return form.Success && amount <= CostItem.MostYen
            ? new Yen(amount)
            : CellFault.Form(text, "YEN_FORM", "金額は「1,800円」の形で書いてください", "write an amount as 1,800円");
    }

    [GeneratedRegex(@"\A([0-9]{1,13}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(万?)円\z")]
    private static partial Regex Form();
}
