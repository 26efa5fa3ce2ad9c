using System.Text;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の文字: the bytes of a file as text: UTF-8, with or without a byte order mark, or CP932 (Shift_JIS of Windows).</summary>
/// <param name="Content">The bytes, without the mark.</param>
/// <param name="Encoding">Their encoding, in which the result is written too.</param>
/// <param name="HasMark">Whether the file began with a mark, as spreadsheets like their UTF-8.</param>
internal sealed record CsvText(ArraySegment<byte> Content, Encoding Encoding, bool HasMark)
{
    private const int Cp932Page = 932;
    private const string Geta = "〓";

    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding s_cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        Cp932Page, new EncoderReplacementFallback(Geta), DecoderFallback.ExceptionFallback)!;

    /// <summary>UTF-8 without a mark, strict.</summary>
    public static Encoding Utf8 => s_utf8;

    /// <summary>CP932, in which what is missing is written as 〓.</summary>
    public static Encoding Cp932 => s_cp932;

    /// <summary>The byte order mark of UTF-8, by which spreadsheets know it.</summary>
    public static ReadOnlySpan<byte> Utf8Mark => s_mark;

    private static readonly byte[] s_mark = [0xEF, 0xBB, 0xBF];

    /// <summary>The name of the encoding as a content type tells it.</summary>
    public string Charset => ReferenceEquals(Encoding, s_utf8) ? "utf-8" : "windows-31j";

    /// <summary>The bytes before the first record of the result.</summary>
    public ReadOnlySpan<byte> Mark => HasMark ? s_mark : [];

    /// <summary>Finds out the encoding of a file: by what its sender says, else by its bytes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="charset">The sender's word; none where nothing is said.</param>
    /// <exception cref="Transport.RpcFault">INVALID_ARGUMENT: another encoding, or bytes that are not of this one.</exception>
    public static CsvText Of(ArraySegment<byte> bytes, string? charset)
    {
        bool hasMark = bytes.AsSpan().StartsWith(s_mark);
        ArraySegment<byte> content = hasMark ? bytes[s_mark.Length..] : bytes;
        Encoding? said = charset is null ? null : Named(charset);
        if (said is not null && !(hasMark && said != s_utf8))
            return IsOf(said, content) ? new CsvText(content, said, hasMark) : throw NotOf(charset!);
        if (IsOf(s_utf8, content))
            return new CsvText(content, s_utf8, hasMark);
        return !hasMark && IsOf(s_cp932, content) ? new CsvText(content, s_cp932, HasMark: false) : throw NotOf("UTF-8, CP932");
    }

    /// <summary>The text from its beginning.</summary>
    public TextReader Open() => new StreamReader(
        new MemoryStream(Content.Array!, Content.Offset, Content.Count, writable: false), Encoding, detectEncodingFromByteOrderMarks: false);

    // Japanese header words in CP932 are no valid UTF-8, so trying UTF-8 first decides.
    private static bool IsOf(Encoding encoding, ArraySegment<byte> content)
    {
        try
        {
            encoding.GetCharCount(content.AsSpan());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Named(string charset) => charset.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" or "us-ascii" => s_utf8,
        "windows-31j" or "cp932" or "ms932" or "shift_jis" or "shift-jis" or "sjis" or "x-sjis" => s_cp932,
        _ => throw CsvFault.Of("CSV_CHARSET", "文字コードは utf-8 か windows-31j を指定してください。", "The charset is utf-8 or windows-31j."),
    };

    private static Transport.RpcFault NotOf(string what) => CsvFault.Of("CSV_ENCODING",
        $"ファイルを{what}として読めません。UTF-8 か CP932（Shift_JIS）で保存し直してください。",
        $"The file cannot be read as {what}; save it in UTF-8 or in CP932 (Shift_JIS).");
}
