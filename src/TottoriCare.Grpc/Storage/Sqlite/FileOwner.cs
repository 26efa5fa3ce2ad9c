using System.Globalization;

namespace TottoriCare.Grpc.Storage;

/// <summary>ファイルの占有: keeps every other process away from the file of a ledger, as long as it is held.</summary>
/// <remarks>
/// The lock is one of the operating system and ends with its process, however that ends. Who holds it stands in a file beside,
/// because a locked file can't be read on every system.
/// </remarks>
internal sealed class FileOwner : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _note;

    private FileOwner(FileStream @lock, string note)
    {
        _lock = @lock;
        _note = note;
    }

    /// <summary>Takes the file for this process.</summary>
    /// <exception cref="StorageFault">Another one holds it, or the folder can't be written to.</exception>
    public static FileOwner Take(string file)
    {
        string note = file + ".owner";
        FileStream held;
        try
        {
            held = new FileStream(file + ".lock", Private(FileMode.OpenOrCreate));
        }
        catch (Exception failure) when (failure is IOException and not DirectoryNotFoundException && System.IO.File.Exists(file + ".lock"))
        {
            throw Held(file, note, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(new LocalizedText(
                $"台帳のフォルダーに書き込めません（{file}）。フォルダーの有無と書込みの権限、ディスクの空きを確かめてください。",
                $"The ledger's folder can't be written to ({file}): check that it exists, may be written to, and has room."), failure);
        }

        var owner = new FileOwner(held, note);
        owner.Sign();
        return owner;
    }

    /// <summary>How this program makes a file beside the ledger: for its owner alone, and for this process alone while it is open.</summary>
    public static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            System.IO.File.Delete(_note);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The note only tells who holds the lock; the lock itself ends below.
        }

        // The file of the lock stays: who deletes it takes it from under another process that has just opened it.
        _lock.Dispose();
    }

    // A folder without room for a line has none for the ledger either, and the database says that better.
    private void Sign()
    {
        try
        {
            System.IO.File.WriteAllText(_note, string.Create(
                CultureInfo.InvariantCulture, $"{Environment.ProcessId} {Environment.MachineName} {DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ssZ}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }

    private static StorageFault Held(string file, string note, Exception cause)
    {
        string[] signed = ReadNote(note);
        LocalizedText who = signed.Length == 3
            ? new($"プロセス {signed[0]}、{signed[1]}、{signed[2]} から", $"process {signed[0]} on {signed[1]}, since {signed[2]}")
            : new("ほかのプロセス", "another process");
        return new StorageFault(new LocalizedText(
            $"台帳のファイル {file} は使用中です（{who.Ja}）。一つのファイルを使えるのは一つのプロセスだけです。先にそれを終了するか、--data でほかのフォルダーを指定してください。複数のホストで共有するには PostgreSQL（--storage postgres）を使ってください。",
            $"The ledger's file {file} is in use ({who.En}): one process alone may use a file. End that one first, or give another folder with --data; to share a ledger among hosts, use PostgreSQL (--storage postgres)."), cause);
    }

    private static string[] ReadNote(string note)
    {
        try
        {
            return System.IO.File.ReadAllText(note).Trim().Split(' ');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
