using System.Data.Common;
using System.Globalization;

namespace TottoriCare.Grpc.Storage;

/// <summary>一意性の検査: whether no two rows have a key in common.</summary>
internal static class KeyCheck
{
    /// <summary>Every table of the ledger.</summary>
    public static IEnumerable<InputError> Check(IStorageEngine engine, DbConnection connection) =>
        LedgerSchema.Read(engine, connection).SelectMany(table => Check(connection, table));

    /// <summary>One table.</summary>
    public static IEnumerable<InputError> Check(DbConnection connection, LedgerTable table)
    {
        foreach (string key in table.Keys)
        {
            long twice = connection.Query(
                $"SELECT COUNT(*) FROM (SELECT 1 FROM {table.Name} GROUP BY {key} HAVING COUNT(*) > 1) AS twice", row => row.GetInt64(0))[0];
            if (twice > 0)
            {
                yield return new InputError(table.Name, "KEY_TWICE", new LocalizedText(
                    string.Create(CultureInfo.InvariantCulture, $"{table.Name}（{key}）が同じ行が {twice} 組あります。バックアップから戻してください（restore）。"),
                    string.Create(CultureInfo.InvariantCulture, $"{table.Name} has rows alike in ({key}), {twice} times: bring a backup back with restore.")));
            }
        }
    }
}
