namespace TottoriCare.Domain.Tests;

public class TextBufferTests
{
    [Theory]
    [InlineData(0, 1, "0")]
    [InlineData(9, 1, "9")]
    [InlineData(10, 1, "10")]
    [InlineData(5, 2, "05")]
    [InlineData(0, 2, "00")]
    [InlineData(59, 2, "59")]
    [InlineData(100, 2, "100")]
    [InlineData(-7, 1, "-7")]
    [InlineData(long.MaxValue, 1, "9223372036854775807")]
    [InlineData(long.MinValue, 1, "-9223372036854775808")]
    public void A_number_is_written_in_digits_with_leading_zeros_where_they_are_asked_for(long number, int fewestDigits, string written)
    {
        var text = new TextBuffer(stackalloc char[4]);

        text.Append(number, fewestDigits);

        text.ToString().ShouldBe(written);
    }

    [Fact]
    public void A_text_outgrows_its_place_and_keeps_what_it_had()
    {
        var text = new TextBuffer(stackalloc char[3]);

        text.Append("令和");
        text.Append('8');
        text.Append("");
        text.Append("年5月7日（木）から");
        text.Append(12_345);
        text.Append('円');

        text.ToString().ShouldBe("令和8年5月7日（木）から12345円");
    }

    [Fact]
    public void Nothing_written_is_an_empty_text() => new TextBuffer([]).ToString().ShouldBeEmpty();
}
