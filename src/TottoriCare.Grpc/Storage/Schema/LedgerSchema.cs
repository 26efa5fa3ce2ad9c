using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の構造: the tables of a database as the database itself tells them, in an order in which each follows those that it refers to.</summary>
internal static class LedgerSchema
{
    // What a database knows of its own making; the ledger is the rest.
    private static readonly string[] s_ofMigrations = ["migration", "migration_lock"];

    /// <summary>Reads it.</summary>
    public static IReadOnlyList<LedgerTable> Read(IStorageEngine engine, DbConnection connection)
    {
        IEnumerable<LedgerTable> tables = engine.HasOneWriter ? SqliteSchema.Read(connection) : PostgresSchema.Read(connection);
        return InOrder([.. tables.OrderBy(table => table.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Whether a table is one of the ledger.</summary>
    public static bool IsOfLedger(string table) => !s_ofMigrations.Contains(table);

    private static List<LedgerTable> InOrder(List<LedgerTable> waiting)
    {
        var placed = new List<LedgerTable>(waiting.Count);
        while (waiting.Count > 0)
        {
            LedgerTable next = waiting.First(table => table.ForeignKeys.All(key =>
                key.Target == table.Name || placed.Exists(earlier => earlier.Name == key.Target)));
            placed.Add(next);
            waiting.Remove(next);
        }

        return placed;
    }
}
