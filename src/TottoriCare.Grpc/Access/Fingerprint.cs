using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TottoriCare.Grpc.Access;

/// <summary>指紋: the SHA-256 by which a credential is known without its secret being kept. The default is the fingerprint of nothing.</summary>
/// <remarks>
/// A password needs a slow hash, because people choose from few. A key of 256 random bits can't be guessed however fast the
/// hash is: a plain SHA-256 protects it just as well, and costs each call a fraction of a microsecond.
/// Equality takes the same time wherever two fingerprints differ.
/// </remarks>
internal readonly struct Fingerprint : IEquatable<Fingerprint>
{
    /// <summary>How a fingerprint begins as text, the name of the hash before its hexadecimal digits.</summary>
    private const string Prefix = "sha256:";

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private Fingerprint(ReadOnlySpan<byte> hash)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(hash);
        _second = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(hash[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(hash[24..]);
    }

    public static bool operator ==(Fingerprint left, Fingerprint right) => left.Equals(right);

    public static bool operator !=(Fingerprint left, Fingerprint right) => !left.Equals(right);

    /// <summary>The fingerprint of a secret.</summary>
    public static Fingerprint Of(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, hash);
        return new Fingerprint(hash);
    }

    /// <summary>The pin of a certificate: the fingerprint of its public key (SubjectPublicKeyInfo), the same after a renewal by that key.</summary>
    public static Fingerprint Of(X509Certificate2 certificate) => Of(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>Reads <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Fingerprint fingerprint)
    {
        fingerprint = default;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal) || !LowerHex.TryRead(text.AsSpan(Prefix.Length), hash))
            return false;
        fingerprint = new Fingerprint(hash);
        return true;
    }

    /// <summary>Whether both are the same; as slow for a difference in the first bit as in the last.</summary>
    public bool Equals(Fingerprint other) =>
        ((_first ^ other._first) | (_second ^ other._second) | (_third ^ other._third) | (_fourth ^ other._fourth)) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fingerprint other && Equals(other);

    // Any part of a hash is as good as a hash of it.
    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)_first);

    /// <summary><c>sha256:</c> and 64 hexadecimal digits.</summary>
    public override string ToString() => $"{Prefix}{_first:x16}{_second:x16}{_third:x16}{_fourth:x16}";
}
