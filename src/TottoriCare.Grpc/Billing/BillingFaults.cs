using Google.Rpc;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Billing;

/// <summary>請求の失敗: faults of billing that are no replies.</summary>
internal static class BillingFaults
{
    public static RpcFault NoticeNotFound() => RpcFault.Because(
        Code.NotFound, "NOTICE_NOT_FOUND",
        new("この市町村に、この番号の納付書はありません。", "There is no payment notice of this id in this municipality."));

    public static RpcFault MonthNotClosed() => RpcFault.Because(
        Code.NotFound, "MONTH_NOT_CLOSED",
        new("この月は、まだ締めていません。", "The month is not closed yet."));
}
