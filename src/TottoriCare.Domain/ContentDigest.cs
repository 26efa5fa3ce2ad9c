using System.Security.Cryptography;
using System.Text;

namespace TottoriCare;

// The one form in which the product writes a digest: "sha256:" and 64 lower-case hexadecimal digits.
internal static class ContentDigest
{
    private const string Prefix = "sha256:";

    public static string Of(byte[] content)
    {
        using var sha256 = SHA256.Create();
        var text = new StringBuilder(Prefix, Prefix.Length + (2 * sha256.HashSize / 8));
        foreach (byte b in sha256.ComputeHash(content))
            text.Append(b.ToString("x2"));
        return text.ToString();
    }
}
