using System.Text;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>供用中の認証情報: the book by which calls are let in, and the file that it follows.</summary>
/// <remarks>A faulty version of the file never takes the one before out of service; nor does its disappearance.</remarks>
internal sealed class CredentialsInService
{
    private readonly KeyFile? _file;
    private readonly WatchedFiles _watched;
    private volatile CredentialBook _current;

    private CredentialsInService(KeyFile? file, CredentialBook first, WatchedFiles watched)
    {
        _file = file;
        _current = first;
        _watched = watched;
    }

    /// <summary>The book of now.</summary>
    public CredentialBook Current => _current;

    /// <summary>Reads the file for the first time; without one there is no credential.</summary>
    /// <returns>None, with the refusal, where the file is faulty: nobody shall wonder why no key fits.</returns>
    public static (CredentialsInService? Credentials, Refusal? Refusal) Open(string? path)
    {
        if (path is null)
            return (new CredentialsInService(null, CredentialBook.Empty, new WatchedFiles()), null);

        var file = new KeyFile(path);
        var watched = new WatchedFiles(path);
        watched.MayHaveChanged();
        (byte[] bytes, CredentialBook? book, IReadOnlyList<InputError> errors) = Read(file);
        if (book is null)
        {
            return (null, new Refusal(new(
                $"キーファイル {path} を採用できないため、起動しません（誤り{errors.Count}件）。まだない場合は keys create で作れます。",
                $"The key file {path} can't be taken, so the service does not start (faults: {errors.Count}); keys create makes one."), errors));
        }

        watched.IsOther(bytes, []);
        return (new CredentialsInService(file, book, watched), null);
    }

    /// <summary>Reads the file again where it may have changed, and takes it into service where it is sound.</summary>
    /// <returns>What came of it: the number of credentials, or the refusal; neither where nothing has changed.</returns>
    public (int? Count, Refusal? Refusal) LookAgain()
    {
        if (_file is null || !_watched.MayHaveChanged())
            return default;
        (byte[] bytes, CredentialBook? book, IReadOnlyList<InputError> errors) = Read(_file);
        Refusal? refusal = book is not null ? null : new Refusal(new(
            $"キーファイル {_file.Path} を採用しません（誤り{errors.Count}件）。これまでの認証情報のまま続けます。新しい失効は効いていません。",
            $"The key file {_file.Path} is refused (faults: {errors.Count}); the credentials before stay in service, and no new revocation holds."),
            errors);
        if (!_watched.IsOther(bytes, Encoding.UTF8.GetBytes($"{refusal}")))
            return default;

        // There is one watcher, so no older book can take the place of a newer one.
        _current = book ?? _current;
        return (book?.All.Count, refusal);
    }

    private static (byte[] Bytes, CredentialBook? Book, IReadOnlyList<InputError> Errors) Read(KeyFile file)
    {
        if (!file.TryReadBytes(out byte[] bytes, out InputError? unreadable))
            return (bytes, null, [unreadable]);
        KeyDocument.TryRead(bytes, out CredentialBook? book, out IReadOnlyList<InputError> errors);
        return (bytes, book, errors);
    }
}
