using System.Diagnostics;
using System.Globalization;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Tests.Storage;

namespace TottoriCare.LedgerTrials.Durability;

/// <summary>確定の速さの試験: commands a second that are durable when they are answered, against plain appends that are forced to the same disk.</summary>
/// <remarks>Appends and commands take turns, so that a disk that is busy otherwise slows both; what counts is the median of the turns.</remarks>
internal sealed class DurabilityTrial(bool isShort)
{
    private const int Clients = 64;
    private const double BareGoal = 2;
    private const int AppendBytes = 4096;

    private readonly TimeSpan _turn = TimeSpan.FromSeconds(isShort ? 1 : 5);
    private readonly int _turns = isShort ? 3 : 7;

    /// <summary>Runs it and prints its figures.</summary>
    /// <returns>Whether the embedded database meets its goal; the other is only printed.</returns>
    public async Task<bool> ReportAsync(TextWriter output)
    {
        double sqlite = await RunAsync(StorageEngine.Sqlite, output);
        await RunAsync(StorageEngine.Postgres, output);
        return isShort || sqlite >= BareGoal;
    }

    private async Task<double> RunAsync(StorageEngine kind, TextWriter output)
    {
        string name = kind == StorageEngine.Sqlite ? "sqlite" : "postgres";
        using var database = new EngineUnderTest(kind);
        await using LedgerInFolder ledger = LedgerInFolder.Over(database);
        var (appends, commands) = (new List<double>(), new List<double>());
        for (int turn = 0; turn < _turns; turn++)
        {
            appends.Add(AppendsPerSecond());
            commands.Add(await CommandsPerSecondAsync(ledger));
        }

        double ratio = Median(commands) / Median(appends);
        await output.WriteLineAsync(Figure($"fsync-per-second-{name}", Median(appends)));
        await output.WriteLineAsync(Figure($"durable-per-second-{name}", Median(commands)));
        await output.WriteLineAsync(Figure($"durable-vs-fsync-bare-{name}", ratio));
        return ratio;
    }

    private double AppendsPerSecond()
    {
        string file = Path.Combine(Path.GetTempPath(), $"tottoricare-{Guid.NewGuid():N}");
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            byte[] page = new byte[AppendBytes];
            int count = 0;
            long began = Stopwatch.GetTimestamp();
            for (; Stopwatch.GetElapsedTime(began) < _turn; count++)
            {
                stream.Write(page);
                stream.Flush(flushToDisk: true);
            }

            return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            File.Delete(file);
        }
    }

    // A booking and its cancellation in time, over and over, each client on a case of its own.
    private async Task<double> CommandsPerSecondAsync(LedgerInFolder ledger)
    {
        string[] cases = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => ledger.ApprovedCaseAsync()));
        long began = Stopwatch.GetTimestamp();
        int[] counts = await Task.WhenAll(cases.Select(caseId => Task.Run(async () =>
        {
            int count = 0;
            while (Stopwatch.GetElapsedTime(began) < _turn && count < 400)
            {
                V1.BookResponse booked = await ledger.Handler.Book(
                    LedgerRequests.Booking(caseId, Sound.Stay("2026-06-08", "2026-06-10")), LedgerInFolder.Call);
                await ledger.Handler.CancelBooking(
                    LedgerRequests.Cancellation(caseId, booked.BookingId, "2026-05-01T00:00:00Z"), LedgerInFolder.Call);
                count += 2;
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Figure(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"figure {name} {value:0.###}");
}
