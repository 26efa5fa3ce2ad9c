using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Ledger;

/// <summary>案件の読出し: reads cases without disturbing the writer.</summary>
internal sealed class CaseReader(IStorageEngine engine)
{
    /// <summary>A case as it stands.</summary>
    /// <exception cref="Transport.RpcFault">NOT_FOUND: the municipality has no such case. UNAVAILABLE: it can't be read now.</exception>
    public V1.LedgerCase Read(MunicipalityCode tenant, Guid caseId)
    {
        try
        {
            using var connection = engine.OpenReader();
            using var find = new Statement(connection, "SELECT content FROM care_case WHERE tenant_id = @p0 AND case_id = @p1");
            byte[] content = find.First(row => (byte[])row[0], tenant.Value, caseId.ToByteArray(bigEndian: true)) ?? throw LedgerFaults.CaseNotFound();
            return V1.LedgerCase.Parser.ParseFrom(content);
        }
        catch (StorageFault fault)
        {
            throw LedgerFaults.Unavailable(fault);
        }
    }
}
