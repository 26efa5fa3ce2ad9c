using System.Data.Common;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Billing;

/// <summary>請求の読出し: reads months and notices without disturbing the writer.</summary>
internal sealed class BillingReader(IStorageEngine engine)
{
    private const int Block = 500;

    /// <summary>What notices are listed by: their month, then their id.</summary>
    public static string KeyOf(V1.PaymentNotice notice) => $"{notice.Month}/{notice.NoticeId}";

    /// <summary>Closed months after one, the earliest first.</summary>
    public IReadOnlyList<V1.BillingMonth> Months(MunicipalityCode tenant, string after, int most) => Read(connection =>
    {
        using LedgerContext context = LedgerContext.Over(connection);
        return LedgerQueries.MonthsAfter(context, tenant.Value, after, most).Select(V1.BillingMonth.Parser.ParseFrom).ToList();
    });

    /// <summary>Whether a month is closed.</summary>
    public bool IsClosed(MunicipalityCode tenant, string month) => Read(connection =>
    {
        using LedgerContext context = LedgerContext.Over(connection);
        return LedgerQueries.IsClosed(context, tenant.Value, month);
    });

    /// <summary>A notice as it stands.</summary>
    /// <exception cref="Transport.RpcFault">NOT_FOUND: the municipality has no such notice. UNAVAILABLE: it can't be read now.</exception>
    public V1.PaymentNotice Notice(MunicipalityCode tenant, Guid noticeId) => Read(connection =>
    {
        using LedgerContext context = LedgerContext.Over(connection);
        return V1.PaymentNotice.Parser.ParseFrom(
            LedgerQueries.Notice(context, tenant.Value, LedgerTables.Id(noticeId)) ?? throw BillingFaults.NoticeNotFound());
    });

    /// <summary>Notices by month and id, a block at a time, for as long as they are taken.</summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="month">The month; empty for all.</param>
    /// <param name="caseId">The case; none for all.</param>
    /// <param name="after">The key of the notice before the first; empty for the first of all.</param>
    public IEnumerable<V1.PaymentNotice> Notices(MunicipalityCode tenant, string month, Guid? caseId, string after)
    {
        (string afterMonth, byte[] afterId) = after.Split('/') is [var text, var id] ? (text, LedgerTables.Id(Guid.Parse(id))) : ("", []);
        string sql = "SELECT content FROM payment_notice WHERE tenant_id = @p0 AND (month, notice_id) > (@p1, @p2)"
            + (month.Length > 0 ? " AND month = @p4" : "") + (caseId is null ? "" : " AND case_id = @p5") + " ORDER BY month, notice_id LIMIT @p3";
        while (true)
        {
            List<V1.PaymentNotice> block = Read(connection =>
            {
                using var find = new Statement(connection, sql);
                return find.All(Content, tenant.Value, afterMonth, afterId, Block, month, caseId is { } one ? LedgerTables.Id(one) : null);
            });
            foreach (V1.PaymentNotice notice in block)
                yield return notice;
            if (block.Count < Block)
                yield break;
            (afterMonth, afterId) = (block[^1].Month, LedgerTables.Id(Guid.Parse(block[^1].NoticeId)));
        }
    }

    private static V1.PaymentNotice Content(DbDataReader row) => V1.PaymentNotice.Parser.ParseFrom((byte[])row[0]);

    private T Read<T>(Func<DbConnection, T> read) => engine.Answer(database => database.Read(read));
}
