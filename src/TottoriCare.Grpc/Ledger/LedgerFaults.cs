using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Ledger;

/// <summary>台帳の失敗: every fault of the ledger that is no reply.</summary>
internal static class LedgerFaults
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(1);

    public static RpcFault RequestIdReused() => RpcFault.Because(
        Code.InvalidArgument, "REQUEST_ID_REUSED",
        new("この要求の番号は、内容の異なる要求にすでに使われています。新しい UUID を使ってください。",
            "This request id was used for a request with other content: take a new UUID."));

    public static RpcFault CaseNotFound() => RpcFault.Because(
        Code.NotFound, "CASE_NOT_FOUND",
        new("この市町村に、この番号の案件はありません。", "There is no case of this id in this municipality."));

    public static RpcFault NotDecided() => RpcFault.Because(
        Code.FailedPrecondition, "CASE_NOT_DECIDED",
        new("この案件は、まだ承認も不承認も決定していません。", "The case is neither approved nor refused yet."));

    public static RpcFault RevisionChanged(long revision) => RpcFault.Because(
        Code.Aborted, "REVISION_CHANGED",
        new("案件は、期待した版から変わっています。読み直してから、新しい要求の番号で送ってください。",
            "The case has changed since the expected revision: read it again, then ask with a new request id."),
        ("revision", $"{revision}"));

    public static RpcFault CaseErased() => RpcFault.Because(
        Code.FailedPrecondition, Conflicts.CaseErased,
        new("この案件の値は消去されています。事実が残っていないため、判定できません。",
            "The values of this case were erased; without its facts nothing can be decided."));

    public static RpcFault CapExceeded() => RpcFault.Because(
        Code.Internal, "CAP_COUNTER_REFUSED",
        new("利用上限の計数が判定と合いません。何も書き込んでいません。台帳の検査（check）を実行してください。",
            "The counters of the caps do not agree with the decision. Nothing was written; run the ledger's check."));

    public static RpcFault KeptOut() => RpcFault.Because(
        Code.Internal, "LEDGER_KEPT_OUT",
        new("台帳の表の制約が判定と合いません。何も書き込んでいません。台帳の検査（check）を実行してください。",
            "A constraint of the ledger's tables does not agree with the decision. Nothing was written; run the ledger's check."));

    public static RpcFault Unavailable(StorageFault fault) => Retry(Code.Unavailable, "LEDGER_UNAVAILABLE", fault.Text);

    public static RpcFault QueueFull() => Retry(Code.ResourceExhausted, "LEDGER_BUSY",
        new("書込みが混み合っています。しばらくしてから、同じ要求の番号で再度お試しください。",
            "Too much is waiting to be written; ask again later with the same request id."));

    private static RpcFault Retry(Code code, string reason, LocalizedText message)
    {
        RpcFault fault = RpcFault.Because(code, reason, message);
        fault.Status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(s_retryDelay) }));
        return fault;
    }
}
