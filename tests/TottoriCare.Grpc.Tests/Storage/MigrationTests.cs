using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Tests.Storage;

public abstract class MigrationTests(bool onPostgres) : IDisposable
{
    private protected readonly EngineUnderTest _database = new(onPostgres ? StorageEngine.Postgres : StorageEngine.Sqlite);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _database.Dispose();
    }

    [EngineFact]
    public void The_second_time_nothing_is_left_to_do()
    {
        using IStorageEngine engine = _database.Open();

        Migrator.Migrate(engine).ShouldBe(Enumerable.Range(1, Migrator.LastStep(engine)));
        Migrator.Migrate(engine).ShouldBeEmpty();
    }

    [EngineFact]
    public void A_database_of_a_newer_version_is_refused()
    {
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        using (DbConnection writer = engine.OpenWriter())
            writer.Execute("INSERT INTO migration (number) VALUES (9999)");

        Should.Throw<StorageFault>(() => Migrator.Migrate(engine)).Text.En.ShouldContain("newer version");
    }

    [EngineFact]
    public void A_head_that_its_entries_do_not_reach_is_refused()
    {
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        using (DbConnection writer = engine.OpenWriter())
            writer.Execute("INSERT INTO tenant (tenant_id, log_size, recorded_at) VALUES ('312011', 3, 0)");

        Should.Throw<StorageFault>(() => Migrator.Migrate(engine)).Text.En.ShouldContain("312011");
    }
}

/// <inheritdoc/>
public sealed class MigrationTestsOnSqlite() : MigrationTests(onPostgres: false)
{
    [Fact]
    public void Each_engine_has_the_same_steps()
    {
        ILookup<string, string> steps = typeof(Migrator).Assembly.GetManifestResourceNames()
            .Select(name => Regex.Match(name, @"Migrations\.(\d{4}-[a-z-]+)\.(sqlite|postgres)\.sql$")).Where(match => match.Success)
            .ToLookup(match => match.Groups[2].Value, match => match.Groups[1].Value);

        steps["sqlite"].ShouldBe(steps["postgres"]);
        steps["sqlite"].Select(step => int.Parse(step[..4], null)).ShouldBe(Enumerable.Range(1, steps["sqlite"].Count()));
    }
}

/// <inheritdoc/>
public sealed class MigrationTestsOnPostgres() : MigrationTests(onPostgres: true)
{
    [EngineFact]
    public void Both_engines_make_the_same_tables_columns_and_keys()
    {
        using var other = new EngineUnderTest(StorageEngine.Sqlite);
        string[] made = [Describe(_database), Describe(other)];

        made[0].ShouldBe(made[1]);
        made[0].ShouldContain("primary key (tenant_id, log_index)");
        made[0].ShouldContain("(tenant_id, log_index) refers to entry");
    }

    [EngineFact]
    public async Task Of_hosts_that_migrate_at_once_each_comes_to_the_same_end()
    {
        IReadOnlyList<int>[] done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using IStorageEngine engine = _database.Open();
            return Migrator.Migrate(engine);
        })));

        done.Count(steps => steps.Count > 0).ShouldBe(1);
    }

    [EngineFact]
    public void A_migration_of_another_host_is_waited_for_named_and_forgotten_once_it_is_killed()
    {
        using IStorageEngine engine = _database.Open();
        using var other = new NpgsqlConnection(_database.Settings.Connection + ";Pooling=false");
        other.Open();
        PostgresMigrationLock.Begin(other, TimeSpan.Zero);

        StorageFault fault = Should.Throw<StorageFault>(() => Migrator.Migrate(engine, TimeSpan.FromMilliseconds(300)));
        fault.Text.En.ShouldMatch($@"process {Environment.ProcessId} on {Regex.Escape(Environment.MachineName)}, for \d+ s");
        fault.Text.Ja.ShouldContain("待つか");

        using (DbConnection killer = engine.OpenWriter())
            killer.Query("SELECT pg_terminate_backend(@p0)", row => row.GetBoolean(0), other.ProcessID).ShouldBe([true]);
        Migrator.Migrate(engine).ShouldNotBeEmpty();
    }

    [EngineFact]
    public void A_server_that_forgets_what_it_has_committed_is_refused()
    {
        using var unsafeEngine = new PostgresEngine(_database.Settings.Connection + ";Options=-c synchronous_commit=off");

        Should.Throw<StorageFault>(() => unsafeEngine.OpenWriter()).Text.En.ShouldContain("synchronous_commit of PostgreSQL is off");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Password=secret", "can't be reached")]
    [InlineData("Host=127.0.0.1;Passwort=secret", "faulty")]
    public void A_connection_that_leads_nowhere_is_named_without_its_password(string connection, string told)
    {
        using var engine = new PostgresEngine(connection);

        StorageFault fault = Should.Throw<StorageFault>(() => engine.OpenWriter());
        fault.Text.En.ShouldContain(told);
        fault.ToString().ShouldNotContain("secret");
    }

    private static string Describe(EngineUnderTest database)
    {
        using IStorageEngine engine = database.Open();
        Migrator.Migrate(engine);
        using DbConnection connection = engine.OpenReader();
        return string.Join('\n', LedgerSchema.Read(engine, connection).Select(table => table.ToString()).Order(StringComparer.Ordinal));
    }
}
