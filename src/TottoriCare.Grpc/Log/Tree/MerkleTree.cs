using System.Numerics;

namespace TottoriCare.Grpc.Log.Tree;

/// <summary>マークル木: RFC 6962 section 2.1 over the first entries of a log: roots, audit paths and consistency proofs.</summary>
/// <remarks>
/// Follows the recursion of the RFC. Every left subtree is complete and so a single node that is stored, hence each answer costs
/// as many nodes as the logarithm of the size and no leaf is hashed twice.
/// </remarks>
internal static class MerkleTree
{
    /// <summary>The nodes that appending one leaf completes: the leaf, and each subtree of which it is the last leaf.</summary>
    /// <param name="nodes">The nodes so far.</param>
    /// <param name="index">The index of the leaf: the size of the log before it.</param>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <returns>Level, index and hash, from the leaf upwards; amortised two.</returns>
    public static IEnumerable<(int Level, long Index, TreeHash Hash)> Append(ITreeNodes nodes, long index, TreeHash leaf)
    {
        TreeHash hash = leaf;
        int level = 0;
        yield return (level, index, hash);
        for (; (index & 1) == 1; index >>= 1)
        {
            hash = TreeHash.OfNode(nodes[level, index - 1], hash);
            level++;
            yield return (level, index >> 1, hash);
        }
    }

    /// <summary>根: the hash over the first leaves (Merkle Tree Hash).</summary>
    public static TreeHash Root(ITreeNodes nodes, long size) => size == 0 ? TreeHash.OfNothing : HashOf(nodes, 0, size);

    /// <summary>包含証明: the audit path of a leaf in the tree of the first leaves, from the leaf upwards.</summary>
    /// <param name="nodes">The nodes of the log.</param>
    /// <param name="index">The leaf, below <paramref name="size"/>.</param>
    /// <param name="size">The size of the tree.</param>
    /// <exception cref="ArgumentOutOfRangeException">The leaf is not in that tree.</exception>
    public static IReadOnlyList<TreeHash> Inclusion(ITreeNodes nodes, long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<TreeHash>();
        long first = 0, end = size;
        while (end - first > 1)
        {
            long middle = first + LeftSize(end - first);
            path.Add(index < middle ? HashOf(nodes, middle, end) : HashOf(nodes, first, middle));
            (first, end) = index < middle ? (first, middle) : (middle, end);
        }

        path.Reverse();
        return path;
    }

    /// <summary>整合性証明: that the tree of the first leaves is the beginning of a larger one.</summary>
    /// <param name="nodes">The nodes of the log.</param>
    /// <param name="size">The size of the earlier tree, above 0.</param>
    /// <param name="laterSize">The size of the later tree, not below <paramref name="size"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not in that order.</exception>
    public static IReadOnlyList<TreeHash> Consistency(ITreeNodes nodes, long size, long laterSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, laterSize);
        var proof = new List<TreeHash>();
        long first = 0, end = laterSize;
        bool isWholeEarlierTree = true;
        while (size < end)
        {
            long middle = first + LeftSize(end - first);
            if (size <= middle)
            {
                proof.Add(HashOf(nodes, middle, end));
                end = middle;
            }
            else
            {
                proof.Add(HashOf(nodes, first, middle));
                first = middle;
                isWholeEarlierTree = false;
            }
        }

        // Whoever asks knows the root of the earlier tree already; a subtree of it he doesn't.
        if (!isWholeEarlierTree)
            proof.Add(HashOf(nodes, first, end));
        proof.Reverse();
        return proof;
    }

    // The hash over the leaves of a range as the recursion splits them: its left part is always one stored node.
    private static TreeHash HashOf(ITreeNodes nodes, long first, long end)
    {
        long size = end - first;
        if (BitOperations.IsPow2(size))
        {
            int level = BitOperations.Log2((ulong)size);
            return nodes[level, first >> level];
        }

        long middle = first + LeftSize(size);
        return TreeHash.OfNode(HashOf(nodes, first, middle), HashOf(nodes, middle, end));
    }

    // The largest power of two below a size of two or more.
    private static long LeftSize(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
