using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>失敗の見分け: the status that an exception of a call amounts to, on every wire the same.</summary>
internal static class CallFault
{
    public static RpcFault From(Exception exception, CallContext context, ILogger logger)
    {
        switch (exception)
        {
            case RpcFault fault:
                return fault;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } when !context.IsAbandoned:
                return WireFault.RequestTooLarge();
            case BadHttpRequestException when !context.IsAbandoned:
                return WireFault.BrokenRequest();
            case OperationCanceledException when context.IsOverdue:
                return WireFault.DeadlineExceeded();
            case OperationCanceledException or IOException or ConnectionAbortedException when context.IsAbandoned:
                return WireFault.Cancelled();
            default:
                logger.UnhandledException(context.Method.FullName, exception);
                return WireFault.Internal();
        }
    }
}
