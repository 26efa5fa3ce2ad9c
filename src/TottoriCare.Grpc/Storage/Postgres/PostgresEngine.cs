using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace TottoriCare.Grpc.Storage;

/// <summary>PostgreSQL: for when one machine is outgrown; several hosts write to one database side by side.</summary>
/// <remarks>Nothing here outlives a transaction on the server, so that a pooler may stand between.</remarks>
internal sealed class PostgresEngine(string connectionString) : IStorageEngine
{
    /// <inheritdoc/>
    public string Name => "postgres";

    /// <inheritdoc/>
    public bool HasOneWriter => false;

    /// <inheritdoc/>
    public string Begin => "BEGIN ISOLATION LEVEL READ COMMITTED";

    // A COMMIT alone rolls a failed transaction back without a word; a statement before it fails.
    /// <inheritdoc/>
    public string Commit => "SELECT 1; COMMIT";

    /// <inheritdoc/>
    public string BeginSnapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ";

    /// <inheritdoc/>
    public string ForUpdate => " FOR UPDATE";

    // Dead rows go when the server vacuums.
    /// <inheritdoc/>
    public string Purge => "";

    /// <inheritdoc/>
    public DbConnection OpenWriter()
    {
        NpgsqlConnection connection = Open(PostgresConnectionText.ForWriter);
        try
        {
            PostgresSafety.Require(connection);
            return connection;
        }
        catch (DbException failure)
        {
            connection.Dispose();
            throw new StorageFault(Explain(failure), failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public DbConnection OpenReader() => Open(PostgresConnectionText.ForReader);

    /// <inheritdoc/>
    public LocalizedText Describe(DbConnection connection)
    {
        string place = $"PostgreSQL {((NpgsqlConnection)connection).PostgreSqlVersion}, {connection.DataSource}, {connection.Database}";
        return new(place, place);
    }

    // The server checks its pages itself, where it was set up with checksums; the check command reads everything.
    /// <inheritdoc/>
    public void Verify(DbConnection connection)
    {
    }

    /// <inheritdoc/>
    public void BeginMigration(DbConnection connection, TimeSpan patience) => PostgresMigrationLock.Begin((NpgsqlConnection)connection, patience);

    /// <inheritdoc/>
    public bool IsConstraint(DbException failure) => PostgresFailures.IsConstraint(failure);

    /// <inheritdoc/>
    public bool IsConflict(DbException failure) => PostgresFailures.IsConflict(failure);

    /// <inheritdoc/>
    public LocalizedText Explain(DbException failure) => PostgresFailures.Explain(failure);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private NpgsqlConnection Open(Func<string, string> complete)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(complete(connectionString));
            connection.Open();
            return connection;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            connection?.Dispose();

            // What the driver says of it may repeat a password.
            throw new StorageFault(new LocalizedText(
                "PostgreSQL の接続文字列に誤りがあります。「Host=…;Database=…;Username=…」の形にしてください。",
                "The connection string of PostgreSQL is faulty: it has the form Host=…;Database=…;Username=…."));
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or SocketException)
        {
            connection?.Dispose();
            throw new StorageFault(PostgresFailures.Unreachable, failure);
        }
    }
}
