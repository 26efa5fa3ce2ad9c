using System.ComponentModel;
using System.Diagnostics;

namespace TottoriCare.Specs.Report;

/// <summary>版: the commit that the specs are of.</summary>
/// <param name="Commit">The commit's id; none where the folder is in no clone, or git is not there.</param>
/// <param name="IsChanged">Whether the folder holds something that is not committed.</param>
internal sealed record Revision(string? Commit, bool IsChanged)
{
    public LocalizedText Text => Commit is null
        ? new("git の複製の外で実行したため、コミットは不明", "run outside a clone, so the commit is not known")
        : IsChanged
            ? new($"{Commit}（仕様に未コミットの変更あり）", $"{Commit}, with uncommitted changes in the specs")
            : new(Commit, Commit);

    public static Revision Of(string folder) =>
        Git(folder, "rev-parse", "HEAD") is { Length: > 0 } commit
            ? new Revision(commit, Git(folder, "status", "--porcelain", "--", ".") is { Length: > 0 })
            : new Revision(null, false);

    private static string? Git(string folder, params string[] arguments)
    {
        try
        {
            using Process git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            _ = git.StandardError.ReadToEndAsync();
            string said = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? said : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
