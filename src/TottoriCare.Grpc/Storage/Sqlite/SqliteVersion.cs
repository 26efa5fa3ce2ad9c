using Microsoft.Data.Sqlite;

namespace TottoriCare.Grpc.Storage;

/// <summary>SQLite の版: which SQLite this program runs, and what that means for the ledger.</summary>
internal static class SqliteVersion
{
    // STRICT tables, without which a column takes values of any type.
    private static readonly Version s_least = new(3, 37, 0);

    // Before it, two connections of which one resets the write-ahead log while the other writes or checkpoints can corrupt the file.
    private static readonly Version s_firstWithSoundReset = new(3, 51, 3);

    /// <summary>Refuses a version that can't hold the ledger.</summary>
    /// <exception cref="StorageFault">It is too old.</exception>
    public static void Require(SqliteConnection connection)
    {
        if (Version.Parse(connection.ServerVersion) < s_least)
        {
            throw new StorageFault(new LocalizedText(
                $"SQLite {connection.ServerVersion} は古すぎます。{s_least} 以上のものを使ってください。",
                $"SQLite {connection.ServerVersion} is too old: use {s_least} or later."));
        }
    }

    /// <summary>The version, with what an operator has to know of it.</summary>
    public static LocalizedText Describe(string version) => Version.Parse(version) >= s_firstWithSoundReset
        ? new($"SQLite {version}", $"SQLite {version}")
        : new(
            $"SQLite {version}（{s_firstWithSoundReset} より前。書込みとチェックポイントは一つの接続だけが行います。ほかのプログラムで開かないでください）",
            $"SQLite {version} (before {s_firstWithSoundReset}: one connection alone writes and checkpoints; open the file with no other program)");
}
