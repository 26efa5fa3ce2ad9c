using System.Data.Common;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Storage;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>Equal histories have equal roots, whatever holds the ledger.</summary>
public sealed class SameHistoryOnPostgres
{
    [EngineFact]
    public async Task The_same_history_has_the_same_root_on_both_engines_and_another_one_has_another()
    {
        LogRoot embedded = await RootAsync(StorageEngine.Sqlite, 3), server = await RootAsync(StorageEngine.Postgres, 3);

        server.ShouldBe(embedded);
        server.Size.ShouldBe(18);
        (await RootAsync(StorageEngine.Sqlite, 2)).Root.ShouldNotBe(server.Root);
    }

    private static async Task<LogRoot> RootAsync(StorageEngine engine, int cases)
    {
        await using var ledger = new LedgerInFolder(engine);
        await FixedHistory.RunAsync(ledger, cases);
        using DbConnection reader = ledger.Engine.OpenReader();
        return LogRoots.Read(reader).Single();
    }
}
