using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Audit.Reperforming;
using TottoriCare.Grpc.Audit.Verifying;
using TottoriCare.Grpc.Storage;
using TottoriCare.LogProofs.History;
using TottoriCare.LogProofs.Tampering;

namespace TottoriCare.LogProofs.Reperforming;

/// <summary>Decides a drawn history again, then falsifies some of it with all hashes made right, and decides it again.</summary>
internal sealed class ReperformRun(int seed, int commands, TextWriter details)
{
    private const int OfEachKind = 4;

    /// <returns>Whether everything came out as it was recorded, and all that was falsified was found.</returns>
    public async Task<bool> ReportAsync(TextWriter output)
    {
        await using var ledger = new SampleLedger(SampleBooks.Before);
        int written = await RandomHistory.WriteAsync(ledger, commands, seed);
        await ledger.CloseAsync();

        long reperformed = 0, erased = 0, differences = 0, unlike = 0, done = 0;
        foreach (string code in new[] { SampleBooks.City, SampleBooks.Town })
        {
            V1.ReperformResponse end = Reperform(ledger, code, out List<V1.ReperformDifference> found);
            foreach (V1.ReperformDifference difference in found.Take(5))
                await Console.Error.WriteLineAsync($"{code} entry {difference.Index}: {difference.Kind}\n  {difference.Recorded}\n  {difference.Performed}");
            (reperformed, erased, differences, done) =
                (reperformed + end.Reperformed, erased + end.Erased, differences + end.Differences, done + end.Done);
            unlike += ProjectionCheck.Run(ledger.Engine, MunicipalityCode.Parse(code)).Count;
        }

        (int planted, int seen, bool hashesHold) = Plant(ledger);
        await output.WriteLineAsync($"figure reperformed {reperformed}");
        await output.WriteLineAsync($"figure reperform-erased {erased}");
        await output.WriteLineAsync($"figure differences {differences}");
        await output.WriteLineAsync($"figure projection-differences {unlike}");
        await output.WriteLineAsync($"figure planted-differences-found {seen}/{planted}");
        return differences == 0 && unlike == 0 && done == written && reperformed + erased == written && seen == planted && planted > 0 && hashesHold;
    }

    // A booking rests on the facts as they were applied for, unless they were corrected.
    private static bool ShowsIn(IEnumerable<LogRow> entries) =>
        entries.Any(Planting.IsBooked) && entries.All(entry => entry.Command != "CorrectFacts");

    private (int Planted, int Seen, bool HashesHold) Plant(SampleLedger ledger)
    {
        MunicipalityCode city = MunicipalityCode.Parse(SampleBooks.City);
        var planted = new List<(Planting Planting, LogRow Row)>();
        using (var log = new RecordedLog(ledger.Engine, city))
        {
            var random = new Random(seed);
            HashSet<Guid> taken = [.. log.Rows.Where(row => row.Command == "EraseValues").Select(row => row.StreamId)];
            foreach (Planting planting in Enumerable.Repeat(Planting.All, OfEachKind).SelectMany(all => all))
            {
                LogRow[] fitting =
                [
                    .. log.Rows.Where(row => !taken.Contains(row.StreamId) && planting.Fits(row, RecordedLog.ContentOf(row))
                        && (!planting.ShowsLater || ShowsIn(log.Rows.Where(later => later.StreamId == row.StreamId)))),
                ];
                if (fitting.Length == 0)
                    continue;
                LogRow row = fitting[random.Next(fitting.Length)];
                taken.Add(row.StreamId);
                planting.Apply(log, row);
                planted.Add((planting, row));
            }

            log.Rehash();
        }

        Reperform(ledger, SampleBooks.City, out List<V1.ReperformDifference> found);
        Dictionary<long, Guid> streams = StreamsOf(ledger, found);
        int seen = 0;
        foreach ((Planting planting, LogRow row) in planted)
        {
            bool isSeen = planting.ShowsLater
                ? found.Any(difference => difference.Index > row.Index && streams[difference.Index] == row.StreamId)
                : found.Any(difference => difference.Index == row.Index);
            (isSeen ? details : Console.Error).WriteLine($"entry {row.Index}, {planting.Name}: {(isSeen ? "seen" : "NOT SEEN")}");
            seen += isSeen ? 1 : 0;
        }

        return (planted.Count, seen, HashesHold(ledger, city));
    }

    // But for the values that were taken away, nothing is wrong with the log by itself.
    private static bool HashesHold(SampleLedger ledger, MunicipalityCode city)
    {
        using LogReader reader = ledger.Read(SampleBooks.City);
        string file = ledger.InFolder("planted.jsonl");
        new ExportedLog(city, LogExport.PartsOf(reader, city, reader.Head().Size, ledger.Key)).Write(file);
        using var export = new StreamReader(file);
        return new LogVerification(ledger.Key.Public, since: null).Run(export).All(finding => finding.Code == "VALUE_MISSING");
    }

    private static V1.ReperformResponse Reperform(SampleLedger ledger, string code, out List<V1.ReperformDifference> differences)
    {
        using LogReader log = ledger.Read(code);
        List<V1.ReperformResponse> reports = [.. new Reperformance(log, MunicipalityCode.Parse(code), log.Head().Size).Run()];
        differences = [.. reports.Select(report => report.Difference).OfType<V1.ReperformDifference>()];
        return reports[^1];
    }

    private static Dictionary<long, Guid> StreamsOf(SampleLedger ledger, List<V1.ReperformDifference> found)
    {
        using LogReader log = ledger.Read(SampleBooks.City);
        return found.Where(difference => difference.Index >= 0).DistinctBy(difference => difference.Index)
            .ToDictionary(difference => difference.Index, difference => log.Entries(difference.Index, difference.Index + 1, 1)[0].StreamId);
    }
}
