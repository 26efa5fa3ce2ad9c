using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace TottoriCare.Grpc.Access;

/// <summary>APIキー: a secret of 256 random bits as its holder keeps it: <c>tottoricare_</c>, 64 hexadecimal digits, 8 of a checksum.</summary>
/// <remarks>
/// The prefix lets a scanner of files and logs know a key where it lies about, and the checksum (CRC-32C of the secret) tells
/// it from chance and finds a slip of the pen. Hexadecimal digits hold no two letters that look alike, and no character at
/// which a double click ends. The checksum protects nothing: the secret alone does.
/// </remarks>
internal sealed class ApiKey
{
    /// <summary>How every key begins.</summary>
    public const string Prefix = "tottoricare_";

    /// <summary>How many characters every key has.</summary>
    public const int Length = 84;

    private const int SecretBytes = 32;
    private const int ChecksumBytes = sizeof(uint);

    private ApiKey(ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[SecretBytes + ChecksumBytes];
        secret.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[SecretBytes..], ChecksumOf(secret));
        Text = Prefix + Convert.ToHexStringLower(bytes);
        Fingerprint = Fingerprint.Of(secret);
    }

    /// <summary>The key itself: shown once, and kept nowhere by this program.</summary>
    public string Text { get; }

    /// <summary>What is kept of it.</summary>
    public Fingerprint Fingerprint { get; }

    /// <summary>Another key, from the operating system's source of random bits.</summary>
    public static ApiKey Generate() => new(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The fingerprint of a key that a caller has sent; nothing is allocated.</summary>
    /// <returns>Whether the text is a key at all: prefix, length, digits and checksum.</returns>
    public static bool TryReadFingerprint(ReadOnlySpan<char> text, out Fingerprint fingerprint)
    {
        fingerprint = default;
        Span<byte> bytes = stackalloc byte[SecretBytes + ChecksumBytes];
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !LowerHex.TryRead(text[Prefix.Length..], bytes))
            return false;

        ReadOnlySpan<byte> secret = bytes[..SecretBytes];
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[SecretBytes..]) != ChecksumOf(secret))
            return false;
        fingerprint = Fingerprint.Of(secret);
        return true;
    }

    private static uint ChecksumOf(ReadOnlySpan<byte> secret)
    {
        uint crc = uint.MaxValue;
        foreach (byte octet in secret)
            crc = BitOperations.Crc32C(crc, octet);
        return ~crc;
    }
}
