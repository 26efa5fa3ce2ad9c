using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Code = Google.Rpc.Code;

namespace TottoriCare.Grpc.Transport;

/// <summary>gRPC: messages as frames over HTTP/2, the status as trailers.</summary>
/// <remarks>A fault before any message is sent goes as headers alone ("trailers-only").</remarks>
internal sealed class GrpcWire(IOptions<GrpcServerOptions> options, TransportMetrics metrics, ILogger<GrpcWire> logger)
{
    private const string TimeoutHeader = "grpc-timeout";
    private const string EncodingHeader = "grpc-encoding";
    private const string AcceptEncodingHeader = "grpc-accept-encoding";
    private const string Identity = "identity";

    private readonly GrpcServerOptions _options = options.Value;

    public async Task ServeAsync(HttpContext http, BoundMethod method)
    {
        http.Response.ContentType = ContentTypes.Grpc;
        TimeSpan? timeout = CallTimeout(http.Request, method, out bool malformed);
        using var context = new CallContext(http, method.Descriptor, timeout ?? Timeout.InfiniteTimeSpan);
        Code code = Code.Ok;
        metrics.Started();
        try
        {
            if (malformed)
                throw WireFault.MalformedTimeout(TimeoutHeader);
            string? encoding = http.Request.Headers[EncodingHeader];
            if (encoding is not (null or Identity))
                throw WireFault.UnknownEncoding();
            if (!method.Descriptor.IsClientStreaming && !method.Descriptor.IsServerStreaming && context.IsOverdue)
                throw WireFault.DeadlineExceeded();

            var requests = new FrameReader(http.Request.BodyReader, context, _options.MaxRequestBytes, encodingNamed: encoding is not null);
            await method.ServeAsync(new FramedCall(http, context, requests, _options.MaxResponseBytes));
            End(http, context);
        }
        catch (Exception exception)
        {
            RpcFault fault = CallFault.From(exception, context, logger);
            code = fault.Code;
            End(http, context, fault);
        }
        finally
        {
            metrics.Ended(method, "grpc", code, context.Elapsed);
        }
    }

    /// <summary>Answers a call to a method that nobody serves.</summary>
    public void Refuse(HttpContext http)
    {
        http.Response.ContentType = ContentTypes.Grpc;
        StatusTrailers.Write(http.Response.Headers, WireFault.Unimplemented(http.Request.Path).Status, custom: null, _options.MaxTrailerBytes);
    }

    private TimeSpan? CallTimeout(HttpRequest request, BoundMethod method, out bool malformed)
    {
        bool streaming = method.Descriptor.IsClientStreaming || method.Descriptor.IsServerStreaming;
        TimeSpan? longest = streaming ? null : _options.MaxDeadline;
        malformed = false;
        if (request.Headers[TimeoutHeader] is not [{ } text])
            return longest;

        malformed = !GrpcTimeout.TryParse(text, out TimeSpan asked);
        return malformed || asked > longest ? longest : asked;
    }

    private static void End(HttpContext http, CallContext context)
    {
        IHeaderDictionary trailers = TrailersOf(http);
        context.ResponseTrailersIfAny?.AppendTo(trailers);
        trailers.GrpcStatus = "0";
    }

    private void End(HttpContext http, CallContext context, RpcFault fault)
    {
        if (context.IsAbandoned)
            return;
        if (http.Response.HasStarted)
        {
            StatusTrailers.Write(TrailersOf(http), fault.Status, context.ResponseTrailersIfAny, _options.MaxTrailerBytes);
            return;
        }

        IHeaderDictionary headers = http.Response.Headers;
        context.ResponseHeadersIfAny?.AppendTo(headers);
        headers[AcceptEncodingHeader] = Identity;
        StatusTrailers.Write(headers, fault.Status, context.ResponseTrailersIfAny, _options.MaxTrailerBytes);
    }

    private static IHeaderDictionary TrailersOf(HttpContext http) =>
        http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
}
