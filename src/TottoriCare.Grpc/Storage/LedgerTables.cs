using System.Data.Common;
using System.Text;
using TottoriCare.Grpc.Log.Tree;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の表: every statement by which the ledger is written, prepared once on the connection of the writer.</summary>
/// <remarks>For one thread. Whoever writes reads the head of the municipality first, which keeps other hosts out until the commit.</remarks>
internal sealed class LedgerTables : IDisposable
{
    private readonly DbConnection _connection;
    private readonly List<Statement> _statements = [];
    private readonly HashSet<string> _sources = [], _committedSources = [];
    private readonly Statement _begin, _commit, _setSavepoint, _releaseSavepoint, _rollBackToSavepoint, _rollBack;
    private readonly Statement _addTenant, _readHead, _saveHead;
    private readonly Statement _readReply, _addReply;
    private readonly Statement _readCase, _addCase, _saveCase;
    private readonly Statement _addCount, _raiseCount, _restateCount;
    private readonly Statement _addEntry, _addValue, _readNode, _addNode;
    private readonly Statement _addSource, _addPosting;
    private readonly Statement _readRevision;
    private readonly Statement? _purge;
    private BillingTables? _billing;
    private ErasureTables? _erasure;

    /// <summary>The tables as a connection of an engine writes them; the connection ends with them.</summary>
    public LedgerTables(IStorageEngine engine, DbConnection connection)
    {
        _connection = connection;
        _begin = Prepare(engine.Begin);
        _commit = Prepare(engine.Commit);
        _setSavepoint = Prepare("SAVEPOINT command");
        _releaseSavepoint = Prepare("RELEASE SAVEPOINT command");
        _rollBackToSavepoint = Prepare("ROLLBACK TO SAVEPOINT command");
        _rollBack = Prepare("ROLLBACK");
        _addTenant = Prepare("INSERT INTO tenant (tenant_id, log_size, recorded_at) VALUES (@p0, 0, 0) ON CONFLICT DO NOTHING");
        _readHead = Prepare($"SELECT log_size, recorded_at FROM tenant WHERE tenant_id = @p0{engine.ForUpdate}");
        _saveHead = Prepare("UPDATE tenant SET log_size = @p1, recorded_at = @p2 WHERE tenant_id = @p0 AND log_size = @p1 - 1");
        _readReply = Prepare("SELECT request_hash, reply FROM request WHERE tenant_id = @p0 AND request_id = @p1");
        _addReply = Prepare("INSERT INTO request (tenant_id, request_id, request_hash, log_index, reply) VALUES (@p0, @p1, @p2, @p3, @p4)");
        _readCase = Prepare($"SELECT content FROM care_case WHERE tenant_id = @p0 AND case_id = @p1{engine.ForUpdate}");
        _addCase = Prepare("INSERT INTO care_case (tenant_id, case_id, subject_id, state, revision, content) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)");
        _saveCase = Prepare("UPDATE care_case SET revision = @p2, content = @p3, state = @p4 WHERE tenant_id = @p0 AND case_id = @p1 AND revision = @p2 - 1");
        _addCount = Prepare("""
            INSERT INTO pool_count (tenant_id, case_id, pool, period, basis, taken, ceiling) VALUES (@p0, @p1, @p2, @p3, @p4, 0, 0)
            ON CONFLICT DO NOTHING
            """);
        _raiseCount = Prepare("""
            UPDATE pool_count SET taken = taken + @p5, ceiling = @p6
            WHERE tenant_id = @p0 AND case_id = @p1 AND pool = @p2 AND period = @p3 AND basis = @p4 AND taken + @p5 <= @p6
            """);
        _restateCount = Prepare("""
            UPDATE pool_count SET taken = @p5, ceiling = @p6, basis = @p4
            WHERE tenant_id = @p0 AND case_id = @p1 AND pool = @p2 AND period = @p3 AND basis <> @p4
            """);
        _addEntry = Prepare("""
            INSERT INTO entry (tenant_id, log_index, stream_id, stream_version, command, recorded_at, content)
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
            """);
        _addValue = Prepare("INSERT INTO entry_value (tenant_id, log_index, place, salt, value) VALUES (@p0, @p1, @p2, @p3, @p4)");
        _readNode = Prepare("SELECT hash FROM tree_node WHERE tenant_id = @p0 AND level = @p1 AND node_index = @p2");
        _addNode = Prepare("INSERT INTO tree_node (tenant_id, level, node_index, hash) VALUES (@p0, @p1, @p2, @p3)");
        _addPosting = Prepare("""
            INSERT INTO charge_posting (tenant_id, log_index, booking_id, case_id, amount_yen, billed_in) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
            """);
        _readRevision = Prepare("SELECT COALESCE(MAX(stream_version), 0) FROM entry WHERE tenant_id = @p0 AND stream_id = @p1");
        _purge = engine.Purge.Length == 0 ? null : Prepare(engine.Purge);
        _addSource = Prepare("INSERT INTO rule_source (digest, content) VALUES (@p0, @p1) ON CONFLICT DO NOTHING");
    }

    /// <summary>The tables of what is billed.</summary>
    public BillingTables Billing => _billing ??= new BillingTables(Prepare);

    /// <summary>What takes values away.</summary>
    public ErasureTables Erasure => _erasure ??= new ErasureTables(Prepare);

    public void Begin()
    {
        _sources.Clear();
        _begin.Run();
    }

    public void Commit()
    {
        _commit.Run();
        _committedSources.UnionWith(_sources);
        if (_erasure is { HasErased: true } && (_purge?.First(row => row.GetInt64(0)) ?? 0) == 0)
            _erasure.HasErased = false;
    }

    /// <summary>Gives the whole transaction up.</summary>
    public void RollBack() => _rollBack.Run();

