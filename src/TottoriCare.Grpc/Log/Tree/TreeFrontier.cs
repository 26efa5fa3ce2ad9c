namespace TottoriCare.Grpc.Log.Tree;

/// <summary>木の右端: the complete subtrees at the end of a growing log, enough for its root; for a log that is read once, in order.</summary>
internal sealed class TreeFrontier
{
    // The complete subtrees from left to right: one for each bit of the size, the largest first.
    private readonly List<TreeHash> _subtrees = [];

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>The root over all leaves so far.</summary>
    public TreeHash Root => _subtrees.Count == 0 ? TreeHash.OfNothing
        : _subtrees.AsEnumerable().Reverse().Aggregate((right, left) => TreeHash.OfNode(left, right));

    /// <summary>Appends a leaf.</summary>
    public void Append(TreeHash leaf)
    {
        for (long bits = Size++; (bits & 1) == 1; bits >>= 1)
        {
            leaf = TreeHash.OfNode(_subtrees[^1], leaf);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(leaf);
    }
}
