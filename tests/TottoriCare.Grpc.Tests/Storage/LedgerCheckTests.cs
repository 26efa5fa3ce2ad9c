using System.Data.Common;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Ledger;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>Whatever is changed behind the ledger's back, its check finds.</summary>
public abstract class LedgerCheckTests(bool onPostgres)
{
    /// <summary>What is done to a ledger, and the fault that has to be among those found.</summary>
    private static readonly (string Sql, string Code)[] s_changes =
    [
        ("UPDATE entry SET content = (SELECT content FROM entry AS other WHERE other.log_index = 4) WHERE log_index = 5", "TREE_UNFIT"),
        ("UPDATE tree_node SET hash = (SELECT hash FROM tree_node AS other WHERE other.level = 0 AND other.node_index = 1) WHERE level = 1 AND node_index = 1", "TREE_UNFIT"),
        ("DELETE FROM tree_node WHERE level = 2 AND node_index = 0", "TREE_UNFIT"),
        ("INSERT INTO tree_node (tenant_id, level, node_index, hash) SELECT tenant_id, 60, 0, hash FROM tree_node WHERE level = 0 AND node_index = 0", "TREE_UNFIT"),
        ("UPDATE tenant SET log_size = log_size - 1", "LOG_INCOMPLETE"),
        ("DELETE FROM entry_value WHERE log_index = 17; DELETE FROM entry WHERE log_index = 17", "LOG_INCOMPLETE"),
        ("UPDATE entry SET command = 'Withdraw' WHERE log_index = 3", "ENTRY_UNFIT"),
        ("UPDATE entry SET recorded_at = recorded_at - 1 WHERE log_index = 3", "ENTRY_UNFIT"),
        ("UPDATE entry SET stream_version = 1000 WHERE log_index = 3", "CASE_UNFIT"),
        ("UPDATE entry_value SET value = 'somebody' WHERE log_index = 0 AND place = '/request/subjectId'", "VALUE_UNBOUND"),
        ("UPDATE care_case SET revision = revision + 1", "CASE_UNFIT"),
        ("UPDATE care_case SET content = (SELECT content FROM entry WHERE log_index = 0)", "CASE_UNREADABLE"),
        ("UPDATE request SET log_index = 1000 WHERE log_index = 3", "REPLY_WITHOUT_ENTRY"),
        ("UPDATE pool_count SET taken = taken - 1", "COUNT_UNFIT"),
        ("UPDATE rule_source SET content = (SELECT content FROM entry WHERE log_index = 0)", "RULEBOOK_LOST"),
    ];

    [EngineFact]
    public async Task A_sound_ledger_has_no_fault_and_every_change_is_found()
    {
        using var database = new EngineUnderTest(onPostgres ? StorageEngine.Postgres : StorageEngine.Sqlite);
        await using (LedgerInFolder ledger = LedgerInFolder.Over(database))
            await FixedHistory.RunAsync(ledger);
        using IStorageEngine engine = database.Open();
        using DbConnection connection = engine.OpenWriter();
        LedgerCheck.RunWithin(engine, connection, Progress.None).ShouldBeEmpty();
        connection.Query("SELECT SUM(taken) FROM pool_count", row => Convert.ToInt64(row[0], null))[0].ShouldBeGreaterThan(0);

        foreach ((string sql, string code) in s_changes)
        {
            connection.Execute(engine.Begin);
            connection.Execute(sql).ShouldBeGreaterThan(0, sql);
            IReadOnlyList<InputError> faults = LedgerCheck.RunWithin(engine, connection, Progress.None);
            connection.Execute("ROLLBACK");

            faults.Select(fault => fault.Code).ShouldContain(code, sql);
            faults.ShouldAllBe(fault => fault.Path.Length > 0 && fault.Message.Ja.EndsWith('。') && !fault.Message.En.Contains("somebody"));
        }
    }

    [EngineFact]
    public void Rows_that_a_lost_key_let_in_are_found()
    {
        using var database = new EngineUnderTest(onPostgres ? StorageEngine.Postgres : StorageEngine.Sqlite);
        using IStorageEngine engine = database.Open();
        using DbConnection connection = engine.OpenWriter();

        // As the schema of the ledger would be where its key does not hold: the catalogue says so, and the rows do not.
        connection.Execute("CREATE TABLE kept (name TEXT NOT NULL)");
        connection.Execute("INSERT INTO kept VALUES ('a'), ('a'), ('b')");

        KeyCheck.Check(connection, new LedgerTable("kept", [], ["name"], [], [])).Select(fault => fault.Code).ShouldBe(["KEY_TWICE"]);
    }
}

/// <inheritdoc/>
public sealed class LedgerCheckTestsOnSqlite() : LedgerCheckTests(onPostgres: false);

/// <inheritdoc/>
public sealed class LedgerCheckTestsOnPostgres() : LedgerCheckTests(onPostgres: true);
