using System.Buffers;
using System.IO.Pipelines;
using Google.Rpc;
using Microsoft.AspNetCore.Http.Features;

namespace TottoriCare.Grpc.Transport;

/// <summary>応答の道: where frames go and how a call ends, which is all in which gRPC and gRPC-Web differ.</summary>
internal abstract class ResponseChannel
{
    /// <summary>Takes the bytes of frames.</summary>
    public abstract IBufferWriter<byte> Output { get; }

    /// <summary>Sends what was written; waits while the caller is slow to read.</summary>
    public abstract ValueTask<FlushResult> FlushAsync();

    /// <summary>Ends the call; no fault means OK.</summary>
    public abstract ValueTask EndAsync(Status? fault, Metadata? trailers);
}

/// <summary>gRPC over HTTP/2: the status stands in the trailers, or in the headers where nothing else was sent.</summary>
internal sealed class Http2Channel(HttpContext http, int maxTrailerBytes) : ResponseChannel
{
    private readonly PipeWriter _body = http.Response.BodyWriter;

    public override IBufferWriter<byte> Output => _body;

    public override ValueTask<FlushResult> FlushAsync() => _body.FlushAsync();

    public override ValueTask EndAsync(Status? fault, Metadata? trailers)
    {
        bool trailersOnly = fault is not null && !http.Response.HasStarted;
        IHeaderDictionary destination = trailersOnly
            ? http.Response.Headers
            : http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        StatusTrailers.Write(destination, fault, trailers, maxTrailerBytes);
        return ValueTask.CompletedTask;
    }
}
