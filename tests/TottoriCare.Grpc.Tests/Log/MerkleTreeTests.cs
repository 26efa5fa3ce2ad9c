using FsCheck.Fluent;
using Shouldly;
using TottoriCare.Grpc.Log.Tree;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Log;

/// <summary>The tree over a log, held to the definition of RFC 6962 and to known roots.</summary>
public sealed class MerkleTreeTests
{
    // Inputs and roots that implementations of certificate transparency test themselves by.
    private static readonly string[] s_leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] s_roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void A_log_without_entries_has_the_hash_of_nothing() =>
        MerkleTree.Root(new TreeInMemory(), 0).ToString().ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    [Fact]
    public void Known_leaves_have_known_roots()
    {
        var tree = new TreeInMemory();
        for (int i = 0; i < s_leaves.Length; i++)
        {
            tree.Append(Convert.FromHexString(s_leaves[i]));
            MerkleTree.Root(tree, i + 1).ToString().ShouldBe(s_roots[i]);
        }
    }

    [Fact]
    public void A_root_is_what_the_definition_says() => Property.Holds(Gen.Choose(1, 130), size =>
        MerkleTree.Root(TreeInMemory.Of(size), size).ShouldBe(Defined([.. Enumerable.Range(0, size).Select(TreeInMemory.Leaf)])));

    [Fact]
    public void Every_entry_is_proved_in_every_tree_that_holds_it_and_no_other_entry_by_the_same_proof()
    {
        const int most = 33;
        TreeInMemory tree = TreeInMemory.Of(most);
        for (int size = 1; size <= most; size++)
        {
            TreeHash root = MerkleTree.Root(tree, size);
            for (int index = 0; index < size; index++)
            {
                IReadOnlyList<TreeHash> path = MerkleTree.Inclusion(tree, index, size);
                TreeProof.Includes(TreeInMemory.Leaf(index), index, size, path, root).ShouldBeTrue();
                TreeProof.Includes(TreeInMemory.Leaf(index + 1), index, size, path, root).ShouldBeFalse();
                TreeProof.Includes(TreeInMemory.Leaf(index), index, size, [.. path, root], root).ShouldBeFalse();
                for (int other = 0; other < size; other++)
                    TreeProof.Includes(TreeInMemory.Leaf(index), other, size, path, root).ShouldBe(other == index);
            }
        }
    }

    [Fact]
    public void Every_earlier_tree_is_proved_to_be_the_beginning_of_every_later_one_and_a_changed_one_is_not()
    {
        const int most = 33;
        TreeInMemory tree = TreeInMemory.Of(most), changed = TreeInMemory.Of(most, leaf => leaf == 0 ? most : leaf);
        for (int later = 1; later <= most; later++)
        {
            TreeHash laterRoot = MerkleTree.Root(tree, later);
            for (int size = 1; size <= later; size++)
            {
                IReadOnlyList<TreeHash> proof = MerkleTree.Consistency(tree, size, later);
                TreeProof.IsConsistent(size, MerkleTree.Root(tree, size), later, laterRoot, proof).ShouldBeTrue();
                TreeProof.IsConsistent(size, MerkleTree.Root(changed, size), later, laterRoot, proof).ShouldBeFalse();
                TreeProof.IsConsistent(size, MerkleTree.Root(changed, size), later, laterRoot, MerkleTree.Consistency(changed, size, later))
                    .ShouldBeFalse();
                for (int i = 0; i < proof.Count; i++)
                    TreeProof.IsConsistent(size, MerkleTree.Root(tree, size), later, laterRoot, [.. proof.Where((_, place) => place != i)]).ShouldBeFalse();
            }
        }
    }

    // Section 2.1 of the RFC, word by word.
    private static TreeHash Defined(TreeHash[] leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        int left = 1;
        while (left * 2 < leaves.Length)
            left *= 2;
        return TreeHash.OfNode(Defined(leaves[..left]), Defined(leaves[left..]));
    }

    private sealed class TreeInMemory : ITreeNodes
    {
        private readonly Dictionary<(int Level, long Index), TreeHash> _nodes = [];
        private long _size;

        public TreeHash this[int level, long index] => _nodes[(level, index)];

        public static TreeInMemory Of(int size, Func<int, int>? leaf = null)
        {
            var tree = new TreeInMemory();
            for (int i = 0; i < size; i++)
                tree.Append(Entry(leaf?.Invoke(i) ?? i));
            return tree;
        }

        public static TreeHash Leaf(int index) => TreeHash.OfLeaf(Entry(index));

        public void Append(byte[] entry)
        {
            foreach ((int level, long index, TreeHash hash) in MerkleTree.Append(this, _size++, TreeHash.OfLeaf(entry)))
                _nodes.Add((level, index), hash);
        }

        private static byte[] Entry(int index) => BitConverter.GetBytes(index);
    }
}
