using System.Globalization;
using System.Text.RegularExpressions;

namespace TottoriCare.Grpc.Contract;

/// <summary>自由記述: words of a person in a request: one line of bounded length that holds no Individual Number (マイナンバー).</summary>
internal static partial class FreeText
{
    private const int DigitsOfIndividualNumber = 12;

    /// <summary>One line of text; none, with a fault, where it is missing, too long, not one line, or may hold an Individual Number.</summary>
    /// <param name="reader">Where faults are noted.</param>
    /// <param name="text">The text.</param>
    /// <param name="most">The most UTF-16 characters.</param>
    /// <param name="field">Its field.</param>
    /// <param name="whatJa">What it is, as 裁量の理由.</param>
    /// <param name="whatEn">The same, as "the officer's reason".</param>
    public static string? ReadLine(this RequestReader reader, string text, int most, string field, string whatJa, string whatEn)
    {
        if (string.IsNullOrWhiteSpace(text))
            reader.Faults.AddMissing(field, whatJa, whatEn);
        else if (text.Length > most)
            reader.Faults.Add(field, "TEXT_TOO_LONG", $"{most}字以内にしてください。", $"Give at most {most} characters.");
        else if (text.Any(IsUnprintable))
            reader.Faults.Add(field, "TEXT_NOT_ONE_LINE", "改行や制御文字を除き、1行にしてください。", "Give one line, without line breaks or control characters.");
        else if (MayHoldIndividualNumber(text))
            reader.Faults.Add(field, "INDIVIDUAL_NUMBER_SUSPECTED",
                "個人番号（マイナンバー）と読める12桁の数字があります。取り除いてください。",
                "It holds twelve digits that may be an Individual Number (My Number): remove them.");
        else
            return text;
        return null;
    }

    /// <summary>Whether a text holds twelve digits, possibly set apart by hyphens or blanks, whose last is the check digit of an Individual Number.</summary>
    /// <remarks>行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第8条; 同総務省令 第5条.</remarks>
    public static bool MayHoldIndividualNumber(string text) => Digits().Matches(text)
        .Select(run => run.Value.Where(char.IsDigit).Select(c => (int)char.GetNumericValue(c)).ToArray())
        .Any(digits => digits.Length == DigitsOfIndividualNumber && digits[^1] == CheckDigitOf(digits));

    // The eleven digits before it, from the last to the first, weigh 2 to 7 and then 2 to 6.
    private static int CheckDigitOf(int[] digits)
    {
        int sum = 0;
        for (int place = 1; place < DigitsOfIndividualNumber; place++)
            sum += digits[DigitsOfIndividualNumber - 1 - place] * (place <= 6 ? place + 1 : place - 5);
        int rest = sum % 11;
        return rest <= 1 ? 0 : 11 - rest;
    }

    private static bool IsUnprintable(char c) => char.IsControl(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"\d(?:[-‐‑–—−－ー\s]?\d)*")]
    private static partial Regex Digits();
}
