namespace TottoriCare.Grpc.Log.Tree;

/// <summary>証明の検証: checks proofs against roots alone, without the log (RFC 9162 sections 2.1.3.2 and 2.1.4.2).</summary>
internal static class TreeProof
{
    /// <summary>Whether an audit path proves that a leaf stands at an index of the tree with a root.</summary>
    public static bool Includes(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> path, TreeHash root)
    {
        if (index < 0 || index >= size)
            return false;
        long node = index, last = size - 1;
        TreeHash hash = leaf;
        foreach (TreeHash sibling in path)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.OfNode(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.OfNode(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether a proof shows that the tree with an earlier root is the beginning of the tree with a later one.</summary>
    public static bool IsConsistent(long size, TreeHash root, long laterSize, TreeHash laterRoot, IReadOnlyList<TreeHash> proof)
    {
        if (size < 0 || size > laterSize)
            return false;
        if (size == laterSize)
            return proof.Count == 0 && root == laterRoot;
        if (size == 0)
            return proof.Count == 0 && root == TreeHash.OfNothing;
        if (proof.Count == 0)
            return false;

        long node = size - 1, last = laterSize - 1;
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);

        // A complete earlier tree is itself the first node of the way up; else the proof begins with that node.
        bool isComplete = node == 0;
        TreeHash earlier = isComplete ? root : proof[0];
        TreeHash later = earlier;
        foreach (TreeHash sibling in proof.Skip(isComplete ? 0 : 1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                earlier = TreeHash.OfNode(sibling, earlier);
                later = TreeHash.OfNode(sibling, later);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                later = TreeHash.OfNode(later, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && earlier == root && later == laterRoot;
    }
}
