using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TottoriCare.Grpc.Storage;

/// <summary>PRAGMA: the settings of a connection of SQLite, each asked for again, because one that is not taken is passed over without a word.</summary>
internal static class Pragmas
{
    /// <summary>Sets one.</summary>
    /// <exception cref="StorageFault">It was not taken.</exception>
    public static void Set(SqliteConnection connection, string name, string value, string answer, string file)
    {
        Ask(connection, $"{name}={value}");
        Require(connection, name, answer, file);
    }

    /// <summary>Asks for one, or sets one that answers.</summary>
    /// <exception cref="StorageFault">The answer is another one.</exception>
    public static void Require(SqliteConnection connection, string pragma, string expected, string file)
    {
        string answer = Ask(connection, pragma);
        if (answer != expected)
        {
            throw new StorageFault(new LocalizedText(
                $"台帳のファイル {file} は安全に使えません（PRAGMA {pragma} が {expected} でなく {answer}）。ネットワーク上のフォルダーを避け、ローカルのディスクに置いてください。",
                $"The ledger's file {file} can't be used safely (PRAGMA {pragma} is {answer} and not {expected}): keep it on a local disk, not on a network folder."));
        }
    }

    /// <summary>The first value that it answers with; empty where there is none.</summary>
    public static string Ask(SqliteConnection connection, string pragma)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
