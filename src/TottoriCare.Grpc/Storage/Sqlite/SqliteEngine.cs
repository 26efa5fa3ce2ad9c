using System.Data.Common;
using Microsoft.Data.Sqlite;
using TottoriCare.Grpc.Access;

namespace TottoriCare.Grpc.Storage;

/// <summary>SQLite: the embedded database, one file with one writer.</summary>
/// <remarks>
/// Write-ahead log with <c>synchronous=FULL</c>: a commit that has returned survives a loss of power. The writing connection
/// does every checkpoint too, because two connections that write or checkpoint at once can corrupt a file under SQLite before
/// 3.51.3. From the first writer on, no other process gets at the file until the engine is disposed.
/// </remarks>
internal sealed class SqliteEngine(string file) : IStorageEngine
{
    private const string FileName = "ledger.db";

    // What a start reads whole; a larger file is left to the check command, so that a host is ready at once.
    private const long MostBytesVerifiedAtStart = 64 << 20;

    private readonly Lock _taking = new();
    private FileOwner? _owner;

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
    public string Commit => "COMMIT";

    /// <inheritdoc/>
    public string BeginSnapshot => "BEGIN";

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
        lock (_taking)
            _owner ??= FileOwner.Take(File);
        MakePrivate();
        SqliteConnection connection = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            Pragmas.Require(connection, "journal_mode=WAL", "wal", File);
            Pragmas.Set(connection, "synchronous", "FULL", "2", File);

            // What is erased has to be gone from the file and not only from its tables.
            Pragmas.Set(connection, "secure_delete", "ON", "1", File);
            return connection;
        }
        catch (SqliteException failure)
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
    public DbConnection OpenReader() => Open(SqliteOpenMode.ReadOnly);

    /// <inheritdoc/>
    public LocalizedText Describe(DbConnection connection)
    {
        LocalizedText version = SqliteVersion.Describe(connection.ServerVersion);
        return new($"{File}、{version.Ja}", $"{File}, {version.En}");
    }

    /// <inheritdoc/>
    public void Verify(DbConnection connection)
    {
        if (new FileInfo(File) is not { Exists: true, Length: <= MostBytesVerifiedAtStart })
            return;
        try
        {
            if (Pragmas.Ask((SqliteConnection)connection, "quick_check(1)") is not "ok")
                throw new StorageFault(SqliteFailures.Damaged(File));
        }
        catch (SqliteException failure)
        {
            throw new StorageFault(Explain(failure), failure);
        }
    }

    // The file is this process's alone, so nobody else migrates it either.
    /// <inheritdoc/>
    public void BeginMigration(DbConnection connection, TimeSpan patience) => connection.Execute(Begin);

    /// <inheritdoc/>
    public bool IsConstraint(DbException failure) => SqliteFailures.IsConstraint(failure);

    // One connection writes, so nothing is ever in its way.
    /// <inheritdoc/>
    public bool IsConflict(DbException failure) => false;

    /// <inheritdoc/>
    public LocalizedText Explain(DbException failure) => SqliteFailures.Explain(failure, File);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_taking)
        {
            _owner?.Dispose();
            _owner = null;
        }
    }

    // SQLite gives the files beside it the permissions of the file itself.
    private void MakePrivate()
    {
        try
        {
            if (!System.IO.File.Exists(File))
                using (new FileStream(File, FileOwner.Private(FileMode.CreateNew))) { }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotBeOpened(failure);
        }

        if (!FilePrivacy.IsPrivate(File, out InputError? error))
        {
            throw new StorageFault(new LocalizedText(
                $"台帳のファイル {File}: {error.Message.Ja}", $"The ledger's file {File}: {error.Message.En}"));
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            SqliteVersion.Require(connection);
            Pragmas.Set(connection, "foreign_keys", "ON", "1", File);
            Pragmas.Set(connection, "trusted_schema", "OFF", "0", File);
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw CannotBeOpened(failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private StorageFault CannotBeOpened(Exception failure) => new(new LocalizedText(
        $"台帳のファイル {File} を開けません。フォルダーの有無と書込みの権限、ディスクの空きを確かめてください。",
        $"The ledger's file {File} can't be opened: check that the folder exists, may be written to, and has room."), failure);
}
