using Google.Rpc;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>Where another host was in the way, the same work is tried again, at most five times.</summary>
public sealed class ConflictsOnPostgres
{
    [EngineFact]
    public async Task Four_conflicts_are_overcome()
    {
        using var database = new EngineUnderTest(StorageEngine.Postgres);
        await using LedgerInFolder ledger = LedgerInFolder.Over(database);
        ConflictFirst(ledger, times: 4);

        (await ledger.Handler.SubmitApplication(LedgerRequests.Application(), LedgerInFolder.Call)).Receipt.LogIndex.ShouldBe(0);
        LedgerCheck.Run(ledger.Engine, Progress.None).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task The_fifth_is_answered_as_a_fault_that_leaves_nothing()
    {
        using var database = new EngineUnderTest(StorageEngine.Postgres);
        await using LedgerInFolder ledger = LedgerInFolder.Over(database);
        ConflictFirst(ledger, times: 5);

        RpcFault fault = await Should.ThrowAsync<RpcFault>(() => ledger.Handler.SubmitApplication(LedgerRequests.Application(), LedgerInFolder.Call));
        Faults.ShouldAskToRetry(fault, Code.Unavailable);
        ledger.Read("SELECT COUNT(*) FROM tenant", row => row.GetInt64(0)).ShouldBe(0);
    }

    // A sequence counts on though its transaction is rolled back.
    private static void ConflictFirst(LedgerInFolder ledger, int times)
    {
        using System.Data.Common.DbConnection connection = ledger.Engine.OpenWriter();
        connection.Execute("CREATE SEQUENCE attempt");
        connection.Execute($"""
            CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF nextval('attempt') <= {times} THEN RAISE EXCEPTION USING ERRCODE = '40001'; END IF; RETURN NEW; END $$
            """);
        connection.Execute("CREATE TRIGGER conflicting BEFORE UPDATE ON tenant FOR EACH ROW EXECUTE FUNCTION conflict()");
    }
}
