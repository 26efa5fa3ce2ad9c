using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Grpc.Access;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Access;

public class ApiKeyTests
{
    private const string Digits = "0123456789abcdef";

    private static readonly Gen<ApiKey> s_keys = Gen.Constant(0).Select(_ => ApiKey.Generate());

    [Fact]
    public void A_key_is_a_prefix_that_scanners_know_and_72_digits()
    {
        string key = ApiKey.Generate().Text;

        key.ShouldMatch("^tottoricare_[0-9a-f]{72}$");
        key.Length.ShouldBe(ApiKey.Length);
    }

    [Fact]
    public void What_is_kept_of_a_key_is_found_again_from_the_key() => Property.Holds(s_keys, key =>
        ApiKey.TryReadFingerprint(key.Text, out Fingerprint fingerprint) && fingerprint == key.Fingerprint
        && !key.Fingerprint.ToString().Contains(key.Text[12..76], StringComparison.Ordinal));

    [Fact]
    public void A_key_in_which_one_digit_is_another_is_no_key() => Property.Holds(
        from key in s_keys
        from place in Gen.Choose(ApiKey.Prefix.Length, ApiKey.Length - 1)
        from digit in Gen.Choose(1, 15)
        select Changed(key.Text, place, Digits[(Digits.IndexOf(key.Text[place]) + digit) % 16]),
        text => !ApiKey.TryReadFingerprint(text, out _));

    [Fact]
    public void A_key_in_which_two_neighbours_change_places_is_no_key() => Property.Holds(
        from key in s_keys
        from place in Gen.Choose(ApiKey.Prefix.Length, ApiKey.Length - 2)
        where key.Text[place] != key.Text[place + 1]
        select Changed(Changed(key.Text, place, key.Text[place + 1]), place + 1, key.Text[place]),
        text => !ApiKey.TryReadFingerprint(text, out _));

    [Fact]
    public void A_key_has_one_spelling() => Property.Holds(s_keys, key => new[]
        {
            key.Text.ToUpperInvariant(), ApiKey.Prefix + key.Text[12..].ToUpperInvariant(), key.Text[1..], key.Text[..^1], key.Text + "0", $" {key.Text}", $"{key.Text} ", key.Text[12..],
        }
        .Where(text => text != key.Text).All(text => !ApiKey.TryReadFingerprint(text, out _)));

    [Fact]
    public void Any_other_text_is_no_key() => Property.Holds<string>(text => text is null || !ApiKey.TryReadFingerprint(text, out _));

    [Fact]
    public void Fingerprints_are_equal_where_their_secrets_are() => Property.Holds<byte[]>(secret =>
    {
        if (secret is null || secret.Length == 0)
            return true;
        byte[] other = [.. secret];
        other[^1] ^= 1;
        return Fingerprint.Of(secret) == Fingerprint.Of([.. secret]) && Fingerprint.Of(secret) != Fingerprint.Of(other)
            && Fingerprint.TryParse(Fingerprint.Of(secret).ToString(), out Fingerprint read) && read.Equals((object)Fingerprint.Of(secret))
            && read.GetHashCode() == Fingerprint.Of(secret).GetHashCode();
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("sha512:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256:000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256:000000000000000000000000000000000000000000000000000000000000000A")]
    public void Other_texts_are_no_fingerprint(string? text) => Fingerprint.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Reading_a_key_allocates_nothing()
    {
        string text = ApiKey.Generate().Text;
        ApiKey.TryReadFingerprint(text, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
            ApiKey.TryReadFingerprint(text, out _);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static string Changed(string text, int place, char to) => $"{text[..place]}{to}{text[(place + 1)..]}";
}
