namespace TottoriCare.Grpc.Transport;

/// <summary>JSON の整数: an integer in JSON's number grammar, read exactly.</summary>
/// <remarks><c>12</c>, <c>12.0</c> and <c>1.2e1</c> are the same; <c>12.5</c> is none.</remarks>
internal static class JsonInteger
{
    /// <summary>More digits than any 64-bit number has, and few enough for 128 bits.</summary>
    private const int MaxDigits = 30;

    public enum Reading
    {
        Integer,
        NotInteger,
        TooLarge,
    }

    public static Reading Read(ReadOnlySpan<char> text, out Int128 value)
    {
        value = 0;
        bool negative = text is ['-', ..];
        if (negative)
            text = text[1..];
        if (!TrySplit(text, out ReadOnlySpan<char> whole, out ReadOnlySpan<char> fraction, out ReadOnlySpan<char> exponentText))
            return Reading.NotInteger;

        fraction = fraction.TrimEnd('0');
        ReadOnlySpan<char> leading = whole.TrimStart('0');
        if (leading.IsEmpty && fraction.IsEmpty)
            return Reading.Integer;
        if (!TryReadExponent(exponentText, out int exponent))
            return exponent < 0 ? Reading.NotInteger : Reading.TooLarge;

        // The digits form an integer once the exponent has moved the point behind the last of them that is not zero.
        int zeros = exponent - fraction.Length;
        if (zeros < 0 && !EndsInZeros(whole, fraction, -zeros))
            return Reading.NotInteger;
        if (zeros < 0)
            leading = leading[..^-zeros];
        if (leading.Length + fraction.Length + Math.Max(zeros, 0) > MaxDigits)
            return Reading.TooLarge;

        foreach (char digit in leading)
            value = value * 10 + (digit - '0');
        foreach (char digit in fraction)
            value = value * 10 + (digit - '0');
        for (; zeros > 0; zeros--)
            value *= 10;
        if (negative)
            value = -value;
        return Reading.Integer;
    }

    private static bool EndsInZeros(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int count) =>
        fraction.IsEmpty && count < whole.Length && !whole[^count..].ContainsAnyExcept('0');

    private static bool TrySplit(
        ReadOnlySpan<char> text, out ReadOnlySpan<char> whole, out ReadOnlySpan<char> fraction, out ReadOnlySpan<char> exponent)
    {
        exponent = "0";
        int mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            exponent = text[(mark + 1)..];
            text = text[..mark];
        }

        whole = text;
        fraction = "0";
        int point = text.IndexOf('.');
        if (point >= 0)
        {
            whole = text[..point];
            fraction = text[(point + 1)..];
        }

        ReadOnlySpan<char> power = exponent is ['+' or '-', ..] ? exponent[1..] : exponent;
        return AreDigits(whole) && AreDigits(fraction) && AreDigits(power) && (whole.Length == 1 || whole[0] != '0');
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>False for an exponent that no integer of 64 bits can have; its sign is still right.</summary>
    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        const int Enough = 1_000_000;
        bool negative = text[0] == '-';
        ReadOnlySpan<char> digits = text.TrimStart("+-").TrimStart('0');
        exponent = digits.Length > 6 ? Enough : digits.IsEmpty ? 0 : int.Parse(digits);
        if (negative)
            exponent = -exponent;
        return digits.Length <= 6;
    }
}
