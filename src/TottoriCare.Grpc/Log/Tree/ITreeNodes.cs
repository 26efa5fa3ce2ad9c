namespace TottoriCare.Grpc.Log.Tree;

/// <summary>木の節: the hashes of the complete subtrees of a log, by level and place.</summary>
/// <remarks>Level 0 holds the leaves; the node at a level and index covers the leaves from index × 2^level on. A node never changes.</remarks>
internal interface ITreeNodes
{
    /// <summary>The hash of a complete subtree.</summary>
    TreeHash this[int level, long index] { get; }
}
