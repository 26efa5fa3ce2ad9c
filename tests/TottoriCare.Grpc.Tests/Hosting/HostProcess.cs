using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>The product as a process of its own, with everything that it writes.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process = new();
    private readonly StringBuilder _written = new();
    private readonly TaskCompletionSource<Match> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(string[] arguments)
    {
        _process.StartInfo = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in (string[])[typeof(ServiceHost).Assembly.Location, "--grpc-port", "0", "--http-port", "0", .. arguments])
            _process.StartInfo.ArgumentList.Add(argument);
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    public HttpClient Http2 { get; private set; } = null!;

    public HttpClient Http1 { get; private set; } = null!;

    /// <summary>Everything written so far, to either stream.</summary>
    public string Written
    {
        get
        {
            lock (_written)
                return _written.ToString();
        }
    }

    public static async Task<HostProcess> StartAsync(params string[] arguments)
    {
        var host = new HostProcess(arguments);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        Match ports = await host._started.Task.WaitAsync(s_patience);
        host.Http2 = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{ports.Groups[1].Value}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        host.Http1 = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ports.Groups[2].Value}") };
        return host;
    }

    /// <summary>Tells the process to end, as a service manager does, and waits for it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(s_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        Http1?.Dispose();
        Http2?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(string? line)
    {
        lock (_written)
            _written.Append(line).Append('\n');

        // The line that tells what is open to whom stands in the text of either form of the log.
        if (line is not null && Regex.Match(line, @"open        127\.0\.0\.1 (\d+) (\d+)") is { Success: true } ports)
            _started.TrySetResult(ports);
    }
}
