using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Access;

/// <summary>拒否のヘッダー: what HTTP itself says of a refusal, for clients that know nothing of its body (RFC 9110, 10.2.3 and 11.6.1).</summary>
internal static class RefusalHeaders
{
    public static void Write(HttpContext http, RpcFault refusal)
    {
        // To a client of gRPC they would look like metadata of the call.
        if (ContentTypes.WireOf(http.Request.ContentType) is Wire.Grpc or Wire.GrpcWeb or Wire.GrpcWebText)
            return;
        if (refusal.Code == Code.Unauthenticated)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        if (refusal.Status.Details.FirstOrDefault(detail => detail.Is(RetryInfo.Descriptor)) is { } retry)
            http.Response.Headers.RetryAfter = SecondsOf(retry.Unpack<RetryInfo>().RetryDelay).ToString(CultureInfo.InvariantCulture);
    }

    private static long SecondsOf(Duration delay) => Math.Max(1, delay.Seconds + (delay.Nanos > 0 ? 1 : 0));
}
