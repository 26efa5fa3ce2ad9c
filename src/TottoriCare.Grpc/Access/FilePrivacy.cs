using System.Diagnostics.CodeAnalysis;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>ファイルの秘匿: whether a file that opens doors is closed to the other accounts of the machine.</summary>
/// <remarks>Unix permissions alone are looked at; on Windows the folder's access list is the operator's to set.</remarks>
internal static class FilePrivacy
{
    /// <summary>How this program makes such a file: for its owner alone.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A group may read, as the account of a service in a group of its own; nobody else may read, and none but the owner write.</summary>
    private const UnixFileMode Forbidden =
        UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Whether nobody else may read or write a file; one that isn't there is none's.</summary>
    public static bool IsPrivate(string path, [NotNullWhen(false)] out InputError? error)
    {
        error = null;
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Forbidden) != 0)
            {
                error = new InputError("", "FILE_NOT_PRIVATE", new LocalizedText(
                    "ほかの利用者が読み書きできるファイルです。所有者だけのものにしてください（chmod 600）。",
                    "Other accounts may read or write the file; keep it to its owner (chmod 600)."));
            }
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            // Whoever reads it next says so.
        }

        return error is null;
    }
}
