using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TottoriCare.Calendars;

// The bytes of a list as text. The header of the list is not valid UTF-8 when written in CP932, so trying UTF-8 first decides.
internal static class CabinetOfficeText
{
    private const int MostBytes = 1024 * 1024;
    private const int Cp932 = 932;
    private const char ByteOrderMark = '\uFEFF';

    public static bool TryDecode(
        ReadOnlyMemory<byte> content, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out InputError? error)
    {
        text = null;
        error = null;
        if (content.Length > MostBytes)
        {
            error = new InputError("", "HOLIDAY_LIST_TOO_LARGE", new LocalizedText(
                "一覧が1MiBを超えています。内閣府の「国民の祝日・休日」の一覧を指定してください。",
                "The list is larger than 1 MiB; give the Cabinet Office's list of holidays."));
            return false;
        }

        byte[] bytes = content.ToArray();
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        text = Decoded(bytes, utf8)?.TrimStart(ByteOrderMark) ?? (Cp932OrNull() is { } cp932 ? Decoded(bytes, cp932) : null);
        if (text is null)
        {
            error = new InputError("", "HOLIDAY_LIST_ENCODING", new LocalizedText(
                "一覧の文字コードを読めません。CP932（Shift_JIS）またはUTF-8の一覧を指定してください。CP932を読めない実行環境では、UTF-8に変換してください。",
                "The encoding of the list cannot be read; give it in CP932 (Shift_JIS) or UTF-8, and in UTF-8 where the runtime has no CP932."));
        }

        return text is not null;
    }

    private static string? Decoded(byte[] bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // .NET Framework knows CP932 itself. A newer runtime below .NET 10 knows it only where its host has registered the code
    // pages; where it has not, only UTF-8 is read.
    private static Encoding? Cp932OrNull()
    {
#if NETSTANDARD2_0
        try
        {
            return Encoding.GetEncoding(Cp932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (NotSupportedException)
        {
            return null;
        }
#else
        return CodePagesEncodingProvider.Instance.GetEncoding(Cp932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
#endif
    }
}
