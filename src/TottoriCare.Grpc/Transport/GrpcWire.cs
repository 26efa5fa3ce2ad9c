using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Code = Google.Rpc.Code;
using Status = Google.Rpc.Status;

namespace TottoriCare.Grpc.Transport;

/// <summary>gRPC と gRPC-Web: messages as frames, the status at the end.</summary>
internal sealed class GrpcWire(IOptions<GrpcServerOptions> options, CallObserver observer, ILogger<GrpcWire> logger)
{
    private const string TimeoutHeader = "grpc-timeout";
    private const string Identity = "identity";

    /// <summary>Without a space: grpc-js takes the list apart at its commas and would know no gzip behind one.</summary>
    private const string Accepted = $"{Identity},{Gzip.Name}";

    private readonly GrpcServerOptions _options = options.Value;

    public async Task ServeAsync(HttpContext http, BoundMethod method, Wire wire)
    {
        ResponseChannel responses = Open(http, wire);
        TimeSpan timeout = CallTimeout(http.Request, method, out bool malformed);
        using var context = new CallContext(http, method.Descriptor, timeout, logger);
        Status? fault = null;
        Activity? span = observer.Begin(http, method);
        try
        {
            context.RequireAdmitted();
            if (malformed)
                throw WireFault.MalformedTimeout(TimeoutHeader);
            if (context.IsOverdue)
                throw WireFault.DeadlineExceeded();
            if (method.Descriptor.IsClientStreaming)
                AllowLongBody(http);

            RequestEncoding encoding = EncodingOf(http.Request);
            var body = new RequestBody(http, http.Request.BodyReader);
            if (wire == Wire.GrpcWebText)
                body = await WebText.DecodeAsync(http, body, context, _options.MaxRequestBytes);
            var requests = new FrameReader(body, context, _options.MaxRequestBytes, encoding);
            await method.ServeAsync(new FramedCall(http, context, requests, responses, _options));
        }
        catch (Exception exception)
        {
            fault = CallFault.From(exception, context, logger).Status;
        }

        try
        {
            await EndAsync(http, context, responses, fault);
        }
        finally
        {
            observer.End(method, wire, (Code)(fault?.Code ?? 0), context, span);
        }
    }

    /// <summary>Answers a call that no method takes.</summary>
    public ValueTask RefuseAsync(HttpContext http, Wire wire, RpcFault fault) => Open(http, wire).EndAsync(fault.Status, trailers: null);

    private ResponseChannel Open(HttpContext http, Wire wire)
    {
        switch (wire)
        {
            case Wire.GrpcWeb:
                http.Response.ContentType = ContentTypes.GrpcWeb;
                return new WebChannel(http, _options.MaxTrailerBytes);
            case Wire.GrpcWebText:
                http.Response.ContentType = ContentTypes.GrpcWebText;
                return new WebTextChannel(http, _options.MaxTrailerBytes);
            default:
                http.Response.ContentType = ContentTypes.Grpc;
                return new Http2Channel(http, _options.MaxTrailerBytes);
        }
    }

    /// <summary>A unary call always has a deadline; a stream has the caller's, if any.</summary>
    private TimeSpan CallTimeout(HttpRequest request, BoundMethod method, out bool malformed)
    {
        TimeSpan longest = method.IsStreaming ? Timeout.InfiniteTimeSpan : _options.MaxDeadline;
        malformed = false;
        StringValues header = request.Headers.GrpcTimeout;
        if (header.Count == 0)
            return longest;

        TimeSpan asked = default;
        malformed = header is not [{ } text] || !GrpcTimeout.TryParse(text, out asked);
        return malformed || (asked > longest && !method.IsStreaming) ? longest : asked;
    }

    private static RequestEncoding EncodingOf(HttpRequest request)
    {
        string? encoding = request.Headers.GrpcEncoding;
        return encoding switch
        {
            null or Identity => RequestEncoding.None,
            Gzip.Name => RequestEncoding.Gzip,
            _ => throw WireFault.UnknownEncoding(),
        };
    }

    /// <summary>A stream of requests has no size as a whole, and may pause as long as it likes.</summary>
    private static void AllowLongBody(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }

    private static ValueTask EndAsync(HttpContext http, CallContext context, ResponseChannel responses, Status? fault)
    {
        // Kestrel makes a token when it is asked whether the caller is gone: a call that went well need not pay for it.
        if (fault is not null && context.IsAbandoned)
            return ValueTask.CompletedTask;
        if (fault is not null && !http.Response.HasStarted)
        {
            context.ResponseHeadersIfAny?.AppendTo(http.Response.Headers);
            http.Response.Headers.GrpcAcceptEncoding = Accepted;
        }

        return responses.EndAsync(fault, context.ResponseTrailersIfAny);
    }
}
