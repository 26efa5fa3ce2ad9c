using System.Diagnostics.CodeAnalysis;

namespace TottoriCare;

/// <summary>全国地方公共団体コード: the six-digit code of a prefecture or municipality, its last digit a check digit.</summary>
/// <remarks>
/// A value of this type always has the right check digit. Whether such a body exists is not asked: the five digits may be
/// any, which leaves the unused prefectures 00 and 48–99 for bodies made up in tests.
/// </remarks>
public sealed record MunicipalityCode
{
    private const int LengthWithoutCheck = 5;

    private MunicipalityCode(string value) => Value = value;

    /// <summary>The six ASCII digits, such as <c>990019</c>.</summary>
    public string Value { get; }

    /// <summary>都道府県か: whether the code is that of a prefecture (digits 3–5 are zero).</summary>
    public bool IsPrefecture => Value[2] == '0' && Value[3] == '0' && Value[4] == '0';

    /// <summary>都道府県コード: the six-digit code of the prefecture that the body lies in; for a prefecture, its own.</summary>
    public MunicipalityCode PrefectureCode => IsPrefecture ? this : FromFiveDigits($"{Value[0]}{Value[1]}000");

    /// <summary>Reads a code that the program itself holds.</summary>
    /// <exception cref="FormatException">The text is no code; for outside text use <see cref="TryParse"/>.</exception>
    public static MunicipalityCode Parse(string text) =>
        TryParse(text, out MunicipalityCode? code, out InputError? error) ? code : throw new FormatException(error.Message.En);

    /// <summary>Reads a code from outside text: exactly six ASCII digits whose last is the check digit of the first five.</summary>
    /// <param name="text">The text; nothing around the digits is tolerated.</param>
    /// <param name="code">The code, if the text is one.</param>
    /// <param name="error">
    /// Else why not: <c>MUNICIPALITY_CODE_MISSING</c>, <c>MUNICIPALITY_CODE_FORM</c> or <c>MUNICIPALITY_CODE_CHECK_DIGIT</c>,
    /// with an empty path.
    /// </param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out MunicipalityCode? code, [NotNullWhen(false)] out InputError? error)
    {
        error = FaultOf(text);
        code = error is null ? new MunicipalityCode(text!) : null;
        return code is not null;
    }

    /// <summary>The six digits.</summary>
    public override string ToString() => Value;

    private static MunicipalityCode FromFiveDigits(string digits) => new(digits + CheckDigitOf(digits));

    private static InputError? FaultOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new InputError("", "MUNICIPALITY_CODE_MISSING", new LocalizedText(
                "全国地方公共団体コードがありません。6桁の半角数字で指定してください。",
                "The municipality code is missing; give six ASCII digits."));
        }

        if (!text!.All(IsDigit) || text!.Length is not (LengthWithoutCheck or LengthWithoutCheck + 1))
        {
            return new InputError("", "MUNICIPALITY_CODE_FORM", new LocalizedText(
                "全国地方公共団体コードは、検査数字を含む6桁の半角数字で指定してください。",
                "A municipality code is exactly six ASCII digits, the check digit included."));
        }

        if (text.Length == LengthWithoutCheck)
        {
            return new InputError("", "MUNICIPALITY_CODE_FORM", new LocalizedText(
                $"全国地方公共団体コードが5桁です。検査数字「{CheckDigitOf(text)}」を末尾に加え、6桁で指定してください。",
                $"The municipality code has five digits; add the check digit '{CheckDigitOf(text)}' as the sixth."));
        }

        char expected = CheckDigitOf(text);
        if (text[LengthWithoutCheck] != expected)
        {
            return new InputError("", "MUNICIPALITY_CODE_CHECK_DIGIT", new LocalizedText(
                $"全国地方公共団体コードの検査数字が合いません。先頭5桁に対する検査数字は「{expected}」です。誤記がないか確かめてください。",
                $"The check digit of the municipality code does not match: its first five digits call for '{expected}'. Look for a mistyped digit."));
        }

        return null;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    // Weights 6 to 2 from the left; (11 − sum mod 11), of which the last digit counts.
    private static char CheckDigitOf(string digits)
    {
        int sum = 0;
        for (int i = 0; i < LengthWithoutCheck; i++)
            sum += (digits[i] - '0') * (LengthWithoutCheck + 1 - i);
        return (char)('0' + ((11 - (sum % 11)) % 10));
    }
}
