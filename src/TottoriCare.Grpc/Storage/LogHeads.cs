using System.Data.Common;
using TottoriCare.Grpc.Log.Tree;

namespace TottoriCare.Grpc.Storage;

/// <summary>先頭の照合: whether the head of every log, its last entry and the tree over it agree.</summary>
/// <remarks>Reads one entry of each municipality; the check command reads them all.</remarks>
internal static class LogHeads
{
    /// <summary>Compares them.</summary>
    /// <exception cref="StorageFault">A log does not end where its head says.</exception>
    public static void Verify(DbConnection connection)
    {
        List<string> torn = connection.Query(
            """
            SELECT tenant.tenant_id, tenant.log_size, entry.content, tree_node.hash,
              (SELECT MAX(log_index) FROM entry AS every WHERE every.tenant_id = tenant.tenant_id)
            FROM tenant
            LEFT JOIN entry ON entry.tenant_id = tenant.tenant_id AND entry.log_index = tenant.log_size - 1
            LEFT JOIN tree_node ON tree_node.tenant_id = tenant.tenant_id AND tree_node.level = 0 AND tree_node.node_index = tenant.log_size - 1
            """,
            row => AreAtOne(row) ? "" : row.GetString(0));
        torn.RemoveAll(tenant => tenant.Length == 0);
        if (torn.Count > 0)
        {
            string codes = string.Join(", ", torn);
            throw new StorageFault(new LocalizedText(
                $"台帳の記録の先頭が合いません（{codes}）。ホストを止めたまま check を実行し、必要ならバックアップから戻してください（restore）。",
                $"The head of the ledger's log does not fit its entries ({codes}): leave the host stopped, run check, and bring a backup back with restore where it says so."));
        }
    }

    private static bool AreAtOne(DbDataReader row)
    {
        long size = row.GetInt64(1);
        if (size == 0)
            return row.IsDBNull(4);
        return !row.IsDBNull(2) && !row.IsDBNull(3) && row.GetInt64(4) == size - 1
            && row[3] is byte[] { Length: TreeHash.Length }
            && TreeHash.OfLeaf((byte[])row[2]) == new TreeHash((byte[])row[3]);
    }
}
