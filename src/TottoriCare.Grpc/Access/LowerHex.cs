using System.Buffers;

namespace TottoriCare.Grpc.Access;

/// <summary>小文字の十六進: the one spelling of bytes as text that credentials use.</summary>
internal static class LowerHex
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads exactly as many digits as the bytes take; no upper case, so that every value has one spelling.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == bytes.Length * 2 && !text.ContainsAnyExcept(s_digits)
        && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
}
