using System.Text;
using TottoriCare.Calendars;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Csv;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Csv;

/// <summary>The encoding of a file is what its sender says, else what its bytes say.</summary>
public class CsvTextTests
{
    private const string Words = "事例番号,出産日\r\n";
    private static readonly Encoding s_cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    [Theory]
    [InlineData("utf-8", null, "utf-8")]
    [InlineData("utf-8-mark", null, "utf-8")]
    [InlineData("cp932", null, "windows-31j")]
    [InlineData("utf-8", "UTF-8", "utf-8")]
    [InlineData("utf-8-mark", "utf-8", "utf-8")]
    [InlineData("utf-8-mark", "shift_jis", "utf-8")]
    [InlineData("cp932", "Shift_JIS", "windows-31j")]
    [InlineData("cp932", "windows-31j", "windows-31j")]
    public void A_file_is_read_in_its_encoding(string written, string? said, string charset)
    {
        CsvText text = CsvText.Of(Bytes(written), said);

        text.Charset.ShouldBe(charset);
        text.HasMark.ShouldBe(written == "utf-8-mark");
        text.Open().ReadToEnd().ShouldBe(Words);
    }

    [Fact]
    public void A_file_of_plain_letters_is_in_the_encoding_that_is_said()
    {
        CsvText.Of("a,b\n"u8.ToArray(), null).Charset.ShouldBe("utf-8");
        CsvText.Of("a,b\n"u8.ToArray(), "cp932").Charset.ShouldBe("windows-31j");
    }

    [Theory]
    [InlineData("cp932", "utf-8", "CSV_ENCODING")]
    [InlineData("utf-8", "euc-jp", "CSV_CHARSET")]
    [InlineData("broken", null, "CSV_ENCODING")]
    [InlineData("broken", "cp932", "CSV_ENCODING")]
    public void A_file_in_another_encoding_is_refused(string written, string? said, string code)
    {
        RpcFault fault = Should.Throw<RpcFault>(() => CsvText.Of(Bytes(written), said));

        FaultWords.Of(fault.Status).Reason.ShouldBe(code);
    }

    [Fact]
    public void Every_japanese_text_of_the_shipped_rulebooks_and_of_the_product_can_be_written_in_CP932()
    {
        var strict = CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        IEnumerable<string> texts =
        [
            .. Library.Both.SelectMany(ordinance => ordinance.Rulebook.Editions.All).SelectMany(edition => edition.Terms.Pools ?? []).Select(pool => pool.Title.Ja),
            .. FindingReason.List.Select(reason => reason.Title.Ja),
            .. Outcome.List.Select(outcome => outcome.Title.Ja),
            .. CsvKinds.All.SelectMany(kind => kind.Columns).Select(column => column.Name.Ja),
            .. CsvKinds.All.SelectMany(kind => kind.Figures(Library.City.Rulebook)).Select(figure => figure.Name.Ja),
            JapaneseDate.ToTextWithWeekday(new(2026, 5, 7), Language.Japanese),
        ];

        foreach (string text in texts)
            strict.GetString(strict.GetBytes(text)).ShouldBe(text);
    }

    private static byte[] Bytes(string written) => written switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(Words),
        "utf-8-mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Words)],
        "cp932" => s_cp932.GetBytes(Words),
        _ => [0xE4, 0xBA, 0x80, 0x81],
    };
}
