using TottoriCare.Fuzz.Http2;

namespace TottoriCare.Fuzz.Tests;

public class HpackTests
{
    [Fact]
    public void What_is_written_reads_the_same()
    {
        Field[] fields = [new(":method", "POST"), new(":path", "/a/b"), new("x-long", new string('v', 40_000)), new("x", ""), new("content-type", "\u00FF")];

        Hpack.Decode(Hpack.Encode(fields)).ShouldBe(fields);
    }

    /// <summary>Examples of RFC 7541, appendix C.</summary>
    [Theory]
    [InlineData(10, 5, new byte[] { 0b01010 })]
    [InlineData(1337, 5, new byte[] { 0b11111, 0b10011010, 0b00001010 })]
    [InlineData(42, 8, new byte[] { 42 })]
    public void An_integer_is_written_as_in_the_standard(int value, int prefixBits, byte[] expected)
    {
        List<byte> block = [];
        Hpack.AddInteger(block, 0, prefixBits, value);
        block.ToArray().ShouldBe(expected);
    }

    [Fact]
    public void A_literal_with_an_indexed_name_is_read_as_in_the_standard() =>
        Hpack.Decode([0x04, 0x0C, .. "/sample/path"u8]).ShouldBe([new Field(":path", "/sample/path")]);

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0 })]
    [InlineData(new byte[] { 0x00, 0x05, 0x61 })]
    [InlineData(new byte[] { 0x00, 0x81, 0xFF })]
    public void A_broken_block_is_refused(byte[] block) => Should.Throw<FormatException>(() => Hpack.Decode(block));
}
