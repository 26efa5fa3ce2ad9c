using System.Diagnostics;
using System.Globalization;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>The programs of PostgreSQL of this machine, run by an account that may: the server refuses to run as root.</summary>
internal static class PostgresPrograms
{
    private const string Debian = "/usr/lib/postgresql";
    private const string Unprivileged = "nobody";

    /// <summary>The folder of the newest that is installed; none where none is.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Runs a program to its end.</summary>
    public static void Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = Start(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors} {output.Result}");
    }

    /// <summary>How a program is started.</summary>
    public static ProcessStartInfo Start(string program, params string[] arguments)
    {
        string path = program.Contains('/', StringComparison.Ordinal) ? program : Path.Combine(Folder!, program);
        var start = new ProcessStartInfo(Environment.IsPrivilegedProcess ? "setpriv" : path) { UseShellExecute = false };
        string[] all = Environment.IsPrivilegedProcess
            ? [$"--reuid={Unprivileged}", $"--regid={GroupOfUnprivileged()}", "--clear-groups", path, .. arguments]
            : arguments;
        foreach (string argument in all)
            start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <summary>Gives a folder to the account that runs the programs.</summary>
    public static void GiveAway(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using Process process = Process.Start("chown", ["-R", $"{Unprivileged}:{GroupOfUnprivileged()}", folder]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    private static string GroupOfUnprivileged() =>
        System.IO.File.ReadLines("/etc/passwd").First(line => line.StartsWith($"{Unprivileged}:", StringComparison.Ordinal)).Split(':')[3];

    private static string? Find()
    {
        IEnumerable<string> installed = Directory.Exists(Debian) ? Directory.EnumerateDirectories(Debian).Select(version => Path.Combine(version, "bin")) : [];
        IEnumerable<string> reachable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return installed.OrderByDescending(folder => double.TryParse(Path.GetFileName(Path.GetDirectoryName(folder)), CultureInfo.InvariantCulture, out double version) ? version : 0)
            .Concat(reachable).FirstOrDefault(folder => System.IO.File.Exists(Path.Combine(folder, "initdb")));
    }
}
