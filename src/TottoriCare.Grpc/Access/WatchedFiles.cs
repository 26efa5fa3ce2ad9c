using System.Security.Cryptography;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>見張るファイル: some files that are read together, and whether they may differ from what was read last.</summary>
/// <remarks>
/// Times of files are coarse: one that was written just before it was read may change again and keep its time. It is read
/// again until its time lies well behind, by the machine's clock, which dates files; the same content is no change. Used by one
/// thread at a time.
/// </remarks>
internal sealed class WatchedFiles(params IReadOnlyList<string> paths)
{
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);

    private List<(DateTime Written, long Length)> _seen = [];
    private DateTime _lookedAt;
    private byte[] _content = [];

    /// <summary>Whether they have to be read again; the answer takes note of how they are now.</summary>
    public bool MayHaveChanged()
    {
        List<(DateTime, long)> now = [.. paths.Select(Look)];
        bool changed = !now.SequenceEqual(_seen) || _seen.Any(file => (_lookedAt - file.Written).Duration() < s_settled);
        (_seen, _lookedAt) = (now, TimeProvider.System.GetUtcNow().UtcDateTime);
        return changed;
    }

    /// <summary>Whether what was read now, faults included, differs from what was read before; the answer takes note of it.</summary>
    public bool IsOther(params ReadOnlySpan<byte[]> contents)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] content in contents)
        {
            hash.AppendData(BitConverter.GetBytes(content.Length));
            hash.AppendData(content);
        }

        byte[] digest = hash.GetHashAndReset();
        bool isOther = !digest.AsSpan().SequenceEqual(_content);
        _content = digest;
        return isOther;
    }

    // A file that can't be looked at is as one that isn't there.
    private static (DateTime, long) Look(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            return default;
        }
    }
}
