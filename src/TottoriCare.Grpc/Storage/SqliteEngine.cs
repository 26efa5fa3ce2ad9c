using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TottoriCare.Grpc.Storage;

/// <summary>SQLite: the embedded database, one file with one writer.</summary>
/// <remarks>
/// Write-ahead log with <c>synchronous=FULL</c>: a commit that has returned survives a loss of power. The writing connection
/// does every checkpoint too, because two connections that write or checkpoint at once can corrupt a file under SQLite before
/// 3.51.3.
/// </remarks>
internal sealed class SqliteEngine(string file) : IStorageEngine
{
    private const int ConstraintCode = 19;
    private const int FullSynchronous = 2;
    private const string FileName = "ledger.db";

    /// <summary>The embedded database of a folder, which is made where there is none, for this account alone.</summary>
    /// <exception cref="StorageFault">The folder can't be made.</exception>
    public static SqliteEngine In(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(new LocalizedText(
                $"台帳のフォルダー {folder} を作れません。書込みの権限を確かめるか、--data でほかのフォルダーを指定してください。",
                $"The ledger's folder {folder} can't be made: check that it may be written, or give another one with --data."), failure);
        }

        return new SqliteEngine(Path.Combine(folder, FileName));
    }

    /// <inheritdoc/>
    public string Name => "sqlite";

    /// <inheritdoc/>
    public bool HasOneWriter => true;

    // At once the write lock: a read that turns into a write can find the file changed, and then never succeeds.
    /// <inheritdoc/>
    public string Begin => "BEGIN IMMEDIATE";

    /// <inheritdoc/>
    public string ForUpdate => "";

    // The log of writes still holds the pages as they were before; it is emptied as soon as nobody reads from it.
    /// <inheritdoc/>
    public string Purge => "PRAGMA wal_checkpoint(TRUNCATE)";

    /// <summary>The file.</summary>
    public string File { get; } = Path.GetFullPath(file);

    /// <inheritdoc/>
    public DbConnection OpenWriter()
    {
        SqliteConnection connection = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            Require(connection, "PRAGMA journal_mode=WAL", "wal");
            Run(connection, "PRAGMA synchronous=FULL");
            Require(connection, "PRAGMA synchronous", FullSynchronous.ToString(CultureInfo.InvariantCulture));

            // What is erased is overwritten, and nothing is left behind where rows have moved.
            Require(connection, "PRAGMA secure_delete=ON", "1");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public DbConnection OpenReader() => Open(SqliteOpenMode.ReadOnly);

    /// <inheritdoc/>
    public bool IsConstraint(DbException failure) => failure is SqliteException { SqliteErrorCode: ConstraintCode };

    // One connection writes, so nothing is ever in its way.
    /// <inheritdoc/>
    public bool IsConflict(DbException failure) => false;

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Run(connection, "PRAGMA foreign_keys=ON");
            Require(connection, "PRAGMA foreign_keys", "1");
            Run(connection, "PRAGMA trusted_schema=OFF");
            Require(connection, "PRAGMA trusted_schema", "0");
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new StorageFault(new LocalizedText(
                $"台帳のファイル {File} を開けません。フォルダーの有無と書込みの権限、ディスクの空きを確かめてください。",
                $"The ledger's file {File} can't be opened: check that the folder exists, may be written to, and has room."), failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // A setting that SQLite does not take is passed over without a word, so each is asked for again.
    private void Require(SqliteConnection connection, string sql, string expected)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        string answer = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
        if (answer != expected)
        {
            throw new StorageFault(new LocalizedText(
                $"台帳のファイル {File} は安全に使えません（{sql} が {expected} でなく {answer}）。ネットワーク上のフォルダーを避け、ローカルのディスクに置いてください。",
                $"The ledger's file {File} can't be used safely ({sql} is {answer} and not {expected}): keep it on a local disk, not on a network folder."));
        }
    }
}
