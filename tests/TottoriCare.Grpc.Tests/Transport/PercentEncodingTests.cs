using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class PercentEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain ~text!", "plain ~text!")]
    [InlineData("100%", "100%25")]
    [InlineData("\t", "%09")]
    [InlineData("\u007F", "%7F")]
    [InlineData("鳥", "%E9%B3%A5")]
    [InlineData("😀", "%F0%9F%98%80")]
    public void Everything_but_printable_ascii_is_encoded(string text, string encoded) =>
        PercentEncoding.Encode(text, 1024).ShouldBe(encoded);

    [Theory]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab鳥", 10, "ab")]
    [InlineData("ab鳥", 11, "ab%E9%B3%A5")]
    public void A_text_is_cut_before_the_character_that_does_not_fit(string text, int maxLength, string encoded) =>
        PercentEncoding.Encode(text, maxLength).ShouldBe(encoded);

    [Fact]
    public void Half_of_a_surrogate_pair_becomes_a_replacement_character() =>
        PercentEncoding.Encode("\ud83d", 1024).ShouldBe("%EF%BF%BD");
}
