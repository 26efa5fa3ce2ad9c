using System.Globalization;
using System.Text.RegularExpressions;

namespace TottoriCare.Specs.Cells;

/// <summary>数: a number with its unit: <c>7泊</c>, <c>3日</c>, <c>14回</c>, <c>2人</c>.</summary>
internal static partial class CountCell
{
    /// <summary>A number with one of some units, as it is written.</summary>
    public static CellRead<string> Read(string text, params string[] units)
    {
        Match form = Form().Match(text);
        return form.Success && units.Contains(form.Groups[2].Value)
            ? text
            : CellFault.Form(text, "COUNT_FORM", $"数に単位を付けて「{Example(units)}」の形で書いてください", $"write a number with its unit, as {Example(units)}");
    }

    public static CellRead<Infants> Infants(string text) =>
        Read(text, "人").Then(read => TottoriCare.Infants.TryCreate(
                int.Parse(read[..^1], CultureInfo.InvariantCulture), out Infants infants, out InputError? error)
            ? (CellRead<Infants>)infants
            : new CellFault(error.Code, error.Message));

    private static string Example(string[] units) => string.Join("」「", units.Select(unit => "7" + unit));

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,3})(\p{L}+)\z")]
    private static partial Regex Form();
}
