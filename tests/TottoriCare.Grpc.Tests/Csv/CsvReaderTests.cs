using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Grpc.Csv;
using TottoriCare.Grpc.Transport;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Csv;

/// <summary>CSV is read as RFC 4180 writes it, and everything else is refused with its line.</summary>
public class CsvReaderTests
{
    private static readonly Gen<string> s_cells = Gen.Choose(0, 6).SelectMany(length =>
        Gen.ArrayOf(Gen.Elements('a', '7', ',', '"', '\n', '\r', ' ', '産', '、', '-', '='), length)).Select(letters => new string(letters));

    [Fact]
    public void What_is_written_is_read_again() => Property.Holds(
        from width in Gen.Choose(1, 4)
        from height in Gen.Choose(1, 5)
        from rows in Gen.ArrayOf(Gen.ArrayOf(s_cells, width), height)
        select rows,
        rows => Read(Written(rows)).Select(record => string.Join('|', record.Cells))
            .ShouldBe(rows.Select(row => string.Join('|', row.Select(cell => cell is ['=' or '-' or '\n' or '\r', ..] ? $"'{cell}" : cell)))));

    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b 2:c|d")]
    [InlineData("a,b\nc,d", "1:a|b 2:c|d")]
    [InlineData("a,b\r\nc,d\n", "1:a|b 2:c|d")]
    [InlineData("\n\r\na\n\n\nb\n\n", "3:a 6:b")]
    [InlineData("a,\n,b\n,\n", "1:a| 2:|b 3:|")]
    [InlineData("\"a\r\nb\",c\nd,e\n", "1:a\r\nb|c 3:d|e")]
    [InlineData("\"\"\n\"x\"\"y\"", "1: 2:x\"y")]
    [InlineData("", "")]
    public void A_sound_text_has_these_records(string text, string records) =>
        string.Join(' ', Read(text).Select(record => $"{record.Line}:{string.Join('|', record.Cells)}")).ShouldBe(records);

    [Theory]
    [InlineData("a\nb\"c\n", "line 2", "CSV_QUOTE_INSIDE_CELL")]
    [InlineData("a\n\"b\"c\n", "line 2", "CSV_TEXT_AFTER_QUOTE")]
    [InlineData("a\n\n\"b\n\nc\n", "line 3", "CSV_QUOTE_NOT_CLOSED")]
    [InlineData("a\rb\n", "line 1", "CSV_LINE_END")]
    [InlineData("a,b,c,d\n", null, null)]
    [InlineData("x\na,b,c,d,e\n", "line 2", "CSV_TOO_MANY_CELLS")]
    [InlineData("1234567890", null, null)]
    [InlineData("x\n12345678901", "line 2", "CSV_CELL_TOO_LONG")]
    [InlineData("x\n\"1234567890\"", null, null)]
    [InlineData("x\n\"12345\n78901\"", "line 3", "CSV_CELL_TOO_LONG")]
    public void A_text_that_is_no_csv_is_refused_with_its_line(string text, string? line, string? code)
    {
        if (line is null)
        {
            Read(text).ShouldNotBeEmpty();
            return;
        }

        RpcFault fault = Should.Throw<RpcFault>(() => Read(text));

        (_, _, IReadOnlyList<InputError> violations) = FaultWords.Of(fault.Status);
        violations.Select(it => (it.Path, it.Code)).ShouldBe([(line, code!)]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\tx")]
    [InlineData("＝1")]
    [InlineData("＠x")]
    public void A_cell_that_a_spreadsheet_would_take_for_a_formula_is_made_harmless(string cell) =>
        Read(Written([["a", cell]])).ShouldHaveSingleItem().Cells[1].ShouldBe($"'{cell}");

    [Theory]
    [InlineData("出産曰", "出産日")]
    [InlineData("利用開始", "利用開始日")]
    [InlineData("delivery_date", "delivery_day")]
    [InlineData("case", null)]
    [InlineData("", null)]
    [InlineData("鳥取花子", null)]
    public void The_nearest_name_is_offered_where_one_is_near(string text, string? nearest) =>
        NearestName.Of(text, ["出産日", "利用開始日", "delivery_day", "first_day"]).ShouldBe(nearest);

    private static List<CsvRecord> Read(string text)
    {
        var reader = new CsvReader(new StringReader(text), maxCellLength: 10, maxCells: 4);
        List<CsvRecord> records = [];
        while (reader.Read() is { } record)
            records.Add(record);
        return records;
    }

    private static string Written(IEnumerable<IReadOnlyList<string>> rows)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(bytes, Encoding.UTF8);
        foreach (IReadOnlyList<string> row in rows)
            writer.Write(row);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
