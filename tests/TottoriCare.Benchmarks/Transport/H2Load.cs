using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>h2load, the load generator of nghttp2, on a processor that the server does not use where there are two.</summary>
internal static partial class H2Load
{
    private const int Connections = 4;
    private const int CallsAtOnce = 25;

    private static readonly (string Name, string Value)[] s_headers = [("content-type", "application/grpc"), ("te", "trailers")];

    /// <summary>Whether it can be started.</summary>
    public static bool IsInstalled
    {
        get
        {
            try
            {
                return Run(["h2load", "--version"]).ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    /// <summary>Calls a method so many times.</summary>
    /// <param name="address">The method.</param>
    /// <param name="bodyFile">The file of the request, framed.</param>
    /// <param name="calls">How many.</param>
    /// <param name="processor">The processor that it keeps to; none for any.</param>
    /// <returns>Calls per second, on the wall.</returns>
    /// <exception cref="InvalidOperationException">A call was not answered with HTTP 200.</exception>
    public static double CallsPerSecond(Uri address, string bodyFile, int calls, int? processor)
    {
        List<string> command = processor is { } pinned ? ["taskset", "-c", $"{pinned}"] : [];
        command.AddRange(["h2load", "-n", $"{calls}", "-c", $"{Connections}", "-m", $"{CallsAtOnce}", "-t", "1", "-d", bodyFile]);
        foreach ((string name, string value) in s_headers)
            command.AddRange(["-H", $"{name}: {value}"]);
        command.Add(address.ToString());

        (int exitCode, string output) = Run(command);
        Match rate = Rate.Match(output);
        Match done = Succeeded.Match(output);
        return exitCode == 0 && rate.Success && done.Success && int.Parse(done.Groups[1].ValueSpan, CultureInfo.InvariantCulture) == calls
            ? double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"h2load did not get all of {calls} calls answered:\n{output}");
    }

    private static (int ExitCode, string Output) Run(List<string> command)
    {
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    [GeneratedRegex(@"finished in .*?, ([0-9.]+) req/s")]
    private static partial Regex Rate { get; }

    [GeneratedRegex(@"([0-9]+) succeeded, 0 failed, 0 errored")]
    private static partial Regex Succeeded { get; }
}
