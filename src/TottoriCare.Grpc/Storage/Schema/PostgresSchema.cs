using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>PostgreSQL の構造: the tables as PostgreSQL tells them.</summary>
internal static class PostgresSchema
{
    public static IEnumerable<LedgerTable> Read(DbConnection connection) =>
        connection.Query(
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
            row => row.GetString(0)).Where(LedgerSchema.IsOfLedger).Select(name => ReadTable(connection, name));

    private static LedgerTable ReadTable(DbConnection connection, string table)
    {
        List<LedgerColumn> columns = connection.Query(
            """
            SELECT column_name::text, data_type::text, is_nullable::text FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = @p0 ORDER BY ordinal_position
            """,
            row => new LedgerColumn(row.GetString(0), KindOf(row.GetString(1)), row.GetString(1), row.GetString(2) == "NO"), table);
        var keys = connection.Query(
            """
            SELECT key.contype::text, coalesce(target.relname::text, ''), (
              SELECT string_agg(part.attname::text, ', ' ORDER BY place.number)
              FROM unnest(key.conkey) WITH ORDINALITY AS place (attribute, number)
              JOIN pg_attribute AS part ON part.attrelid = key.conrelid AND part.attnum = place.attribute)
            FROM pg_constraint AS key
            JOIN pg_class AS origin ON origin.oid = key.conrelid
            LEFT JOIN pg_class AS target ON target.oid = key.confrelid
            WHERE origin.relnamespace = current_schema()::regnamespace AND origin.relname = @p0 AND key.contype IN ('p', 'u', 'f')
            """,
            row => (Kind: row.GetString(0), Target: row.GetString(1), Columns: row.GetString(2)), table);
        return new LedgerTable(
            table,
            columns,
            [.. keys.Where(key => key.Kind == "p").SelectMany(key => key.Columns.Split(", "))],
            [.. keys.Where(key => key.Kind == "u").Select(key => key.Columns).Order(StringComparer.Ordinal)],
            [.. keys.Where(key => key.Kind == "f").Select(key => new LedgerForeignKey(key.Columns, key.Target))
                .OrderBy(key => key.ToString(), StringComparer.Ordinal)]);
    }

    private static ColumnKind KindOf(string type) => type switch
    {
        "bigint" or "integer" => ColumnKind.Integer,
        "text" => ColumnKind.Text,
        "bytea" => ColumnKind.Bytes,
        _ => throw new NotSupportedException($"The ledger has no columns of type {type}."),
    };
}
