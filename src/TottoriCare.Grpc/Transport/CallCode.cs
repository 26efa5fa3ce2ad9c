using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>状態コードの名: a status as measurements, spans and the log name it.</summary>
internal static class CallCode
{
    private static readonly string[] s_names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE",
        "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>The name of a code as gRPC spells it.</summary>
    public static string NameOf(Code code) => s_names[(int)code];

    /// <summary>Whether the server has to answer for it, and not the caller: what the conventions for RPC count as its errors.</summary>
    public static bool IsFaultOfServer(Code code) =>
        code is Code.Unknown or Code.DeadlineExceeded or Code.Unimplemented or Code.Internal or Code.Unavailable or Code.DataLoss;
}
