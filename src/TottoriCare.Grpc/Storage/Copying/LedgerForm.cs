using System.Data.Common;
using System.Globalization;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の形: whether a database holds a ledger in the form that this version writes.</summary>
internal static class LedgerForm
{
    /// <summary>Refuses one that does not.</summary>
    /// <exception cref="StorageFault">It holds none, or one of another version; the message names the mend.</exception>
    public static void Require(IStorageEngine engine, DbConnection connection)
    {
        int last = Last(connection);
        if (last == 0)
        {
            throw new StorageFault(new LocalizedText(
                "ここに台帳はありません。--storage、--data、--connection の指定を確かめてください。",
                "There is no ledger here: check what --storage, --data and --connection name."));
        }

        if (last != Migrator.LastStep(engine))
        {
            throw new StorageFault(new LocalizedText(
                "台帳がこの版のプログラムの形ではありません。migrate を実行するか、台帳と同じ版のプログラムを使ってください。",
                "The ledger has another form than this version of the program writes: run migrate, or use the program of the ledger's version."));
        }
    }

    private static int Last(DbConnection connection)
    {
        try
        {
            return connection.Query("SELECT coalesce(max(number), 0) FROM migration", row => Convert.ToInt32(row[0], CultureInfo.InvariantCulture))[0];
        }
        catch (DbException failure) when (failure is Npgsql.PostgresException { SqlState: "42P01" } or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 })
        {
            return 0;
        }
    }
}
