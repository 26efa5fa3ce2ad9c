namespace TottoriCare.Domain.Tests;

public class ContentDigestTests
{
    [Theory]
    [InlineData("", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void A_digest_is_the_SHA_256_of_the_bytes_in_lower_case(string content, string digest) =>
        ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(content)).ShouldBe(digest);
}
