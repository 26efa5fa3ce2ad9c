using Google.Rpc;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Ledger;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>A server that goes away and comes back, or is replaced by its standby, loses nothing that was acknowledged.</summary>
public sealed class FailuresOnPostgres
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    [EngineFact]
    public async Task A_server_that_crashes_under_load_is_named_and_loses_nothing()
    {
        using PostgresCluster cluster = PostgresCluster.Make();
        using var patience = new CancellationTokenSource(s_patience);
        await using LedgerInFolder ledger = LedgerInFolder.On(new PostgresEngine(cluster.ConnectionTo("postgres")));
        var load = new Load(ledger);
        await load.FinishAsync(10, patience.Token);

        Task going = Task.Run(() => load.FinishAsync(60, patience.Token));
        await Task.Delay(200);
        cluster.Stop();
        Faults.ShouldAskToRetry(await new Load(ledger).UntilFaultAsync(), Code.Unavailable);
        cluster.Start();
        await going;

        load.Faulted.ShouldBeGreaterThan(0);
        load.ShouldAllBeThereOnce();
    }

    [EngineFact]
    public void A_standby_is_not_written_to()
    {
        using PostgresCluster primary = PostgresCluster.Make();
        using PostgresCluster standby = primary.MakeStandby(OperationsPage.Commands("standby").Single());
        using var engine = new PostgresEngine(standby.ConnectionTo("postgres"));

        Should.Throw<StorageFault>(() => Migrator.Migrate(engine)).Text.En.ShouldContain("standby");
    }
}
