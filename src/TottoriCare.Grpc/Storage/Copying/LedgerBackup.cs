using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TottoriCare.Grpc.Access;

namespace TottoriCare.Grpc.Storage;

/// <summary>バックアップ: one file that holds the whole ledger of either engine, in the form of the embedded database.</summary>
/// <remarks>Written beside its place, checked, and only then given its name: what has the name is whole.</remarks>
internal static class LedgerBackup
{
    private const int PagesAtATime = 1024;

    /// <summary>Writes a backup while hosts may go on.</summary>
    /// <returns>The root of every log in it.</returns>
    /// <exception cref="StorageFault">There is no backup; the message says why.</exception>
    public static IReadOnlyList<LogRoot> Write(IStorageEngine source, string file, Progress progress)
    {
        string unfinished = Unfinished(file);
        try
        {
            RequireAbsent(file);
            Discard(unfinished);
            if (source is SqliteEngine embedded)
                CopyPages(embedded, unfinished, progress);
            else
                using (var target = new SqliteEngine(unfinished))
                    LedgerCopy.Run(source, target, progress);
            IReadOnlyList<LogRoot> roots = Check(unfinished, progress);
            Seal(unfinished);
            File.Move(unfinished, file);
            return roots;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(new LocalizedText(
                $"バックアップ {file} を書けません。フォルダーの有無と書込みの権限、ディスクの空きを確かめてください。",
                $"The backup {file} can't be written: check that its folder exists, may be written to, and has room."), failure);
        }
        catch (SqliteException failure)
        {
            throw new StorageFault(SqliteFailures.Explain(failure, file), failure);
        }
        finally
        {
            Discard(unfinished);
        }
    }

    /// <summary>Brings a backup back into a database that is empty.</summary>
    /// <returns>The root of every log.</returns>
    /// <exception cref="StorageFault">Nothing was brought back; the message names the mend.</exception>
    public static IReadOnlyList<LogRoot> Restore(string file, IStorageEngine target, Progress progress)
    {
        if (!File.Exists(file))
        {
            throw new StorageFault(new LocalizedText(
                $"バックアップ {file} がありません。", $"There is no backup {file}."));
        }

        using var source = new SqliteEngine(file);
        Check(file, progress);
        return LedgerCopy.Run(source, target, progress);
    }

    // A transaction of the source stays open, so that every page is of one moment however long this takes.
    private static void CopyPages(SqliteEngine source, string file, Progress progress)
    {
        using var from = (SqliteConnection)source.OpenReader();
        from.Execute(source.BeginSnapshot);
        LedgerForm.Require(source, from);
        using (new FileStream(file, FileOwner.Private(FileMode.CreateNew))) { }
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        to.Open();
        using sqlite3_backup backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        int result = raw.SQLITE_OK;
        while (result == raw.SQLITE_OK)
        {
            result = raw.sqlite3_backup_step(backup, PagesAtATime);
            int pages = raw.sqlite3_backup_pagecount(backup);
            progress.Tell("pages", pages - raw.sqlite3_backup_remaining(backup), pages);
        }

        if (result != raw.SQLITE_DONE)
        {
            var failure = new SqliteException("The backup was broken off.", result);
            throw new StorageFault(SqliteFailures.Explain(failure, file), failure);
        }

        raw.sqlite3_backup_finish(backup);
        Pragmas.Require(to, "journal_mode=DELETE", "delete", file);
    }

    private static IReadOnlyList<LogRoot> Check(string file, Progress progress)
    {
        using var engine = new SqliteEngine(file);
        using DbConnection connection = engine.OpenReader();
        LedgerForm.Require(engine, connection);
        IReadOnlyList<InputError> faults = LedgerCheck.RunWithin(engine, connection, progress);
        return faults.Count == 0 ? LogRoots.Read(connection) : throw new StorageFault(new LocalizedText(
            $"バックアップ {file} が検査に通りません（{faults[0].Path} {faults[0].Code}）。元の台帳で check を実行してください。",
            $"The backup {file} does not pass its check ({faults[0].Path} {faults[0].Code}): run check on the original ledger."));
    }

    // The name must not come to the disk before the content does.
    private static void Seal(string file)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            connection.Open();
            Pragmas.Require(connection, "journal_mode=DELETE", "delete", file);
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
        if (!FilePrivacy.IsPrivate(file, out _))
            throw new UnauthorizedAccessException("The backup is not private.");
    }

    private static string Unfinished(string file) => file + ".unfinished";

    private static void RequireAbsent(string file)
    {
        if (File.Exists(file))
        {
            throw new StorageFault(new LocalizedText(
                $"{file} はすでにあります。ほかの名前を指定してください。", $"{file} is there already: give another name."));
        }
    }

    private static void Discard(string unfinished)
    {
        foreach (string suffix in (string[])["", "-wal", "-shm", "-journal", ".lock", ".owner"])
            File.Delete(unfinished + suffix);
    }
}
