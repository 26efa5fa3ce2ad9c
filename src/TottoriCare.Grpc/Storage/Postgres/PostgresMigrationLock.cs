using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace TottoriCare.Grpc.Storage;

/// <summary>移行の錠: lets one host at a time migrate a database of PostgreSQL.</summary>
/// <remarks>
/// Who migrates and since when stands in a row, for others to read; what keeps them out is the lock on that row, which ends with
/// the transaction. So a host that is killed in the middle blocks nobody: the server gives the row free as its connection breaks.
/// </remarks>
internal static class PostgresMigrationLock
{
    private const string LockNotAvailable = "55P03";
    private const string UniqueViolation = "23505";
    private static readonly TimeSpan s_betweenAttempts = TimeSpan.FromMilliseconds(100);

    private static readonly string s_owner = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessId} {Environment.MachineName} {Guid.NewGuid():N}");

    /// <summary>Begins a transaction that holds the lock.</summary>
    /// <exception cref="StorageFault">Another host holds it, and has not ended in time.</exception>
    public static void Begin(NpgsqlConnection connection, TimeSpan patience)
    {
        MakeRow(connection);
        long began = Stopwatch.GetTimestamp();
        while (!TryBegin(connection))
        {
            if (Stopwatch.GetElapsedTime(began) >= patience)
                throw Held(connection);
            Thread.Sleep(s_betweenAttempts);
        }
    }

    private static bool TryBegin(NpgsqlConnection connection)
    {
        try
        {
            // The name is committed first: nobody can read what a transaction has not yet ended.
            connection.Execute("BEGIN");
            connection.Execute("SELECT 1 FROM migration_lock FOR UPDATE NOWAIT");
            connection.Execute("UPDATE migration_lock SET owner = @p0, taken_at = now()", s_owner);
            connection.Execute("COMMIT");

            connection.Execute("BEGIN");
            List<string> owner = connection.Query("SELECT owner FROM migration_lock FOR UPDATE NOWAIT", row => row.GetString(0));
            if (owner is [var only] && only == s_owner)
                return true;
            connection.Execute("ROLLBACK");
            return false;
        }
        catch (PostgresException failure) when (failure.SqlState == LockNotAvailable)
        {
            connection.Execute("ROLLBACK");
            return false;
        }
    }

    // Two hosts that make the same table at once get in each other's way in the catalogue; the second finds it made.
    private static void MakeRow(NpgsqlConnection connection)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                connection.Execute(
                    "CREATE TABLE IF NOT EXISTS migration_lock (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), owner TEXT NOT NULL, taken_at TIMESTAMPTZ NOT NULL)");
                connection.Execute("INSERT INTO migration_lock (one, owner, taken_at) VALUES (1, '', now()) ON CONFLICT DO NOTHING");
                return;
            }
            catch (PostgresException failure) when (failure.SqlState == UniqueViolation && attempt == 1)
            {
            }
        }
    }

    private static StorageFault Held(NpgsqlConnection connection)
    {
        (string owner, double seconds) = connection.Query(
            "SELECT owner, extract(epoch FROM now() - taken_at)::float8 FROM migration_lock", row => (row.GetString(0), row.GetDouble(1)))[0];
        string[] signed = owner.Split(' ');
        string process = signed[0], machine = signed.Length > 1 ? signed[1] : "";
        return new StorageFault(new LocalizedText(
            string.Create(CultureInfo.InvariantCulture, $"ほかのホスト（プロセス {process}、{machine}、{seconds:0} 秒前から）が台帳のデータベースを移行しています。終わるのを待つか、そのプロセスを終了してから、もう一度起動してください。"),
            string.Create(CultureInfo.InvariantCulture, $"Another host (process {process} on {machine}, for {seconds:0} s) is migrating the ledger's database: wait until it is done, or end that process, and start again.")));
    }
}
