using Google.Protobuf;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Storage;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>Two hosts on one database are as one.</summary>
public sealed class ReplicasOnPostgres : IAsyncLifetime
{
    private EngineUnderTest _database = null!;
    private LedgerInFolder[] _hosts = [];

    public Task InitializeAsync()
    {
        _database = EngineUnderTest.New(StorageEngine.Postgres);
        _hosts = [LedgerInFolder.Over(_database), LedgerInFolder.Over(_database)];
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (LedgerInFolder host in _hosts)
            await host.DisposeAsync();
        _database.Dispose();
    }

    [EngineFact]
    public async Task Of_many_who_ask_either_host_for_the_last_free_use_one_gets_it()
    {
        string caseId = await _hosts[0].ApprovedCaseAsync();
        await BookAsync(0, caseId, Sound.Stay("2026-05-11", "2026-05-17"));

        V1.BookResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() =>
            BookAsync(number, caseId, Sound.Stay($"2026-06-{1 + (number % 20):00}", $"2026-06-{2 + (number % 20):00}")))));

        answers.Count(answer => answer.Decision.Outcome == V1.CommandOutcome.Done).ShouldBe(1);
        answers.Select(answer => answer.Receipt.LogIndex).Order().ShouldBe(Enumerable.Range(3, 64).Select(index => (long)index));
        LedgerCheck.Run(_hosts[1].Engine, Progress.None).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task One_request_sent_to_both_at_once_is_carried_out_once_and_answered_alike()
    {
        string caseId = await _hosts[0].ApprovedCaseAsync();
        V1.BookRequest[] requests = [.. Enumerable.Range(0, 6).Select(_ => LedgerRequests.Booking(caseId, Sound.Stay("2026-05-11", "2026-05-12")))];

        V1.BookResponse[][] answers = await Task.WhenAll(requests.Select(request => Task.WhenAll(
            _hosts.Select(host => Task.Run(() => host.Handler.Book(request.Clone(), LedgerInFolder.Call))))));

        foreach (V1.BookResponse[] pair in answers)
            pair[0].ToByteArray().ShouldBe(pair[1].ToByteArray());
        _hosts[0].Read("SELECT log_size FROM tenant", row => row.GetInt64(0)).ShouldBe(8);
    }

    private Task<V1.BookResponse> BookAsync(int number, string caseId, V1.Booking booking) =>
        _hosts[number % 2].Handler.Book(LedgerRequests.Booking(caseId, booking), LedgerInFolder.Call);
}
