using System.Globalization;
using System.Text.RegularExpressions;

namespace TottoriCare.Specs.Mutants;

/// <summary>言い換え: sentences that say something else by one number or one boundary word.</summary>
internal static partial class Wordings
{
    // Each word of a boundary, with one that puts it on the other side or elsewhere.
    private static readonly (string Word, string Other)[] s_boundaries =
    [
        ("以内", "未満"), ("未満", "以内"), ("以上", "超"), ("以下", "未満"), ("以前", "より前"), ("まで", "より前"), ("前日", "当日"), ("翌月", "当月"), ("を限度", "を目安"),
        ("経過しない", "経過した"), ("満たない", "満たす"), ("at most", "less than"), ("less than", "at most"), ("the day before", "the day"),
        ("the month after", "the month of"), ("not yet", "just"),
    ];

    /// <summary>The sentence with each of its numbers one more, and each of its boundary words another, one at a time.</summary>
    public static IEnumerable<string> OtherThan(string sentence)
    {
        foreach (Match number in Number().Matches(sentence))
        {
            if (long.TryParse(number.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out long value))
                yield return sentence[..number.Index] + Text(value + 1, number.Value) + sentence[(number.Index + number.Length)..];
        }

        foreach ((string word, string other) in s_boundaries)
        {
            for (int at = sentence.IndexOf(word, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(word, at + 1, StringComparison.Ordinal))
                yield return sentence[..at] + other + sentence[(at + word.Length)..];
        }
    }

    private static string Text(long value, string like) => like.Contains(',', StringComparison.Ordinal)
        ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : value.ToString(new string('0', like.Length), CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+(,[0-9]{3})*")]
    private static partial Regex Number();
}
