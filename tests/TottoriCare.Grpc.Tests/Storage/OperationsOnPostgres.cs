using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Grpc.Tests.Ledger;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>What OPERATIONS.md tells of the ledger, typed as it stands there.</summary>
public sealed class OperationsOnPostgres
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    [EngineFact]
    public async Task Migrate_back_up_check_restore_and_move_to_PostgreSQL()
    {
        using var old = new EngineUnderTest(StorageEngine.Sqlite);
        using var restored = new EngineUnderTest(StorageEngine.Sqlite);
        using var server = new EngineUnderTest(StorageEngine.Postgres);
        DirectoryInfo backups = Directory.CreateTempSubdirectory("tottoricare-");
        var places = new Dictionary<string, string>
        {
            ["FOLDER"] = old.Folder, ["NEW-FOLDER"] = restored.Folder, ["CONNECTION"] = server.Settings.Connection!,
            ["FILE"] = Path.Combine(backups.FullName, "one"), ["SECOND-FILE"] = Path.Combine(backups.FullName, "two"),
        };
        try
        {
            await using (LedgerInFolder ledger = LedgerInFolder.Over(old))
                await FixedHistory.RunAsync(ledger);
            (await RunAsync("migrate", places)).ShouldBe([""]);
            string[] roots = await RunAsync("check", places);
            roots[0].ShouldStartWith($"{Decisions.Library.CityCode} 18 ");
            (await RunAsync("backup", places)).ShouldBe(roots);
            (await RunAsync("restore", places)).ShouldBe(roots);

            string[] commands = OperationsPage.Commands("move");
            string serve = commands.Single(command => command.StartsWith("TottoriCare.Grpc --", StringComparison.Ordinal));
            (await RunAsync(commands.Where(command => command != serve), places)).ShouldBe([roots[0], roots[0], roots[0]]);
            await using HostProcess host = await HostProcess.StartAsync([.. OperationsPage.ArgumentsOf(serve, places).Skip(1)]);
            host.Written.ShouldContain("PostgreSQL 1");
            (await host.EndAsync()).ShouldBe(0);
        }
        finally
        {
            backups.Delete(recursive: true);
        }
    }

    [EngineFact]
    public async Task A_standby_made_as_told_is_promoted_and_has_everything_that_was_acknowledged()
    {
        using PostgresCluster primary = PostgresCluster.Make();
        using PostgresCluster standby = primary.MakeStandby(OperationsPage.Commands("standby").Single());
        foreach (string sql in OperationsPage.Commands("synchronous"))
            primary.Execute(sql);
        using var patience = new CancellationTokenSource(s_patience);
        await using LedgerInFolder ledger = LedgerInFolder.On(new PostgresEngine(
            $"Host=127.0.0.1:{primary.Port},127.0.0.1:{standby.Port};Username=postgres;Database=postgres"));
        var load = new Load(ledger);
        await load.FinishAsync(10, patience.Token);

        Task going = Task.Run(() => load.FinishAsync(60, patience.Token));
        await Task.Delay(200);
        primary.Stop();
        standby.Promote(OperationsPage.Commands("promote").Single());
        await going;

        load.ShouldAllBeThereOnce();
    }

    private static Task<string[]> RunAsync(string block, Dictionary<string, string> places) => RunAsync(OperationsPage.Commands(block), places);

    private static async Task<string[]> RunAsync(IEnumerable<string> commands, Dictionary<string, string> places)
    {
        var outputs = new List<string>();
        foreach (string command in commands)
        {
            string[] words = OperationsPage.ArgumentsOf(command, places);
            words[0].ShouldBe("TottoriCare.Grpc");
            string[] engine = command.Contains("--storage", StringComparison.Ordinal) ? [] : ["--storage", "sqlite"];
            var (output, errors) = (new StringWriter(), new StringWriter());
            (await CommandLine.RunAsync([.. words.Skip(1), .. engine], output, errors)).ShouldBe(0, errors.ToString());
            outputs.Add(output.ToString());
        }

        return [.. outputs];
    }
}
