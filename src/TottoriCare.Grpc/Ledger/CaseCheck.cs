using System.Data.Common;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Ledger;

/// <summary>案件の検査: whether every case stands where its entries have brought it, and every reply belongs to an entry.</summary>
internal static class CaseCheck
{
    public static IEnumerable<InputError> Check(DbConnection connection)
    {
        foreach (string tenant in connection.Query(
            """
            SELECT DISTINCT care_case.tenant_id FROM care_case
            LEFT JOIN (SELECT tenant_id, stream_id, COUNT(*) AS entries, MAX(stream_version) AS last FROM entry GROUP BY tenant_id, stream_id) AS stream
              ON stream.tenant_id = care_case.tenant_id AND stream.stream_id = care_case.case_id
            WHERE stream.last IS NULL OR stream.last <> care_case.revision OR stream.entries <> care_case.revision
            """, row => row.GetString(0)))
        {
            yield return Fault(tenant, "CASE_UNFIT", "案件の版が、その記録の数と合いません", "The revision of a case is not the number of its entries");
        }

        foreach (string tenant in connection.Query(
            """
            SELECT DISTINCT request.tenant_id FROM request
            LEFT JOIN entry ON entry.tenant_id = request.tenant_id AND entry.log_index = request.log_index
            WHERE entry.log_index IS NULL
            """, row => row.GetString(0)))
        {
            yield return Fault(tenant, "REPLY_WITHOUT_ENTRY", "記録のない応答があります", "A reply is kept whose entry is not there");
        }

        foreach (string tenant in connection.Query(
            "SELECT tenant_id, revision, content FROM care_case",
            row => IsAsItSays((byte[])row[2], row.GetInt64(1)) ? "" : row.GetString(0)).Where(tenant => tenant.Length > 0).Distinct())
        {
            yield return Fault(tenant, "CASE_UNREADABLE", "読めない案件、又は版が合わない案件があります", "A case can't be read, or is of another revision than it says");
        }
    }

    private static bool IsAsItSays(byte[] content, long revision)
    {
        try
        {
            return V1.LedgerCase.Parser.ParseFrom(content).Revision == revision;
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static InputError Fault(string tenant, string code, string ja, string en) => new(
        tenant, code, new LocalizedText($"{ja}。バックアップから戻してください（restore）。", $"{en}: bring a backup back with restore."));
}
