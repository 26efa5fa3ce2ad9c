using TottoriCare.Grpc.Audit;
using TottoriCare.LogProofs.History;

namespace TottoriCare.LogProofs.Tampering;

/// <summary>Tampers with the log of a real ledger in every way, time and again, and asks the verifiers what they find.</summary>
internal sealed class TamperRun(int seed, int cases, IReadOnlyList<IVerifier> verifiers, TextWriter details)
{
    private const int Commands = 160;
    private const int SoundLogs = 20;

    /// <returns>Whether every verifier has found all of it, and raised no false alarm.</returns>
    public async Task<bool> ReportAsync(TextWriter output)
    {
        await using var ledger = new SampleLedger(SampleBooks.Before);
        await RandomHistory.WriteAsync(ledger, Commands, seed);
        MunicipalityCode city = MunicipalityCode.Parse(SampleBooks.City);
        await ledger.Audit.WriteAsync(city, "auditor", "ExportLog", new V1.ExportLogRequest { MunicipalityCode = city.Value });
        using LogReader reader = ledger.Read(SampleBooks.City);
        var log = new ExportedLog(city, LogExport.PartsOf(reader, city, reader.Head().Size, ledger.Key));
        string key = ledger.InFolder("public.pem");
        await File.WriteAllTextAsync(key, ledger.Key.Public.ToPem());

        int found = 0, alarms = 0;
        for (int i = 0; i < cases; i++)
        {
            Tamper tamper = Tampers.All[i % Tampers.All.Count];
            ExportedLog copy = log.Copy();
            Expected expected = tamper.Apply(copy, ledger, new Random(unchecked((seed * 104729) + i)));
            if (await AllFindAsync(ledger, copy, key, expected, $"case {i}, {tamper.Name}"))
                found++;
        }

        for (int i = 0; i < SoundLogs; i++)
        {
            V1.Checkpoint earlier = log.CheckpointBy(ledger.Key, i * log.Entries.Count / (SoundLogs - 1));
            if (!await AllFindAsync(ledger, log, key, new Expected("", "", earlier), $"sound log {i}"))
                alarms++;
        }

        await output.WriteLineAsync($"figure tamper-log-entries {log.Entries.Count}");
        await output.WriteLineAsync($"figure tamper-verifiers {verifiers.Count}");
        await output.WriteLineAsync($"figure tamper-found {found}/{cases}");
        await output.WriteLineAsync($"figure tamper-false-alarms {alarms}");
        return found == cases && alarms == 0;
    }

    private async Task<bool> AllFindAsync(SampleLedger ledger, ExportedLog log, string key, Expected expected, string name)
    {
        string file = ledger.InFolder("log.jsonl");
        log.Write(file);
        string? since = expected.Since is null ? null : ledger.InFolder("since.txt");
        if (since is not null)
            await File.WriteAllTextAsync(since, expected.Since!.Note);

        bool all = true;
        foreach (IVerifier verifier in verifiers)
        {
            (int exitCode, IReadOnlyList<(string Place, string Code)> findings) = await verifier.RunAsync(file, key, since);
            bool isFound = expected.Code.Length == 0
                ? exitCode == 0
                : exitCode == 1 && (expected.IsFirst ? findings.Take(1) : findings).Contains((expected.Place, expected.Code));
            await (isFound ? details : Console.Error).WriteLineAsync(
                $"{name}: {verifier.Name} expected {expected.Place} {expected.Code}, exit {exitCode}, found {string.Join("; ", findings.Take(3))}");
            all &= isFound;
        }

        return all;
    }
}
