namespace TottoriCare.Grpc.Storage;

/// <summary>問合せ: queries over the model.</summary>
internal static class LedgerQueries
{
    /// <summary>The content of a case; none where the municipality has no such case.</summary>
    public static byte[]? Case(LedgerContext context, string tenant, byte[] caseId) => context.Set<CareCaseRow>()
        .Where(row => row.TenantId == tenant && row.CaseId == caseId).Select(row => row.Content).FirstOrDefault();

    /// <summary>Whether a month is closed.</summary>
    public static bool IsClosed(LedgerContext context, string tenant, string month) =>
        context.Set<BillingMonthRow>().Any(row => row.TenantId == tenant && row.Month == month);

    /// <summary>The content of closed months after one, the earliest first.</summary>
    public static IEnumerable<byte[]> MonthsAfter(LedgerContext context, string tenant, string after, int most) => context.Set<BillingMonthRow>()
        .Where(row => row.TenantId == tenant && string.Compare(row.Month, after) > 0).OrderBy(row => row.Month).Take(most).Select(row => row.Content);

    /// <summary>The content of a payment notice; none where the municipality has no such notice.</summary>
    public static byte[]? Notice(LedgerContext context, string tenant, byte[] noticeId) => context.Set<PaymentNoticeRow>()
        .Where(row => row.TenantId == tenant && row.NoticeId == noticeId).Select(row => row.Content).FirstOrDefault();
}
