using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>Connect の結果コード: the name of a status code in JSON, and the HTTP status that goes with it.</summary>
internal static class ConnectCode
{
    public static string NameOf(Code code) => code switch
    {
        Code.Ok => "ok",
        Code.Cancelled => "canceled",
        Code.InvalidArgument => "invalid_argument",
        Code.DeadlineExceeded => "deadline_exceeded",
        Code.NotFound => "not_found",
        Code.AlreadyExists => "already_exists",
        Code.PermissionDenied => "permission_denied",
        Code.ResourceExhausted => "resource_exhausted",
        Code.FailedPrecondition => "failed_precondition",
        Code.Aborted => "aborted",
        Code.OutOfRange => "out_of_range",
        Code.Unimplemented => "unimplemented",
        Code.Internal => "internal",
        Code.Unavailable => "unavailable",
        Code.DataLoss => "data_loss",
        Code.Unauthenticated => "unauthenticated",
        _ => "unknown",
    };

    public static int HttpStatusOf(Code code) => code switch
    {
        Code.Ok => StatusCodes.Status200OK,
        Code.Cancelled => StatusCodes.Status499ClientClosedRequest,
        Code.InvalidArgument or Code.FailedPrecondition or Code.OutOfRange => StatusCodes.Status400BadRequest,
        Code.Unauthenticated => StatusCodes.Status401Unauthorized,
        Code.PermissionDenied => StatusCodes.Status403Forbidden,
        Code.NotFound => StatusCodes.Status404NotFound,
        Code.AlreadyExists or Code.Aborted => StatusCodes.Status409Conflict,
        Code.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        Code.Unimplemented => StatusCodes.Status501NotImplemented,
        Code.Unavailable => StatusCodes.Status503ServiceUnavailable,
        Code.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };
}
