using System.Diagnostics.CodeAnalysis;
using System.Security;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>大きさに限りのあるファイル: a file from outside, read whole as long as it is no larger than a bound.</summary>
internal static class BoundedFile
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="most">The most bytes; a larger file is not read at all.</param>
    /// <param name="bytes">The bytes, or none where the answer is <see langword="false"/>.</param>
    /// <param name="error">The fault, with an empty path; nothing where there is none.</param>
    public static bool TryRead(string path, int most, out byte[] bytes, [NotNullWhen(false)] out InputError? error)
    {
        bytes = [];
        error = null;
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.Length <= most)
            {
                bytes = new byte[file.Length];
                int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                bytes = bytes[..read];
                return true;
            }

            error = new InputError("", "FILE_TOO_LARGE", new LocalizedText(
                $"ファイルは{most:N0}バイト以下にしてください。", $"The file has at most {most:N0} bytes."));
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            error = new InputError("", "FILE_UNREADABLE", new LocalizedText(
                "ファイルを読めません。ファイルがあるか、このプログラムに読み取りの権限があるかを確かめてください。",
                "The file can't be read; check that it exists and that this program may read it."));
        }

        return false;
    }

    /// <summary>Whether a fault says that a file or folder is not there, or not for this program.</summary>
    public static bool IsUnreadable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;
}
