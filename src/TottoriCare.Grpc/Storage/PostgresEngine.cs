using System.Data.Common;
using Npgsql;

namespace TottoriCare.Grpc.Storage;

/// <summary>PostgreSQL: for when one machine is outgrown; several hosts write to one database side by side.</summary>
internal sealed class PostgresEngine(string connectionString) : IStorageEngine
{
    private const string IntegrityClass = "23";
    private const string SerializationFailure = "40001";
    private const string Deadlock = "40P01";

    /// <inheritdoc/>
    public string Name => "postgres";

    /// <inheritdoc/>
    public bool HasOneWriter => false;

    /// <inheritdoc/>
    public string Begin => "BEGIN";

    /// <inheritdoc/>
    public string ForUpdate => " FOR UPDATE";

    // Dead rows go when the server vacuums.
    /// <inheritdoc/>
    public string Purge => "";

    /// <inheritdoc/>
    public DbConnection OpenWriter() => Open(connectionString);

    /// <inheritdoc/>
    public DbConnection OpenReader() =>
        Open(new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c default_transaction_read_only=on" }.ToString());

    /// <inheritdoc/>
    public bool IsConstraint(DbException failure) =>
        failure is PostgresException { SqlState: { } state } && state.StartsWith(IntegrityClass, StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool IsConflict(DbException failure) => failure is PostgresException { SqlState: SerializationFailure or Deadlock };

    private static NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or System.Net.Sockets.SocketException)
        {
            connection.Dispose();
            throw new StorageFault(new LocalizedText(
                "台帳のデータベース（PostgreSQL）に接続できません。接続文字列と、サーバーが動いていることを確かめてください。",
                "The ledger's database (PostgreSQL) can't be reached: check the connection string, and that the server runs."), failure);
        }
    }
}
