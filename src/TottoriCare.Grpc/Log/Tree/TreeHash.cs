using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TottoriCare.Grpc.Log.Tree;

/// <summary>ハッシュ値: 32 bytes of SHA-256, as RFC 6962 section 2.1 forms them for leaves and nodes of a Merkle tree.</summary>
/// <remarks>The default value is 32 zero bytes, which no content is known to have.</remarks>
internal readonly record struct TreeHash
{
    /// <summary>The number of bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    // A leaf and a node never have the same preimage, so that neither can be taken for the other.
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    // Four words instead of an array: a value that is equal by its content and costs no allocation.
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>The hash that these bytes are.</summary>
    /// <exception cref="ArgumentException">There are not exactly <see cref="Length"/> bytes.</exception>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A hash has {Length} bytes.", nameof(bytes));
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        (_first, _second, _third, _fourth) = (words[0], words[1], words[2], words[3]);
    }

    /// <summary>The hash of a tree without leaves: that of no bytes at all.</summary>
    public static TreeHash OfNothing { get; } = new(SHA256.HashData([]));

    /// <summary>葉: the hash of an entry's bytes.</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha256.AppendData([LeafPrefix]);
        sha256.AppendData(entry);
        Span<byte> hash = stackalloc byte[Length];
        sha256.GetHashAndReset(hash);
        return new TreeHash(hash);
    }

    /// <summary>節: the hash over a left and a right subtree.</summary>
    public static TreeHash OfNode(TreeHash left, TreeHash right)
    {
        Span<byte> content = stackalloc byte[1 + (2 * Length)];
        content[0] = NodePrefix;
        left.CopyTo(content[1..]);
        right.CopyTo(content[(1 + Length)..]);
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(content, hash);
        return new TreeHash(hash);
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> target)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(target[..Length]);
        (words[0], words[1], words[2], words[3]) = (_first, _second, _third, _fourth);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}
