using System.Collections.Concurrent;
using System.Diagnostics;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Ledger;

namespace TottoriCare.LedgerTrials.Killing;

/// <summary>強制終了の試験: kills the host in the middle of load, again and again: what was acknowledged is there, and once.</summary>
/// <param name="kills">How many times.</param>
/// <param name="seed">Where the draws begin.</param>
internal sealed class KillTrial(int kills, int seed)
{
    private const int Clients = 16;
    private const int MostBetweenKills = 100;
    private static readonly TimeSpan s_mostUntilReady = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<V1.SubmitApplicationRequest> _unanswered = new();
    private readonly ConcurrentDictionary<string, (V1.SubmitApplicationRequest Request, V1.SubmitApplicationResponse Reply)> _acknowledged = new();

    /// <summary>Runs it and prints its figures.</summary>
    /// <returns>Whether nothing was lost or doubled, and the host was ready again in time.</returns>
    public async Task<bool> ReportAsync(TextWriter output)
    {
        var random = new Random(seed);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tottoricare-");
        var untilReady = new List<TimeSpan>();
        try
        {
            KilledHost host = await KilledHost.StartAsync(folder.FullName);
            for (int kill = 0; kill < kills; kill++)
            {
                Task[] clients = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(() => SendUntilItDiesAsync(host)))];
                await UntilAsync(_acknowledged.Count + random.Next(1, MostBetweenKills));
                host.Kill();
                await Task.WhenAll(clients);
                host = await KilledHost.StartAsync(folder.FullName);
                untilReady.Add(host.UntilReady);
            }

            (int lost, int doubled, int faults) = await AuditAsync(host, folder.FullName);
            TimeSpan slowest = untilReady.Max();
            await output.WriteLineAsync($"figure kills {kills}");
            await output.WriteLineAsync($"figure acknowledged {_acknowledged.Count}");
            await output.WriteLineAsync($"figure lost {lost}");
            await output.WriteLineAsync($"figure doubled {doubled}");
            await output.WriteLineAsync($"figure ledger-check-faults {faults}");
            await output.WriteLineAsync($"figure ready-again-ms-median {untilReady.Order().ElementAt(untilReady.Count / 2).TotalMilliseconds:0}");
            await output.WriteLineAsync($"figure ready-again-ms-max {slowest.TotalMilliseconds:0}");

            // A time says nothing on a machine that does other things as well, so only the long form holds it to its goal.
            return (lost, doubled, faults) == (0, 0, 0) && (kills < 1000 || slowest <= s_mostUntilReady);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // In the middle of load, wherever that is: so many answers after the last kill.
    private async Task UntilAsync(int acknowledged)
    {
        while (_acknowledged.Count < acknowledged)
            await Task.Delay(1);
    }

    // What got no answer is sent again to the next host, by the same id: its first sending may have been written.
    private async Task SendUntilItDiesAsync(KilledHost host)
    {
        while (true)
        {
            V1.SubmitApplicationRequest request = _unanswered.TryDequeue(out V1.SubmitApplicationRequest? left) ? left : LedgerRequests.Application();
            if (await host.TrySendAsync(request) is { } reply)
            {
                _acknowledged[request.RequestId] = (request, reply);
                continue;
            }

            _unanswered.Enqueue(request);
            return;
        }
    }

    private async Task<(int Lost, int Doubled, int Faults)> AuditAsync(KilledHost host, string folder)
    {
        (int lost, int doubled) = (0, 0);
        foreach ((V1.SubmitApplicationRequest request, V1.SubmitApplicationResponse reply) in _acknowledged.Values)
        {
            V1.SubmitApplicationResponse? again = await host.TrySendAsync(request);
            if (again is null || !again.Equals(reply))
                lost++;
        }

        host.Kill();
        using IStorageEngine engine = new StorageSettings(Folder: Path.Combine(folder, "ledger")).OpenEngine();
        using (System.Data.Common.DbConnection reader = engine.OpenReader())
        using (var statement = new Statement(reader, "SELECT request_id, COUNT(*) FROM request GROUP BY request_id"))
        {
            // An entry that answers no request, or two of one request, would be a command that was carried out twice.
            List<(string Id, long Count)> kept = statement.All(row => (new Guid((byte[])row[0], bigEndian: true).ToString(), row.GetInt64(1)));
            using var entries = new Statement(reader, "SELECT COUNT(*) FROM entry");
            doubled = (int)Math.Abs(entries.First(row => row.GetInt64(0)) - kept.Count) + kept.Count(request => request.Count > 1);
        }

        return (lost, doubled, LedgerCheck.Run(engine, Progress.None).Count);
    }
}
