using System.Data.Common;
using Google.Rpc;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>Commands are answered when they are durable, and only then.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private static readonly MunicipalityCode s_city = MunicipalityCode.Parse(Decisions.Library.CityCode);

    private readonly EngineUnderTest _database = new(StorageEngine.Sqlite);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Nobody_is_answered_before_the_commit_has_returned()
    {
        using var committing = new ManualResetEventSlim();
        using var mayCommit = new ManualResetEventSlim();
        await using LedgerInFolder ledger = LedgerInFolder.Over(_database, engine => OnCommit(engine, () =>
        {
            committing.Set();
            mayCommit.Wait();
            return true;
        }, from: 2));
        Task<V1.SubmitApplicationResponse> answer = ledger.Handler.SubmitApplication(LedgerRequests.Application(), LedgerInFolder.Call);

        committing.Wait();
        await Task.Delay(100);
        answer.IsCompleted.ShouldBeFalse();
        mayCommit.Set();
        (await answer).Receipt.LogIndex.ShouldBe(0);
    }

    [Fact]
    public async Task A_commit_that_fails_is_answered_as_a_fault_and_the_same_request_is_done_once_later()
    {
        bool fails = true;
        await using LedgerInFolder ledger = LedgerInFolder.Over(_database, engine => OnCommit(engine, () => !fails, from: 2));
        V1.SubmitApplicationRequest request = LedgerRequests.Application();

        RpcFault fault = await Should.ThrowAsync<RpcFault>(() => ledger.Handler.SubmitApplication(request, LedgerInFolder.Call));
        Faults.ShouldAskToRetry(fault, Code.Unavailable);
        fails = false;
        (await ledger.Handler.SubmitApplication(request, LedgerInFolder.Call)).Receipt.LogIndex.ShouldBe(0);
        (await ledger.Handler.SubmitApplication(request, LedgerInFolder.Call)).Receipt.LogIndex.ShouldBe(0);
        LedgerCheck.Run(ledger.Engine, Progress.None).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_can_wait_is_turned_away_and_what_waits_is_done_on_a_slow_disk_too()
    {
        await using LedgerInFolder ledger = LedgerInFolder.Over(
            _database, engine => OnCommit(engine, () => { Thread.Sleep(200); return true; }, from: 2), mostQueued: 4);
        V1.SubmitApplicationRequest[] requests = [.. Enumerable.Range(0, 24).Select(_ => LedgerRequests.Application())];
        int turnedAway = 0;

        await Task.WhenAll(requests.Select(request => Task.Run(async () =>
        {
            for (; ; await Task.Delay(50))
            {
                try
                {
                    await ledger.Handler.SubmitApplication(request, LedgerInFolder.Call);
                    return;
                }
                catch (RpcFault fault)
                {
                    Faults.ShouldAskToRetry(fault, Code.ResourceExhausted);
                    Interlocked.Increment(ref turnedAway);
                }
            }
        })));

        turnedAway.ShouldBeGreaterThan(0);
        ledger.Read("SELECT COUNT(*) FROM entry", row => row.GetInt64(0)).ShouldBe(24);
    }

    [Fact]
    public async Task What_is_queued_is_carried_out_though_its_caller_has_gone()
    {
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        await using (var writer = new GroupCommit(engine))
        {
            using var mayGoOn = new ManualResetEventSlim();
            _ = writer.RunAsync(s_city, tables => { mayGoOn.Wait(); return 0; });
            Task abandoned = writer.RunAsync(s_city, tables => tables.Head(s_city));
            await Should.ThrowAsync<TimeoutException>(() => abandoned.WaitAsync(TimeSpan.FromMilliseconds(50)));
            mayGoOn.Set();
        }

        using DbConnection reader = engine.OpenReader();
        reader.Query("SELECT tenant_id FROM tenant", row => row.GetString(0)).ShouldBe([s_city.Value]);
    }

    [Fact]
    public async Task Work_that_fails_undoes_itself_and_nothing_else()
    {
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        await using var writer = new GroupCommit(engine);
        Guid id = Guid.NewGuid();
        Task sound = writer.RunAsync(s_city, tables => { tables.Head(s_city); tables.SaveCase(s_city, id, "", 1, 1, [1]); return 0; });
        Task faulty = writer.RunAsync(s_city, tables => { tables.SaveCase(s_city, Guid.NewGuid(), "", 1, 1, [1]); tables.SaveCase(s_city, id, "", 1, 1, [2]); return 0; });

        await sound;
        engine.IsConstraint(await Should.ThrowAsync<DbException>(() => faulty)).ShouldBeTrue();
        using DbConnection reader = engine.OpenReader();
        reader.Query("SELECT content FROM care_case", row => ((byte[])row[0])[0]).ShouldBe([(byte)1]);
    }

    // The first commit of a writer's connection is that of the migration, which opens one of its own.
    private static EngineWith OnCommit(IStorageEngine engine, Func<bool> commit, int from)
    {
        int opened = 0;
        return new EngineWith(engine, connection =>
        {
            if (++opened >= from)
                raw.sqlite3_commit_hook(((SqliteConnection)connection).Handle, _ => commit() ? 0 : 1, null);
        });
    }
}
