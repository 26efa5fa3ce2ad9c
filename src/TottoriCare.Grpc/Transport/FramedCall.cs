using System.IO.Pipelines;
using Google.Protobuf;

namespace TottoriCare.Grpc.Transport;

/// <summary>フレームによる呼出し: one call whose messages come and go as frames; the common ground of all call kinds.</summary>
internal sealed class FramedCall(
    HttpContext http, CallContext context, FrameReader requests, ResponseChannel responses, GrpcServerOptions options)
{
    /// <summary>What Kestrel buffers of a response before it waits for the reader.</summary>
    private const int FlushFromBytes = 64 * 1024;

    private bool _headersSet;
    private bool _encodingNamed;

    public CallContext Context => context;

    public ValueTask<IMessage> ReadSingleAsync(MessageParser parser) => requests.ReadSingleAsync(parser);

    /// <summary>The next message of a stream, for which the caller may take its time, but not for ever; none at its end.</summary>
    public ValueTask<IMessage?> ReadNextAsync(MessageParser parser)
    {
        ValueTask<IMessage?> next = requests.ReadAsync(parser);
        return next.IsCompleted ? next : AwaitCallerAsync(next.AsTask());
    }

    /// <summary>Writes a message that leaves together with the status, unless it is a large one.</summary>
    public ValueTask WriteLastAsync(IMessage message) => Write(message) < FlushFromBytes ? ValueTask.CompletedTask : FlushAsync();

    /// <summary>Sends a message; waits while the caller is slow to read.</summary>
    public ValueTask WriteAsync(IMessage message)
    {
        Write(message);
        return FlushAsync();
    }

    private int Write(IMessage message)
    {
        int size = message.CalculateSize();
        if (size > options.MaxResponseBytes)
            throw WireFault.ResponseTooLarge(options.MaxResponseBytes);

        bool compressed = context.CompressResponse ?? size >= options.CompressFromBytes;
        if (!_headersSet)
            SetHeaders(compressed);
        context.ResponseBytes += size;
        FrameWriter.Write(responses.Output, message, size, compressed && _encodingNamed);
        return size;
    }

    private void SetHeaders(bool compressed)
    {
        _headersSet = true;
        context.ResponseHeadersIfAny?.AppendTo(http.Response.Headers);
        if (!compressed && context.CompressResponse is null)
            return;
        _encodingNamed = Gzip.IsAccepted(http.Request.Headers.GrpcAcceptEncoding);
        if (_encodingNamed)
            http.Response.Headers.GrpcEncoding = Gzip.Name;
    }

    private ValueTask FlushAsync()
    {
        ValueTask<FlushResult> flush = SlowReader.AwaitAsync(responses.FlushAsync(), http, options.MaxWriteStall);
        if (!flush.IsCompletedSuccessfully)
            return AwaitAsync(flush);
        RequireCaller(flush.Result);
        return ValueTask.CompletedTask;

        static async ValueTask AwaitAsync(ValueTask<FlushResult> flush) => RequireCaller(await flush);
    }

    private async ValueTask<IMessage?> AwaitCallerAsync(Task<IMessage?> next)
    {
        try
        {
            return await next.WaitAsync(options.MaxStreamIdle);
        }
        catch (TimeoutException)
        {
            // The end of the call ends the reading.
            _ = context.OutliveAsync(next);
            throw WireFault.StreamIdle(options.MaxStreamIdle);
        }
    }

    private static void RequireCaller(FlushResult flushed)
    {
        if (flushed.IsCompleted || flushed.IsCanceled)
            throw WireFault.Cancelled();
    }
}
