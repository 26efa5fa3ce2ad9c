using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>A cluster of PostgreSQL in a temporary folder, with a server that ends with whoever started it.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tottoricare-pg-");
    private readonly string[] _settings;
    private Process? _server;

    private PostgresCluster(params string[] settings)
    {
        _settings = settings;
        PostgresPrograms.GiveAway(_folder.FullName);
    }

    /// <summary>The port on which it listens, on loopback alone.</summary>
    public int Port { get; } = FreePort();

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>A new cluster, started.</summary>
    /// <param name="settings">Settings of the server beside its usual ones, as NAME=VALUE.</param>
    public static PostgresCluster Make(params string[] settings)
    {
        var cluster = new PostgresCluster(settings);
        PostgresPrograms.Run("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--data-checksums");
        cluster.Start();
        return cluster;
    }

    /// <summary>A standby of this cluster, which follows it, started.</summary>
    /// <param name="command">How it is made, with capitals for the place of the primary and for its own folder.</param>
    public PostgresCluster MakeStandby(string command)
    {
        var standby = new PostgresCluster();
        Run(command.Replace("PRIMARY", $"127.0.0.1 port={Port}", StringComparison.Ordinal), standby.Data);
        standby.Start();
        return standby;
    }

    /// <summary>How one connects to one of its databases.</summary>
    public string ConnectionTo(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    /// <summary>Runs a statement in its first database.</summary>
    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public void Start()
    {
        // The shell ends the server when the pipe to it closes, in whatever way this process comes to its end.
        const string tied = """p=; "$@" & p=$!; read -r _; kill -QUIT $p; wait $p""";
        IEnumerable<string> settings = ((string[])["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=50", "shared_buffers=16MB", .. _settings])
            .SelectMany(setting => new[] { "-c", setting });
        ProcessStartInfo start = PostgresPrograms.Start(
            "/bin/sh", ["-c", tied, "sh", Path.Combine(PostgresPrograms.Folder!, "postgres"), "-D", Data, "-p", $"{Port}", .. settings]);
        (start.RedirectStandardInput, start.RedirectStandardError, start.RedirectStandardOutput) = (true, true, true);
        _server = Process.Start(start)!;
        _server.ErrorDataReceived += (_, _) => { };
        _server.OutputDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        _server.BeginOutputReadLine();
        WaitUntilItAnswers();
    }

    /// <summary>Ends the server at once, as a crash of its machine would.</summary>
    public void Stop()
    {
        if (_server is null)
            return;
        _server.StandardInput.Close();
        _server.WaitForExit();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Makes this standby the primary.</summary>
    public void Promote(string command) => Run(command, Data);

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _folder.Delete(recursive: true);
    }

    private static void Run(string command, string data)
    {
        string[] words = OperationsPage.ArgumentsOf(command, new Dictionary<string, string> { ["STANDBY-FOLDER"] = data });
        PostgresPrograms.Run(words[0], words[1..]);
    }

    private void WaitUntilItAnswers()
    {
        for (long began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(began) < s_patience && !_server!.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
