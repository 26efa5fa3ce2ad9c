using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Google.Rpc;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>What goes wrong with the file of a ledger is said clearly, and loses nothing that was acknowledged.</summary>
public sealed class SqliteFailureTests : IDisposable
{
    private readonly EngineUnderTest _database = new(StorageEngine.Sqlite);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_full_disk_refuses_what_has_no_room_and_takes_it_once_there_is_some()
    {
        long most = 0;
        await using LedgerInFolder ledger = LedgerInFolder.Over(_database, engine => new EngineWith(engine, connection =>
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {(most == 0 ? 200 : most)}"))));
        var load = new Load(ledger);

        RpcFault fault = await load.UntilFaultAsync();
        Faults.ShouldAskToRetry(fault, Code.Unavailable);
        fault.Status.Message.ShouldContain("disk is full");
        load.Acknowledged.ShouldBeGreaterThan(0);

        most = 100_000;
        await load.FinishAsync(load.Acknowledged + 10);
        load.ShouldAllBeThereOnce();
    }

    [Fact]
    public async Task A_file_that_turns_read_only_is_named_and_written_to_again_when_it_may_be()
    {
        bool isReadOnly = false;
        await using LedgerInFolder ledger = LedgerInFolder.Over(_database, engine => OnceReadOnly(engine, () => isReadOnly));
        var load = new Load(ledger);
        await load.FinishAsync(3);
        isReadOnly = true;

        RpcFault fault = await load.UntilFaultAsync();
        fault = await load.UntilFaultAsync();
        Faults.ShouldAskToRetry(fault, Code.Unavailable);
        fault.Status.Message.ShouldContain("read-only");

        isReadOnly = false;
        await load.FinishAsync(5);
        load.ShouldAllBeThereOnce();
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_to_keeps_the_host_from_starting()
    {
        if (OperatingSystem.IsWindows())
            return;
        string file = Path.Combine(_database.Folder, "in-the-way");
        await System.IO.File.WriteAllTextAsync(file, "");

        (int code, string written) = await RunAsync("--storage", "sqlite", "--data", file);

        code.ShouldBe(1);
        written.ShouldContain("can't be made");
        written.ShouldContain("--data");
    }

    [Fact]
    public async Task A_second_host_on_the_file_does_not_start_and_a_killed_one_does_not_keep_the_next_from_it()
    {
        HostProcess first = await HostProcess.StartAsync(_database.Arguments);
        first.Written.ShouldContain(Path.Combine(_database.Folder, "ledger.db"));
        first.Written.ShouldContain("SQLite 3.");

        (int code, string written) = await RunAsync(_database.Arguments);
        code.ShouldBe(1);
        written.ShouldContain("is in use (process ");
        written.ShouldContain("使用中です");

        await first.DisposeAsync();
        await using HostProcess next = await HostProcess.StartAsync(_database.Arguments);
        (await next.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_turn_the_log_back()
    {
        await using LedgerInFolder ledger = LedgerInFolder.Over(_database);
        await ledger.ApprovedCaseAsync();
        ledger.Clock.Now -= TimeSpan.FromDays(3);
        await ledger.ApprovedCaseAsync();

        ledger.Read("SELECT MAX(recorded_at) - MIN(recorded_at) FROM entry", row => row.GetInt64(0)).ShouldBe(0);
        LedgerCheck.Run(ledger.Engine, Progress.None).ShouldBeEmpty();
    }

    // Read-only as the disk of a running host becomes it: from one moment on, for the connection that is open too.
    private static EngineWith OnceReadOnly(IStorageEngine engine, Func<bool> isReadOnly) => new(engine, connection =>
    {
        SQLitePCL.raw.sqlite3_commit_hook(((Microsoft.Data.Sqlite.SqliteConnection)connection).Handle, _ => isReadOnly() ? 1 : 0, null);
        connection.Execute($"PRAGMA query_only = {(isReadOnly() ? "ON" : "OFF")}");
    });

    private static async Task<(int Code, string Written)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[typeof(SqliteEngine).Assembly.Location, "--grpc-port", "0", "--http-port", "0", .. arguments])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string[] written = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(written));
    }
}