    public void SetSavepoint() => _setSavepoint.Run();

    public void ReleaseSavepoint() => _releaseSavepoint.Run();

    public void RollBackToSavepoint()
    {
        _rollBackToSavepoint.Run();
        _releaseSavepoint.Run();

        // Which of them this command had brought is not known any more, so all of them are kept anew.
        _sources.Clear();
    }

    /// <summary>The head of a municipality's log, kept from other hosts until the commit; made where there is none.</summary>
    public LogHead Head(MunicipalityCode tenant)
    {
        LogHead? head = _readHead.First(LogHead.Read, tenant.Value);
        if (head is null)
        {
            _addTenant.Run(tenant.Value);
            head = _readHead.First(LogHead.Read, tenant.Value);
        }

        return head!;
    }

    /// <summary>What was answered to a request; none where it is new.</summary>
    public StoredReply? FindReply(MunicipalityCode tenant, Guid requestId) =>
        _readReply.First(row => new StoredReply((byte[])row[0], (byte[])row[1]), tenant.Value, Id(requestId));

    /// <summary>Keeps what is answered to a request.</summary>
    public void AddReply(MunicipalityCode tenant, Guid requestId, StoredReply reply, long logIndex) =>
        _addReply.Run(tenant.Value, Id(requestId), reply.RequestHash, logIndex, reply.Content);

    /// <summary>A case; none where the municipality has no such case.</summary>
    public byte[]? ReadCase(MunicipalityCode tenant, Guid caseId) =>
        _readCase.First(row => (byte[])row[0], tenant.Value, Id(caseId));

    /// <summary>Writes a case that is new, or the next revision of one.</summary>
    /// <exception cref="DbException">The case is there already.</exception>
    /// <exception cref="InvalidOperationException">The case has another revision than the one before.</exception>
    public void SaveCase(MunicipalityCode tenant, Guid caseId, string subjectId, int state, long revision, byte[] content)
    {
        if (revision == 1)
            _addCase.Run(tenant.Value, Id(caseId), subjectId, state, revision, content);
        else if (_saveCase.Run(tenant.Value, Id(caseId), revision, content, state) != 1)
            throw new InvalidOperationException("The revision of a case does not follow on the one before.");
    }

    /// <summary>Counts what is taken from a pool, unless that would exceed its ceiling.</summary>
    /// <returns>Whether it was counted.</returns>
    public bool TryCount(MunicipalityCode tenant, Guid caseId, PoolChange change)
    {
        byte[] id = Id(caseId);
        _addCount.Run(tenant.Value, id, change.Pool, change.Period, change.Basis);
        return _restateCount.Run(tenant.Value, id, change.Pool, change.Period, change.Basis, change.After, change.Ceiling) == 1
            || _raiseCount.Run(
                tenant.Value, id, change.Pool, change.Period, change.Basis, change.After - change.Before, change.Ceiling) == 1;
    }

    /// <summary>How many entries a stream has.</summary>
    public long RevisionOf(MunicipalityCode tenant, Guid streamId) => _readRevision.First(row => row.GetInt64(0), tenant.Value, Id(streamId));

    /// <summary>Posts an amount that is owed, or given back, until a month is closed that bills it.</summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="bookingId">The booking.</param>
    /// <param name="logIndex">The entry that posts it.</param>
    /// <param name="amountYen">In yen; 0 where a charge arises and costs nothing.</param>
    /// <param name="billedIn">The month, YYYY-MM; empty for the next one that is closed.</param>
    public void Post(MunicipalityCode tenant, Guid caseId, Guid bookingId, long logIndex, long amountYen, string billedIn) =>
        _addPosting.Run(tenant.Value, logIndex, Id(bookingId), Id(caseId), amountYen, billedIn);

    /// <summary>Appends an entry to the log of a municipality and to the tree over it.</summary>
    public void Append(MunicipalityCode tenant, LogRow entry)
    {
        _addEntry.Run(
            tenant.Value, entry.Index, Id(entry.StreamId), entry.StreamVersion, entry.Command, entry.RecordedAt, entry.Content);
        foreach (KeptValue kept in entry.Values)
            _addValue.Run(tenant.Value, entry.Index, kept.Place, kept.Salt, kept.Value);
        foreach ((int level, long index, TreeHash hash) in
            MerkleTree.Append(new Nodes(this, tenant), entry.Index, TreeHash.OfLeaf(entry.Content)))
        {
            _addNode.Run(tenant.Value, level, index, hash.ToBytes());
        }

        if (_saveHead.Run(tenant.Value, entry.Index + 1, entry.RecordedAt) != 1)
            throw new InvalidOperationException("The entry does not follow on the last one of the log.");
    }

    /// <summary>Keeps a rulebook or a list of holidays by which something was decided.</summary>
    /// <remarks>What this connection has committed once is not sent again with every command.</remarks>
    public void KeepSource(string digest, Func<string> content)
    {
        if (_committedSources.Contains(digest))
            return;
        _addSource.Run(digest, Encoding.UTF8.GetBytes(content()));
        _sources.Add(digest);
    }

    public void Dispose()
    {
        foreach (Statement statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }

    private Statement Prepare(string sql)
    {
        var statement = new Statement(_connection, sql);
        _statements.Add(statement);
        return statement;
    }

    // The bytes in the order in which a UUID is written, so that both engines sort and show it alike.
    internal static byte[] Id(Guid id) => id.ToByteArray(bigEndian: true);

    private sealed class Nodes(LedgerTables tables, MunicipalityCode tenant) : ITreeNodes
    {
        public TreeHash this[int level, long index] =>
            tables._readNode.First(row => new TreeHash((byte[])row[0]), tenant.Value, level, index);
    }
}
