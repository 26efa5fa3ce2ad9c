using System.Data.Common;
using TottoriCare.Grpc.Log.Tree;

namespace TottoriCare.Grpc.Storage;

/// <summary>記録の根: the size and the root of every municipality's log, as its stored tree has them.</summary>
internal static class LogRoots
{
    /// <summary>Reads them, in the order of the codes.</summary>
    public static IReadOnlyList<LogRoot> Read(DbConnection connection)
    {
        using var node = new Statement(connection, "SELECT hash FROM tree_node WHERE tenant_id = @p0 AND level = @p1 AND node_index = @p2");
        return
        [
            .. connection.Query("SELECT tenant_id, log_size FROM tenant ORDER BY tenant_id", row => (Tenant: row.GetString(0), Size: row.GetInt64(1)))
                .Select(log => new LogRoot(log.Tenant, log.Size, MerkleTree.Root(new Nodes(node, log.Tenant), log.Size))),
        ];
    }

    private sealed class Nodes(Statement node, string tenant) : ITreeNodes
    {
        public TreeHash this[int level, long index] => node.First(row => new TreeHash((byte[])row[0]), tenant, level, index);
    }
}

/// <summary>記録の根: what a log amounts to.</summary>
/// <param name="Tenant">The municipality.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">The root of the tree over them.</param>
internal sealed record LogRoot(string Tenant, long Size, TreeHash Root)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Tenant} {Size} {Root}";
}
