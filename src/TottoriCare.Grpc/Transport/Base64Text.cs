using System.Buffers;

namespace TottoriCare.Grpc.Transport;

/// <summary>base64: bytes as text, with or without padding, in the standard or the URL-safe alphabet.</summary>
internal static class Base64Text
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");

    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        ReadOnlySpan<char> digits = text.TrimEnd('=');
        if (text.Length - digits.Length > 2 || (text.Length != digits.Length && text.Length % 4 != 0) || text.ContainsAny(Blanks))
            return false;

        char[] padded = new char[(digits.Length + 3) / 4 * 4];
        digits.CopyTo(padded);
        padded.AsSpan(digits.Length).Fill('=');
        padded.AsSpan().Replace('-', '+');
        padded.AsSpan().Replace('_', '/');

        byte[] decoded = new byte[padded.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(padded, decoded, out int written))
            return false;
        bytes = decoded[..written];
        return true;
    }
}
