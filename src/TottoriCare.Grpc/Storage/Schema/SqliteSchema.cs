using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>SQLite の構造: the tables as SQLite tells them.</summary>
internal static class SqliteSchema
{
    public static IEnumerable<LedgerTable> Read(DbConnection connection) =>
        connection.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", row => row.GetString(0))
            .Where(LedgerSchema.IsOfLedger).Select(name => ReadTable(connection, name));

    private static LedgerTable ReadTable(DbConnection connection, string table)
    {
        var columns = connection.Query(
            """SELECT name, type, "notnull", pk FROM pragma_table_info(@p0) ORDER BY cid""",
            row => (Column: new LedgerColumn(row.GetString(0), KindOf(row.GetString(1)), row.GetString(1), row.GetInt64(2) != 0), Place: row.GetInt64(3)),
            table);
        List<string> indexes = connection.Query(
            "SELECT name FROM pragma_index_list(@p0) WHERE \"unique\" = 1 AND origin = 'u'", row => row.GetString(0), table);
        var references = connection.Query(
            """SELECT id, "table", "from" FROM pragma_foreign_key_list(@p0) ORDER BY id, seq""",
            row => (Id: row.GetInt64(0), Target: row.GetString(1), Column: row.GetString(2)), table);
        return new LedgerTable(
            table,
            columns.ConvertAll(found => found.Column),
            [.. columns.Where(found => found.Place > 0).OrderBy(found => found.Place).Select(found => found.Column.Name)],
            [.. indexes.Select(index => ColumnsOf(connection, index)).Order(StringComparer.Ordinal)],
            [.. references.GroupBy(reference => reference.Id)
                .Select(key => new LedgerForeignKey(string.Join(", ", key.Select(reference => reference.Column)), key.First().Target))
                .OrderBy(key => key.ToString(), StringComparer.Ordinal)]);
    }

    private static string ColumnsOf(DbConnection connection, string index) =>
        string.Join(", ", connection.Query("SELECT name FROM pragma_index_info(@p0) ORDER BY seqno", row => row.GetString(0), index));

    private static ColumnKind KindOf(string type) => type switch
    {
        "INTEGER" => ColumnKind.Integer,
        "TEXT" => ColumnKind.Text,
        "BLOB" => ColumnKind.Bytes,
        _ => throw new NotSupportedException($"The ledger has no columns of type {type}."),
    };
}
