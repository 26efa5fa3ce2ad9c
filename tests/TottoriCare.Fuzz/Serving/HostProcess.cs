using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TottoriCare.Fuzz.Serving;

/// <summary>試験対象: a host in a process of its own, so that its end is seen from outside.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan s_startTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pollTime = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _pipe;
    private readonly ConcurrentQueue<string> _complaints = [];

    private HostProcess(Process process, string pipe, int grpcPort, int httpPort)
    {
        _process = process;
        _pipe = pipe;
        GrpcPort = grpcPort;
        HttpPort = httpPort;
    }

    public int GrpcPort { get; }

    public int HttpPort { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Lines that a host in good order does not write: those of errors, and all on its error stream.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Starts an assembly that takes <c>--grpc-port</c> and <c>--http-port</c>, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It does not come up.</exception>
    public static HostProcess Start(string assembly, params string[] arguments)
    {
        (int grpcPort, int httpPort) = FreePorts();
        string pipe = $"tottoricare-fuzz-{Guid.NewGuid():N}";
        string folder = AppContext.BaseDirectory;
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(folder, assembly), .. arguments, "--grpc-port", $"{grpcPort}", "--http-port", $"{httpPort}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(HostProcess).Assembly.Location;
        start.Environment[Gauge.Variable] = pipe;
        start.Environment["TOTTORICARE_STORAGE__ENGINE"] = "none";

        var host = new HostProcess(Process.Start(start)!, pipe, grpcPort, httpPort);
        host.Listen();
        try
        {
            host.AwaitPorts();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public Memory Memory(TimeSpan patience) => Gauge.Ask(_pipe, patience);

    /// <summary>Tells the host to stop, as a service manager does, and waits for it.</summary>
    /// <returns>The exit code; none where it did not end in time.</returns>
    public int? Stop(TimeSpan patience)
    {
        if (!_process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            kill.WaitForExit();
        }

        if (!_process.WaitForExit(patience))
            return null;
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Note(line.Data, isError: false);
        _process.ErrorDataReceived += (_, line) => Note(line.Data, isError: true);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Note(string? line, bool isError)
    {
        if (line is not null && (isError || ErrorLine.IsMatch(line)))
            _complaints.Enqueue(line);
    }

    private void AwaitPorts()
    {
        var clock = Stopwatch.StartNew();
        while (!(IsOpen(GrpcPort) && IsOpen(HttpPort)))
        {
            if (_process.HasExited || clock.Elapsed > s_startTime)
                throw new InvalidOperationException($"The host does not come up: {string.Join('\n', _complaints)}");
            Thread.Sleep(s_pollTime);
        }
    }

    private static bool IsOpen(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Another process may take a port in between; the host then says so and does not come up.
    private static (int, int) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    /// <summary>How the console and the JSON console begin a line of an error.</summary>
    [GeneratedRegex(@"(^|\s)(fail|crit): |""LogLevel"":\s*""(Error|Critical)""|^Unhandled exception")]
    private static partial Regex ErrorLine { get; }
}
