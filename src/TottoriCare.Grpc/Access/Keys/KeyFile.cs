using System.Diagnostics.CodeAnalysis;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>キーファイル: the file of credentials: hashes, never keys.</summary>
/// <remarks>
/// A version replaces the one before by a rename, so that a reader finds either whole. Writers take turns by a lock file
/// beside it, which stays there: to delete it would let two of them in.
/// </remarks>
internal sealed class KeyFile(string path)
{
    /// <summary>The largest file that is read.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan s_lockRetry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_lockPatience = TimeSpan.FromSeconds(10);

    /// <summary>The file as it was named.</summary>
    public string Path => path;

    /// <summary>The bytes of a file that is private and not too large.</summary>
    public bool TryReadBytes(out byte[] bytes, [NotNullWhen(false)] out InputError? error)
    {
        bytes = [];
        return FilePrivacy.IsPrivate(path, out error) && BoundedFile.TryRead(path, MostBytes, out bytes, out error);
    }

    /// <summary>Reads the file: its credentials, or every fault.</summary>
    public bool TryRead([NotNullWhen(true)] out CredentialBook? book, out IReadOnlyList<InputError> errors)
    {
        if (TryReadBytes(out byte[] bytes, out InputError? error))
            return KeyDocument.TryRead(bytes, out book, out errors);
        book = null;
        errors = [error];
        return false;
    }

    /// <summary>Changes the file while nobody else does; one that isn't there yet begins empty.</summary>
    /// <param name="change">The next version of the book; none to leave it as it is.</param>
    /// <returns>Every fault for which nothing was changed; none where it went well.</returns>
    public IReadOnlyList<InputError> Change(Func<CredentialBook, CredentialBook?> change)
    {
        try
        {
            using FileStream? mine = TakeLock();
            if (mine is null)
            {
                return [Fault("FILE_LOCKED",
                    "ほかのプログラムがこのファイルを変更中です。しばらくしてからやり直してください。",
                    "Another program is changing the file; try again in a moment.")];
            }

            CredentialBook? book = CredentialBook.Empty;
            if (File.Exists(Target) && !TryRead(out book, out IReadOnlyList<InputError> errors))
                return errors;
            if (change(book) is { } next)
                Replace(KeyDocument.Write(next));
            return [];
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            return [Fault("FILE_UNWRITABLE",
                "ファイルを書けません。フォルダーがあるか、このプログラムに書込みの権限があるかを確かめてください。",
                "The file can't be written; check that its folder exists and that this program may write there.")];
        }
    }

    private FileStream? TakeLock()
    {
        for (TimeSpan waited = TimeSpan.Zero; ; waited += s_lockRetry)
        {
            try
            {
                return Open($"{path}.lock", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (waited < s_lockPatience && Directory.Exists(Folder))
            {
                Thread.Sleep(s_lockRetry);
            }
            catch (IOException) when (Directory.Exists(Folder))
            {
                return null;
            }
        }
    }

    private void Replace(byte[] bytes)
    {
        string target = Target;
        string next = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = Open(next, FileMode.CreateNew, FileShare.None))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(target))
                    File.SetUnixFileMode(next, File.GetUnixFileMode(target));
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, target, overwrite: true);
        }
        catch
        {
            File.Delete(next);
            throw;
        }
    }

    // What is a link stays one: what it leads to is replaced.
    private string Target => new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    private string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FilePrivacy.OwnerOnly;
        return new FileStream(path, options);
    }

    private static InputError Fault(string code, string ja, string en) => new("", code, new LocalizedText(ja, en));
}
