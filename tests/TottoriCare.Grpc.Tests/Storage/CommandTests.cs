using System.Data.Common;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Ledger;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>What an operator does with a ledger, as he types it.</summary>
public abstract class CommandTests(bool onPostgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tottoricare-");
    private EngineUnderTest _database = null!;
    private string _roots = "";

    private string Backup => Path.Combine(_folder.FullName, "ledger.backup");

    public async Task InitializeAsync()
    {
        _database = New(onPostgres ? StorageEngine.Postgres : StorageEngine.Sqlite);
        await using LedgerInFolder ledger = LedgerInFolder.Over(_database);
        await FixedHistory.RunAsync(ledger);
        using DbConnection reader = ledger.Engine.OpenReader();
        _roots = string.Concat(LogRoots.Read(reader).Select(root => $"{root}{Environment.NewLine}"));
        _roots.ShouldStartWith($"{Decisions.Library.CityCode} 18 ");
    }

    public Task DisposeAsync()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [EngineFact]
    public async Task Migrate_makes_a_ledger_once()
    {
        using EngineUnderTest empty = New(_database.Kind);

        (await RunAsync("migrate", empty)).Errors.ShouldContain("Ran migration 1");
        (int code, string output, string errors) = await RunAsync("migrate", empty);

        (code, output).ShouldBe((0, ""));
        errors.ShouldContain("has the form of this version already");
        errors.ShouldContain("すでにこの版の形です");
    }

    [EngineFact]
    public async Task Check_prints_the_root_of_every_log()
    {
        (int code, string output, string errors) = await RunAsync("check", _database);

        (code, output).ShouldBe((0, _roots));
        errors.ShouldContain("誤りはありません。");
    }

    [EngineFact]
    public async Task Check_of_a_ledger_that_was_changed_ends_with_1_and_names_the_place()
    {
        using (IStorageEngine engine = _database.Open())
        using (DbConnection writer = engine.OpenWriter())
            writer.Execute("UPDATE entry SET content = (SELECT content FROM entry AS other WHERE other.log_index = 4) WHERE log_index = 5");

        (int code, string output, string errors) = await RunAsync("check", _database);

        (code, output).ShouldBe((1, ""));
        errors.ShouldContain($"{Decisions.Library.CityCode}[5]  TREE_UNFIT");
    }

    [EngineFact]
    public async Task A_backup_is_taken_while_a_host_writes_and_brought_back_with_its_roots_into_an_empty_ledger_of_either_engine()
    {
        await using (LedgerInFolder serving = LedgerInFolder.Over(_database))
        {
            (await RunAsync("backup", _database, Backup)).Output.ShouldBe(_roots);
            await serving.ApprovedCaseAsync();
        }

        foreach (StorageEngine kind in (StorageEngine[])[StorageEngine.Sqlite, _database.Kind])
        {
            using EngineUnderTest other = New(kind);
            (int code, string output, _) = await RunAsync("restore", other, Backup);
            (code, output).ShouldBe((0, _roots));
            (await RunAsync("check", other)).Output.ShouldBe(_roots);
        }

        Directory.GetFiles(_folder.FullName).ShouldBe([Backup]);
    }

    [EngineFact]
    public async Task A_restored_ledger_goes_on_and_answers_a_request_again_as_before()
    {
        await RunAsync("backup", _database, Backup);
        using EngineUnderTest other = New(_database.Kind);
        await RunAsync("restore", other, Backup);

        await using LedgerInFolder ledger = LedgerInFolder.Over(other);
        await FixedHistory.RunAsync(ledger);

        ledger.Read("SELECT log_size FROM tenant", row => row.GetInt64(0)).ShouldBe(18);
        await ledger.ApprovedCaseAsync();
        LedgerCheck.Run(ledger.Engine, Progress.None).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Nothing_is_overwritten()
    {
        await RunAsync("backup", _database, Backup);

        (int code, _, string errors) = await RunAsync("backup", _database, Backup);
        code.ShouldBe(1);
        errors.ShouldContain("give another name");

        (code, _, errors) = await RunAsync("restore", _database, Backup);
        code.ShouldBe(1);
        errors.ShouldContain("There is a ledger at the target already");
        (await RunAsync("check", _database)).Output.ShouldBe(_roots);
    }

    [EngineFact]
    public async Task A_backup_that_was_changed_is_not_brought_back()
    {
        await RunAsync("backup", _database, Backup);
        using (var engine = new SqliteEngine(Backup))
        using (DbConnection writer = engine.OpenWriter())
            writer.Execute("UPDATE entry_value SET value = 'somebody'");
        using EngineUnderTest other = New(_database.Kind);

        (int code, _, string errors) = await RunAsync("restore", other, Backup);

        code.ShouldBe(1);
        errors.ShouldContain("VALUE_UNBOUND");
        errors.ShouldNotContain("somebody");
    }

    [EngineFact]
    public async Task Copy_takes_a_ledger_to_the_same_engine_and_its_root_proves_it()
    {
        using EngineUnderTest other = New(_database.Kind);
        await CopyAndCheckAsync(_database, other);
    }

    [EngineFact]
    public async Task Copy_into_a_ledger_and_without_a_target_is_refused()
    {
        (await RunAsync("copy", _database, "--to-storage", "sqlite")).Code.ShouldBe(2);
        (await RunAsync("copy", _database)).Code.ShouldBe(2);
        using EngineUnderTest other = New(_database.Kind);
        await CopyAndCheckAsync(_database, other);
        (int code, _, string errors) = await RunAsync("copy", _database, To(other));
        code.ShouldBe(1);
        errors.ShouldContain("There is a ledger at the target already");
    }

    [EngineFact]
    public async Task A_command_without_a_ledger_says_where_to_look()
    {
        using EngineUnderTest empty = New(_database.Kind);
        using (IStorageEngine engine = empty.Open())
            engine.OpenWriter().Dispose();

        (int code, _, string errors) = await RunAsync("check", empty);

        code.ShouldBe(1);
        errors.ShouldContain("There is no ledger here");
        errors.ShouldContain("ここに台帳はありません");
    }

    /// <summary>Copies, and checks the copy.</summary>
    private protected async Task CopyAndCheckAsync(EngineUnderTest from, EngineUnderTest to)
    {
        (int code, string output, string errors) = await RunAsync("copy", from, To(to));
        (code, output).ShouldBe((0, _roots), errors);
        (await RunAsync("check", to)).Output.ShouldBe(_roots);
    }

    private protected EngineUnderTest Database => _database;

    private protected static EngineUnderTest New(StorageEngine kind) => new(kind);

    private static string[] To(EngineUnderTest database) => [.. database.Arguments.Select(argument => argument.Replace("--", "--to-", StringComparison.Ordinal))];

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string command, EngineUnderTest database, params string[] more)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        int code = await CommandLine.RunAsync([command, .. database.Arguments, .. more], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}

/// <inheritdoc/>
public sealed class CommandTestsOnSqlite() : CommandTests(onPostgres: false)
{
    [Theory]
    [InlineData("migrate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("check")]
    [InlineData("copy")]
    public async Task Each_command_tells_how_it_is_used(string command)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        (await CommandLine.RunAsync([command, "--help"], output, errors)).ShouldBe(0);
        output.ToString().ShouldContain("--data");
        output.ToString().ShouldContain(" / ");
    }

    [Theory]
    [InlineData("check --data", "--data")]
    [InlineData("check --storage mysql", "sqlite")]
    [InlineData("check --nothing", "--nothing")]
    [InlineData("backup --storage sqlite", "backup")]
    [InlineData("check", "--storage")]
    public async Task Faulty_arguments_end_with_2_and_are_named(string arguments, string named)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        (await CommandLine.RunAsync(arguments.Split(' '), output, errors)).ShouldBe(2, errors.ToString());
        errors.ToString().ShouldContain(named);
    }

    [Fact]
    public async Task What_a_host_has_open_is_not_migrated_restored_or_copied_by_another_process()
    {
        using IStorageEngine host = Database.Open();
        host.OpenWriter().Dispose();
        foreach (string command in (string[])["migrate", "copy --to-storage sqlite --to-data nowhere"])
        {
            var (output, errors) = (new StringWriter(), new StringWriter());
            (await CommandLine.RunAsync([.. command.Split(' '), .. Database.Arguments], output, errors)).ShouldBe(1);
            errors.ToString().ShouldContain("is in use");
        }

        Directory.Exists("nowhere").ShouldBeFalse();
    }
}

/// <inheritdoc/>
public sealed class CommandTestsOnPostgres() : CommandTests(onPostgres: true)
{
    [EngineFact]
    public async Task Copy_takes_a_ledger_to_the_embedded_database_and_back()
    {
        using EngineUnderTest embedded = New(StorageEngine.Sqlite);
        using EngineUnderTest back = New(StorageEngine.Postgres);
        await CopyAndCheckAsync(Database, embedded);
        await CopyAndCheckAsync(embedded, back);
    }
}
