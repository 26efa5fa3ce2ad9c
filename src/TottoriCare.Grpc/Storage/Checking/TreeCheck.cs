using System.Data.Common;
using System.Globalization;
using TottoriCare.Grpc.Log.Tree;

namespace TottoriCare.Grpc.Storage;

/// <summary>木の検査: whether the tree over every log is that of its entries: each leaf the hash of its entry, each node that of the two below, none missing.</summary>
internal static class TreeCheck
{
    public static IEnumerable<InputError> Check(DbConnection connection, Progress progress)
    {
        foreach ((string tenant, long size) in connection.Query("SELECT tenant_id, log_size FROM tenant ORDER BY tenant_id", row => (row.GetString(0), row.GetInt64(1))))
        {
            InputError? fault = CheckCounts(connection, tenant, size) ?? CheckLeaves(connection, tenant, size, progress) ?? CheckNodes(connection, tenant);
            if (fault is not null)
                yield return fault;
        }
    }

    private static InputError? CheckCounts(DbConnection connection, string tenant, long size)
    {
        (long entries, long last) = connection.Query(
            "SELECT COUNT(*), coalesce(MAX(log_index), -1) FROM entry WHERE tenant_id = @p0", row => (row.GetInt64(0), row.GetInt64(1)), tenant)[0];
        if (entries != size || last != size - 1)
        {
            return new InputError(tenant, "LOG_INCOMPLETE", new LocalizedText(
                string.Create(CultureInfo.InvariantCulture, $"記録は {size} 件のはずですが、{entries} 件（最後は {last} 番）あります。バックアップから戻してください（restore）。"),
                string.Create(CultureInfo.InvariantCulture, $"The log has {size} entries by its head, and {entries} in fact, the last of index {last}: bring a backup back with restore.")));
        }

        Dictionary<long, long> nodes = connection.Query(
            "SELECT level, COUNT(*) FROM tree_node WHERE tenant_id = @p0 GROUP BY level", row => (Level: row.GetInt64(0), Count: row.GetInt64(1)), tenant)
            .ToDictionary(level => level.Level, level => level.Count);
        int levels = 0;
        for (; size >> levels > 0; levels++)
        {
            if (nodes.GetValueOrDefault(levels) != size >> levels)
                return Torn(tenant, levels, 0);
        }

        return nodes.Count == levels ? null : Torn(tenant, levels, 0);
    }

    private static InputError? CheckLeaves(DbConnection connection, string tenant, long size, Progress progress)
    {
        using DbCommand select = connection.CreateCommand();
        select.CommandText = """
            SELECT entry.log_index, entry.content, tree_node.hash FROM entry
            LEFT JOIN tree_node ON tree_node.tenant_id = entry.tenant_id AND tree_node.level = 0 AND tree_node.node_index = entry.log_index
            WHERE entry.tenant_id = @p0 ORDER BY entry.log_index
            """;
        Bind(select, tenant);
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            progress.Tell($"{tenant} tree", row.GetInt64(0), size);
            if (row.IsDBNull(2) || TreeHash.OfLeaf((byte[])row[1]) != new TreeHash((byte[])row[2]))
                return Torn(tenant, 0, row.GetInt64(0));
        }

        return null;
    }

    private static InputError? CheckNodes(DbConnection connection, string tenant)
    {
        using DbCommand select = connection.CreateCommand();
        select.CommandText = """
            SELECT node.level, node.node_index, node.hash, before.hash, after.hash FROM tree_node AS node
            LEFT JOIN tree_node AS before ON before.tenant_id = node.tenant_id AND before.level = node.level - 1 AND before.node_index = node.node_index * 2
            LEFT JOIN tree_node AS after ON after.tenant_id = node.tenant_id AND after.level = node.level - 1 AND after.node_index = node.node_index * 2 + 1
            WHERE node.tenant_id = @p0 AND node.level > 0 ORDER BY node.level, node.node_index
            """;
        Bind(select, tenant);
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            if (row.IsDBNull(3) || row.IsDBNull(4)
                || TreeHash.OfNode(new TreeHash((byte[])row[3]), new TreeHash((byte[])row[4])) != new TreeHash((byte[])row[2]))
            {
                return Torn(tenant, row.GetInt64(0), row.GetInt64(1));
            }
        }

        return null;
    }

    private static InputError Torn(string tenant, long level, long index) => new(
        string.Create(CultureInfo.InvariantCulture, $"{tenant}[{index << (int)level}]"), "TREE_UNFIT", new LocalizedText(
            string.Create(CultureInfo.InvariantCulture, $"木の第 {level} 段 {index} 番の節が、下の記録と合いません。バックアップと、外に控えた署名付きチェックポイントで確かめてください。"),
            string.Create(CultureInfo.InvariantCulture, $"Node {index} of level {level} of the tree does not fit the entries under it: compare a backup and the signed checkpoints that are kept elsewhere.")));

    private static void Bind(DbCommand command, string tenant)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("p0", tenant);
        command.Parameters.Add(parameter);
    }
}
