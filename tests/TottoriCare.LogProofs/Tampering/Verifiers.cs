using System.Diagnostics;
using System.Text.RegularExpressions;
using TottoriCare.Grpc.Audit.Verifying;

namespace TottoriCare.LogProofs.Tampering;

/// <summary>Something that checks an exported log, as its user runs it.</summary>
internal interface IVerifier
{
    string Name { get; }

    /// <summary>Checks a file.</summary>
    /// <returns>The exit code, and the findings in their order as place and code.</returns>
    Task<(int ExitCode, IReadOnlyList<(string Place, string Code)> Findings)> RunAsync(string file, string publicKey, string? since);
}

/// <summary>The product's own.</summary>
internal sealed class OwnVerifier : IVerifier
{
    public string Name => "verify";

    public Task<(int ExitCode, IReadOnlyList<(string Place, string Code)> Findings)> RunAsync(string file, string publicKey, string? since)
    {
        var errors = new StringWriter();
        int exitCode = VerifyCommand.Run(file, publicKey, since, TextWriter.Null, errors);
        return Task.FromResult((exitCode, Findings.Of(errors.ToString())));
    }
}

/// <summary>The second one, on Node.</summary>
internal sealed class SecondVerifier : IVerifier
{
    public string Name => "verify.mjs";

    public async Task<(int ExitCode, IReadOnlyList<(string Place, string Code)> Findings)> RunAsync(string file, string publicKey, string? since)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "verify", "verify.mjs");
        string[] earlier = since is null ? [] : ["--since", since];
        var start = new ProcessStartInfo("node", [script, file, "--public-key", publicKey, .. earlier])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("Node does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, Findings.Of(errors));
    }
}

/// <summary>The findings of a verifier, read from what it prints.</summary>
internal static partial class Findings
{
    public static IReadOnlyList<(string Place, string Code)> Of(string printed) =>
        [.. Line().Matches(printed).Select(line => (line.Groups[1].Value, line.Groups[2].Value))];

    [GeneratedRegex(@"^  (\S.*?)  ([A-Z_]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
