using Google.Rpc;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Audit;

/// <summary>監査の失敗: what the log can't answer, because it has not come so far.</summary>
internal static class AuditFaults
{
    public static RpcFault OutOfLog(long size, LocalizedText mend) => RpcFault.Because(
        Code.OutOfRange, "OUT_OF_LOG",
        new($"記録は{size}件です。{mend.Ja}", $"The log has {size} entries. {mend.En}"), ("size", $"{size}"));

    public static readonly LocalizedText SizeMend = new("件数は1以上、この件数以下で指定してください。", "A size is 1 or more, and not above that.");

    public static readonly LocalizedText IndexMend = new("位置は0以上、件数未満で指定してください。", "An index is 0 or more, and below the size.");

    public static readonly LocalizedText OrderMend = new("前の件数は1以上、後の件数以下で指定してください。", "The first size is 1 or more, and not above the second.");
}
