using System.Data.Common;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Ledger;

/// <summary>案件の読出し: reads cases without disturbing the writer.</summary>
internal sealed class CaseReader(IStorageEngine engine)
{
    private const int Block = 200;

    /// <summary>A case as it stands.</summary>
    /// <exception cref="Transport.RpcFault">NOT_FOUND: the municipality has no such case. UNAVAILABLE: it can't be read now.</exception>
    public V1.LedgerCase Read(MunicipalityCode tenant, Guid caseId) => Read(connection =>
    {
        using LedgerContext context = LedgerContext.Over(connection);
        return V1.LedgerCase.Parser.ParseFrom(
            LedgerQueries.Case(context, tenant.Value, LedgerTables.Id(caseId)) ?? throw LedgerFaults.CaseNotFound());
    });

    /// <summary>Cases by their ids, a block at a time, for as long as they are taken.</summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="subjectId">Whose cases; empty for everybody's.</param>
    /// <param name="state">In what state; unset for any.</param>
    /// <param name="after">The id before the first; none for the first of all.</param>
    public IEnumerable<V1.LedgerCase> List(MunicipalityCode tenant, string subjectId, V1.CaseState state, Guid? after)
    {
        byte[] last = after is { } id ? LedgerTables.Id(id) : [];
        string sql = "SELECT content FROM care_case WHERE tenant_id = @p0 AND case_id > @p1"
            + (subjectId.Length > 0 ? " AND subject_id = @p3" : "") + (state != V1.CaseState.Unspecified ? " AND state = @p4" : "")
            + " ORDER BY case_id LIMIT @p2";
        while (true)
        {
            List<V1.LedgerCase> block = Read(connection =>
            {
                using var find = new Statement(connection, sql);
                return find.All(Content, tenant.Value, last, Block, subjectId, (int)state);
            });
            foreach (V1.LedgerCase kept in block)
                yield return kept;
            if (block.Count < Block)
                yield break;
            last = LedgerTables.Id(Guid.Parse(block[^1].CaseId));
        }
    }

    /// <summary>What was asked for a case, from a revision on.</summary>
    public IReadOnlyList<V1.CaseEvent> Events(MunicipalityCode tenant, Guid caseId, long after, int most) => Read(connection =>
    {
        using var find = new Statement(connection, """
            SELECT stream_version, log_index, content FROM entry
            WHERE tenant_id = @p0 AND stream_id = @p1 AND stream_version > @p2 ORDER BY stream_version LIMIT @p3
            """);
        return find.All(row => LedgerLog.EventOf(row.GetInt64(0), row.GetInt64(1), (byte[])row[2]), tenant.Value, LedgerTables.Id(caseId), after, most);
    });

    private static V1.LedgerCase Content(DbDataReader row) => V1.LedgerCase.Parser.ParseFrom((byte[])row[0]);

    private T Read<T>(Func<DbConnection, T> read) => engine.Answer(database => database.Read(read));
}
