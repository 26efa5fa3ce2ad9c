using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>消去の文: the only statements that take something away from the ledger.</summary>
internal sealed class ErasureTables : IDisposable
{
    private readonly Statement _entries, _readReply, _eraseValues, _eraseReply, _eraseSubject;

    /// <summary>Statements on the connection of the writer.</summary>
    public ErasureTables(DbConnection connection)
    {
        _entries = new Statement(connection, """
            SELECT log_index, command, content FROM entry WHERE tenant_id = @p0 AND stream_id = @p1 AND log_index < @p2 ORDER BY log_index
            """);
        _readReply = new Statement(connection, "SELECT reply FROM request WHERE tenant_id = @p0 AND request_id = @p1");
        _eraseValues = new Statement(connection, "DELETE FROM entry_value WHERE tenant_id = @p0 AND log_index = @p1");
        _eraseReply = new Statement(connection, "UPDATE request SET request_hash = @p2, reply = @p3 WHERE tenant_id = @p0 AND request_id = @p1");
        _eraseSubject = new Statement(connection, "UPDATE care_case SET subject_id = '' WHERE tenant_id = @p0 AND case_id = @p1");
    }

    /// <summary>Whether anything was erased since this was last set back.</summary>
    public bool HasErased { get; set; }

    /// <summary>The entries of a case below an index.</summary>
    public IReadOnlyList<(long Index, string Command, byte[] Content)> EntriesOf(MunicipalityCode tenant, Guid caseId, long before) =>
        _entries.All(row => (row.GetInt64(0), row.GetString(1), (byte[])row[2]), tenant.Value, Id(caseId), before);

    /// <summary>What was answered to a request; none where nothing was.</summary>
    public byte[]? FindReply(MunicipalityCode tenant, Guid requestId) => _readReply.First(row => (byte[])row[0], tenant.Value, Id(requestId));

    /// <summary>Takes the values and salts of an entry away.</summary>
    public void EraseValues(MunicipalityCode tenant, long index) => HasErased |= _eraseValues.Run(tenant.Value, index) > 0;

    /// <summary>Puts what is left of a reply in its place.</summary>
    public void EraseReply(MunicipalityCode tenant, Guid requestId, StoredReply left) =>
        _eraseReply.Run(tenant.Value, Id(requestId), left.RequestHash, left.Content);

    /// <summary>Takes the id of the person from a case.</summary>
    public void EraseSubject(MunicipalityCode tenant, Guid caseId) => _eraseSubject.Run(tenant.Value, Id(caseId));

    public void Dispose()
    {
        foreach (Statement statement in new[] { _entries, _readReply, _eraseValues, _eraseReply, _eraseSubject })
            statement.Dispose();
    }

    private static byte[] Id(Guid id) => id.ToByteArray(bigEndian: true);
}
