using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>ファイルの健全性: what SQLite itself finds wrong with a file.</summary>
internal static class SqliteIntegrity
{
    public static IEnumerable<InputError> Check(DbConnection connection)
    {
        foreach (string found in Found(connection).Where(found => found != "ok"))
        {
            yield return new InputError("file", "FILE_DAMAGED", new LocalizedText(
                $"ファイルが壊れています（{found}）。バックアップから戻してください（restore）。",
                $"The file is damaged ({found}): bring a backup back with restore."));
        }

        foreach ((string table, string target) in connection.Query(
            """SELECT DISTINCT "table", parent FROM pragma_foreign_key_check""", row => (row.GetString(0), row.GetString(1))))
        {
            yield return new InputError(table, "REFERENCE_BROKEN", new LocalizedText(
                $"{table} に、{target} にない行を指すものがあります。バックアップから戻してください（restore）。",
                $"A row of {table} refers to none of {target}: bring a backup back with restore."));
        }
    }

    // Where the damage is deep enough, the search for it ends in it.
    private static List<string> Found(DbConnection connection)
    {
        try
        {
            return connection.Query("PRAGMA integrity_check(20)", row => row.GetString(0));
        }
        catch (DbException failure)
        {
            return [failure.Message];
        }
    }
}
