namespace TottoriCare.Grpc.Storage;

/// <summary>消去の文: the only statements that take something away from the ledger.</summary>
internal sealed class ErasureTables
{
    private readonly Statement _entries, _readReply, _notices, _eraseValues, _eraseReply, _eraseSubject, _eraseNotice;

    /// <summary>The tables as a connection writes them.</summary>
    /// <param name="prepare">Prepares a statement of the connection, which ends it.</param>
    public ErasureTables(Func<string, Statement> prepare)
    {
        _entries = prepare("""
            SELECT log_index, command, content FROM entry WHERE tenant_id = @p0 AND stream_id = @p1 AND log_index < @p2 ORDER BY log_index
            """);
        _readReply = prepare("SELECT reply FROM request WHERE tenant_id = @p0 AND request_id = @p1");
        _notices = prepare("SELECT notice_id, content FROM payment_notice WHERE tenant_id = @p0 AND case_id = @p1");
        _eraseValues = prepare("DELETE FROM entry_value WHERE tenant_id = @p0 AND log_index = @p1");
        _eraseReply = prepare("UPDATE request SET request_hash = @p2, reply = @p3 WHERE tenant_id = @p0 AND request_id = @p1");
        _eraseSubject = prepare("UPDATE care_case SET subject_id = '' WHERE tenant_id = @p0 AND case_id = @p1");
        _eraseNotice = prepare("UPDATE payment_notice SET content = @p2 WHERE tenant_id = @p0 AND notice_id = @p1");
    }

    /// <summary>Whether anything was erased since this was last set back.</summary>
    public bool HasErased { get; set; }

    /// <summary>The entries of a stream below an index.</summary>
    public IReadOnlyList<(long Index, string Command, byte[] Content)> EntriesOf(MunicipalityCode tenant, Guid stream, long before) =>
        _entries.All(row => (row.GetInt64(0), row.GetString(1), (byte[])row[2]), tenant.Value, LedgerTables.Id(stream), before);

    /// <summary>What was answered to a request; none where nothing was.</summary>
    public byte[]? FindReply(MunicipalityCode tenant, Guid requestId) => _readReply.First(row => (byte[])row[0], tenant.Value, LedgerTables.Id(requestId));

    /// <summary>Takes the values and salts of an entry away.</summary>
    public void EraseValues(MunicipalityCode tenant, long index) => HasErased |= _eraseValues.Run(tenant.Value, index) > 0;

    /// <summary>Puts what is left of a reply in its place.</summary>
    public void EraseReply(MunicipalityCode tenant, Guid requestId, StoredReply left) =>
        _eraseReply.Run(tenant.Value, LedgerTables.Id(requestId), left.RequestHash, left.Content);

    /// <summary>Takes the id of the person from a case.</summary>
    public void EraseSubject(MunicipalityCode tenant, Guid caseId) => _eraseSubject.Run(tenant.Value, LedgerTables.Id(caseId));

    /// <summary>The payment notices of a case.</summary>
    public IReadOnlyList<(Guid NoticeId, byte[] Content)> NoticesOf(MunicipalityCode tenant, Guid caseId) =>
        _notices.All(row => (new Guid((byte[])row[0], bigEndian: true), (byte[])row[1]), tenant.Value, LedgerTables.Id(caseId));

    /// <summary>Puts what is left of a notice in its place.</summary>
    public void EraseNotice(MunicipalityCode tenant, Guid noticeId, byte[] left) => _eraseNotice.Run(tenant.Value, LedgerTables.Id(noticeId), left);
}
