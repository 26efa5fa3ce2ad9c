namespace TottoriCare.Grpc.Billing;

/// <summary>納付書の語: what a citizen and the finance office read.</summary>
internal static class NoticeWords
{
    /// <summary>The state of a notice, in Japanese.</summary>
    public static string Of(V1.NoticeState state) => state switch
    {
        V1.NoticeState.Issued => "発行済み",
        V1.NoticeState.Paid => "納付済み",
        V1.NoticeState.Overdue => "納期限経過",
        V1.NoticeState.Waived => "免除",
        V1.NoticeState.Refund => "還付",
        V1.NoticeState.Refunded => "還付済み",
        V1.NoticeState.NothingDue => "請求なし",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
