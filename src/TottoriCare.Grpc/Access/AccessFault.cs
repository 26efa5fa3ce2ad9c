using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Access;

/// <summary>アクセスの拒否: the three answers to a caller who is not let in. None says more than the caller may know.</summary>
internal static class AccessFault
{
    /// <summary>No credential where one is needed, or one that is malformed, unknown, revoked or expired: one answer for all.</summary>
    public static RpcFault Unauthenticated() => RpcFault.Because(
        Code.Unauthenticated, "CREDENTIAL_NOT_ACCEPTED",
        new(
            "有効な認証情報がありません。authorization ヘッダーに「Bearer キー」を指定するか、登録済みのクライアント証明書で接続してください。"
            + "期限と失効は管理者に確かめてください。",
            "There is no valid credential: send 'Bearer KEY' in the authorization header, or connect with a pinned client certificate. "
            + "Ask the administrator whether it has expired or was revoked."));

    /// <summary>
    /// A credential that may not do this: one answer whether the role, the municipality or the facility is another, and whether
    /// or not what is named exists.
    /// </summary>
    public static RpcFault NotPermitted() => RpcFault.Because(
        Code.PermissionDenied, "NOT_PERMITTED",
        new("この認証情報では、この操作を行えないか、この団体又は施設を扱えません。",
            "This credential does not allow the operation, or not for this municipality or facility."));

    /// <summary>Too many calls; says when to try again.</summary>
    public static RpcFault TooManyCalls(TimeSpan retryAfter)
    {
        RpcFault fault = RpcFault.Because(
            Code.ResourceExhausted, "TOO_MANY_CALLS",
            new("呼出しが多すぎます。しばらくしてから再度お試しください。", "There are too many calls; try again later."));
        fault.Status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) }));
        return fault;
    }
}
