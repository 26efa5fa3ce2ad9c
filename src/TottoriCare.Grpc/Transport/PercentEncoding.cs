using System.Buffers;
using System.Text;

namespace TottoriCare.Grpc.Transport;

/// <summary>百分率符号化: how <c>grpc-message</c> carries any Unicode text in a header of printable ASCII.</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c != '%').ToArray());

    /// <summary>The encoded text, cut before the first character that would pass <paramref name="maxLength"/>.</summary>
    public static string Encode(string text, int maxLength)
    {
        if (text.Length <= maxLength && !text.AsSpan().ContainsAnyExcept(Plain))
            return text;

        var encoded = new StringBuilder(Math.Min(text.Length * 3, maxLength));
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool plain = rune.IsBmp && Plain.Contains((char)rune.Value);
            int bytes = rune.EncodeToUtf8(utf8);
            if (encoded.Length + (plain ? 1 : bytes * 3) > maxLength)
                break;
            if (plain)
                encoded.Append((char)rune.Value);
            else
                foreach (byte octet in utf8[..bytes])
                    encoded.Append('%').Append(octet.ToString("X2"));
        }

        return encoded.ToString();
    }
}
