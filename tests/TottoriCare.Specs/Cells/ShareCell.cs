using System.Globalization;
using System.Text.RegularExpressions;

namespace TottoriCare.Specs.Cells;

/// <summary>負担額: the yen to be paid, <c>25円</c>; and the exact share before odd yen are settled, <c>25円と1/4</c>.</summary>
internal static partial class ShareCell
{
    /// <summary>要確認: what stands for yen that nobody can name yet.</summary>
    public const string Open = "要確認";

    /// <summary>The yen of a bearer; なし for one that bears nothing, 要確認 where it is open who bears the odd yen.</summary>
    public static CellRead<string> Amount(string text) => text is WordCell.None or Open
        ? text
        : YenCell.Read(text).Then(yen => (CellRead<string>)yen.ToText(Language.Japanese));

    /// <summary>The exact share, its fraction in lowest terms; なし for a bearer that bears nothing.</summary>
    public static CellRead<string> Exact(string text)
    {
        if (text == WordCell.None)
            return text;

        Match form = Form().Match(text);
        if (!form.Success)
            return Malformed(text);
        if (!form.Groups["part"].Success)
            return YenCell.Read(text).Then(yen => (CellRead<string>)Text(yen, 0, 1));
        long part = long.Parse(form.Groups["part"].Value, CultureInfo.InvariantCulture);
        long whole = long.Parse(form.Groups["of"].Value, CultureInfo.InvariantCulture);
        return part < whole
            ? YenCell.Read(form.Groups["yen"].Value).Then(yen => (CellRead<string>)Text(yen, part, whole))
            : Malformed(text);
    }

    /// <summary>An exact share as the tables write it.</summary>
    public static string Text(Yen whole, long numerator, long denominator)
    {
        long common = CommonDivisor(numerator, denominator);
        string yen = whole.ToText(Language.Japanese);
        return numerator == 0 ? yen : $"{yen}と{numerator / common}/{denominator / common}";
    }

    private static long CommonDivisor(long one, long other) => other == 0 ? one : CommonDivisor(other, one % other);

    private static CellFault Malformed(string text) => CellFault.Form(text, "SHARE_FORM",
        "分数は「25円と1/4」の形で、1円より小さく書いてください", "write an exact share as 25円と1/4, its fraction below one yen");

    [GeneratedRegex(@"\A(?<yen>[0-9,]+円)(?:と(?<part>[1-9][0-9]{0,3})/(?<of>[1-9][0-9]{0,3}))?\z")]
    private static partial Regex Form();
}
