using System.Data.Common;
using System.Text;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Tests.Storage;

public sealed class SqliteEngineTests : IDisposable
{
    private readonly EngineUnderTest _database = new(StorageEngine.Sqlite);

    private string File => Path.Combine(_database.Folder, "ledger.db");

    public void Dispose() => _database.Dispose();

    [Fact]
    public void One_host_at_a_time_has_the_file_and_the_other_is_told_who_and_what_to_do()
    {
        using IStorageEngine second = _database.Open();
        using (IStorageEngine first = _database.Open())
        {
            first.OpenWriter().Dispose();

            StorageFault fault = Should.Throw<StorageFault>(() => second.OpenWriter());
            fault.Text.En.ShouldContain($"process {Environment.ProcessId} on {Environment.MachineName}");
            fault.Text.En.ShouldContain("--storage postgres");
            fault.Text.Ja.ShouldContain("--data");
        }

        second.OpenWriter().Dispose();
    }

    [Fact]
    public void A_note_without_its_process_blocks_nobody()
    {
        System.IO.File.WriteAllText(File + ".owner", "1 elsewhere 2026-01-01T00:00:00Z");
        System.IO.File.WriteAllText(File + ".lock", "");

        using IStorageEngine engine = _database.Open();
        engine.OpenWriter().Dispose();

        System.IO.File.ReadAllText(File + ".owner").ShouldStartWith($"{Environment.ProcessId} ");
    }

    [Fact]
    public void Every_file_is_for_this_account_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        using DbConnection writer = engine.OpenWriter();
        writer.Execute("CREATE TABLE one (two INTEGER)");

        string[] files = Directory.GetFiles(_database.Folder);

        files.Select(Path.GetFileName).ShouldBe(["ledger.db", "ledger.db-shm", "ledger.db-wal", "ledger.db.lock", "ledger.db.owner"], ignoreOrder: true);
        foreach (string file in files.Where(file => !file.EndsWith(".owner", StringComparison.Ordinal)))
            System.IO.File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public void A_file_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        System.IO.File.WriteAllText(File, "");
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        using IStorageEngine engine = _database.Open();

        Should.Throw<StorageFault>(() => engine.OpenWriter()).Text.En.ShouldContain("chmod 600");
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("secure_delete", "1")]
    [InlineData("foreign_keys", "1")]
    [InlineData("trusted_schema", "0")]
    public void The_writer_is_set_as_safe_as_promised(string pragma, string expected)
    {
        using IStorageEngine engine = _database.Open();
        using DbConnection writer = engine.OpenWriter();

        writer.Query($"PRAGMA {pragma}", row => $"{row[0]}").ShouldBe([expected]);
    }

    [Fact]
    public void A_reader_writes_nothing()
    {
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        using DbConnection reader = engine.OpenReader();

        DbException failure = Should.Throw<DbException>(() => reader.Execute("DELETE FROM migration"));

        engine.Explain(failure).En.ShouldContain("read-only");
    }

    [Fact]
    public void What_is_deleted_is_gone_from_the_file()
    {
        const string value = "a value that has to go";
        using (IStorageEngine engine = _database.Open())
        {
            using DbConnection writer = engine.OpenWriter();
            writer.Execute("CREATE TABLE one (two TEXT)");
            writer.Execute("INSERT INTO one VALUES (@p0)", value);
            writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            Contains().ShouldBeTrue();
            writer.Execute("DELETE FROM one");
            writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Contains().ShouldBeFalse();

        bool Contains() => System.IO.File.ReadAllBytes(File).AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)) >= 0;
    }

    [Theory]
    [InlineData("3.50.4", "before 3.51.3")]
    [InlineData("3.51.2", "no other program")]
    [InlineData("3.51.3", "SQLite 3.51.3")]
    public void A_version_is_told_with_what_it_asks_for(string version, string told)
    {
        SqliteVersion.Describe(version).En.ShouldContain(told);
        SqliteVersion.Describe("3.51.3").En.ShouldNotContain("program");
    }

    [Fact]
    public void A_damaged_page_keeps_the_host_from_starting_and_check_finds_it()
    {
        using (IStorageEngine engine = _database.Open())
        {
            Migrator.Migrate(engine);
            using DbConnection writer = engine.OpenWriter();
            for (int i = 0; i < 200; i++)
                writer.Execute("INSERT INTO rule_source (digest, content) VALUES (@p0, @p1)", $"sha256:{i:0000}", new byte[500]);
        }

        using (FileStream file = new(File, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length - (4096 * 4);
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        OpenLedger.TryOpen(_database.Settings, new AuditSettings(), TimeProvider.System, out _, out LocalizedText? refusal).ShouldBeFalse();
        refusal!.En.ShouldContain("restore");
        refusal.Ja.ShouldContain("バックアップ");
        using IStorageEngine again = _database.Open();
        LedgerCheck.Run(again, Progress.None).Select(fault => fault.Code).ShouldContain("FILE_DAMAGED");
    }
}
