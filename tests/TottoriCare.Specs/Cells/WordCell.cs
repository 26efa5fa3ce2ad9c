using TottoriCare.Care;

namespace TottoriCare.Specs.Cells;

/// <summary>決まった言葉: a word of a closed set, as the library titles it in Japanese.</summary>
internal static class WordCell
{
    public const string None = "なし";
    public const string NotGiven = "－";

    public static CellRead<T> Of<T>(string text)
        where T : Coded<T> =>
        Among(text, Coded<T>.List.OrderBy(one => one.Value), one => one.Title.Ja);

    /// <summary>One of some things, by what it is called.</summary>
    public static CellRead<T> Among<T>(string text, IEnumerable<T> things, Func<T, string> called)
        where T : class
    {
        T[] all = [.. things];
        return all.FirstOrDefault(one => called(one) == text) is { } found
            ? found
            : CellFault.Form(text, "WORD_UNKNOWN",
                $"「{string.Join("」「", all.Select(called))}」のどれかを書いてください", $"write one of {string.Join(", ", all.Select(called))}");
    }

    public static CellRead<string> YesOrNo(string text) => Among(text, ["はい", "いいえ"], word => word);

    /// <summary>宿泊型, 通所型 or 訪問型; the names of the notice too (ショートステイ, デイサービス, アウトリーチ).</summary>
    public static CellRead<CareType> CareType(string text) => CareTypeNamed(text) is { } named
        ? named
        : CellFault.Form(text, "WORD_UNKNOWN", "「宿泊型」「通所型」「訪問型」のどれかを書いてください", "write 宿泊型, 通所型 or 訪問型");

    // The library's title holds both words: ショートステイ（宿泊型）.
    private static CareType? CareTypeNamed(string text) =>
        TottoriCare.Care.CareType.List.FirstOrDefault(type => text.Length > 0 && type.Title.Ja.TrimEnd('）').Split('（').Contains(text));
}
