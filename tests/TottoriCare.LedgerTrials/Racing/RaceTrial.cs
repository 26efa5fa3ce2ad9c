using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Tests.Storage;

namespace TottoriCare.LedgerTrials.Racing;

/// <summary>競合の試験: many clients on the last free use of a case, round after round: one gets it, and no cap is exceeded.</summary>
/// <param name="rounds">How many rounds on each engine.</param>
internal sealed class RaceTrial(int rounds)
{
    private const int Clients = 64;
    private const int CapNights = 7;

    /// <summary>Runs it on both engines and prints its figures.</summary>
    /// <returns>Whether every round had one winner and no cap was exceeded.</returns>
    public async Task<bool> ReportAsync(TextWriter output)
    {
        (int winners, int exceeded) sqlite = await RunAsync(StorageEngine.Sqlite, hosts: 1);
        (int winners, int exceeded) postgres = await RunAsync(StorageEngine.Postgres, hosts: 2);
        await output.WriteLineAsync($"figure race-winners-sqlite {sqlite.winners}/{rounds}");
        await output.WriteLineAsync($"figure race-winners-postgres {postgres.winners}/{rounds}");
        await output.WriteLineAsync($"figure race-winners {sqlite.winners + postgres.winners}/{2 * rounds}");
        await output.WriteLineAsync($"figure caps-exceeded {sqlite.exceeded + postgres.exceeded}");
        return sqlite == (rounds, 0) && postgres == (rounds, 0);
    }

    private async Task<(int Winners, int Exceeded)> RunAsync(StorageEngine kind, int hosts)
    {
        using var database = new EngineUnderTest(kind);
        LedgerInFolder[] ledgers = [.. Enumerable.Range(0, hosts).Select(_ => LedgerInFolder.Over(database))];
        (int winners, int exceeded) = (0, 0);
        try
        {
            for (int round = 0; round < rounds; round++)
            {
                string caseId = await ledgers[0].ApprovedCaseAsync();
                await ledgers[0].Handler.Book(LedgerRequests.Booking(caseId, Sound.Stay("2026-05-11", "2026-05-17")), LedgerInFolder.Call);
                V1.BookResponse[] answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() =>
                    ledgers[client % hosts].Handler.Book(
                        LedgerRequests.Booking(caseId, Sound.Stay($"2026-06-{1 + (client % 20):00}", $"2026-06-{2 + (client % 20):00}")),
                        LedgerInFolder.Call))));
                winners += answers.Count(answer => answer.Decision.Outcome == V1.CommandOutcome.Done) == 1 ? 1 : 0;
                exceeded += NightsOf(ledgers[^1], caseId) > CapNights ? 1 : 0;
            }
        }
        finally
        {
            foreach (LedgerInFolder ledger in ledgers)
                await ledger.DisposeAsync();
        }

        return (winners, exceeded);
    }

    // Counted from what is kept, and not by the engine that allowed it.
    private static int NightsOf(LedgerInFolder ledger, string caseId) => ledger.Handler.GetCase(
            new V1.GetCaseRequest { MunicipalityCode = Library.CityCode, CaseId = caseId }, LedgerInFolder.Call).CareCase.Bookings
        .Sum(booking => DateOnly.Parse(booking.Use.Booking.LastDay).DayNumber - DateOnly.Parse(booking.Use.Booking.FirstDay).DayNumber);
}
