using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>フレームによる呼出し: one call whose messages come and go as frames; the common ground of all call kinds.</summary>
internal sealed class FramedCall(HttpContext http, CallContext context, FrameReader requests, int maxResponseBytes)
{
    private readonly PipeWriter _output = http.Response.BodyWriter;
    private bool _headersSet;

    public CallContext Context => context;

    public ValueTask<IMessage> ReadSingleAsync(MessageParser parser) => requests.ReadSingleAsync(parser);

    public ValueTask<IMessage?> ReadAsync(MessageParser parser) => requests.ReadAsync(parser);

    /// <summary>Writes a message that leaves together with the status.</summary>
    public void WriteLast(IMessage message)
    {
        SetHeaders();
        FrameWriter.Write(_output, message, maxResponseBytes);
    }

    /// <summary>Sends a message; waits while the caller is slow to read.</summary>
    public async ValueTask WriteAsync(IMessage message)
    {
        WriteLast(message);
        FlushResult flushed = await _output.FlushAsync(context.CancellationToken);
        if (flushed.IsCompleted || flushed.IsCanceled)
            throw WireFault.Cancelled();
    }

    private void SetHeaders()
    {
        if (_headersSet)
            return;
        _headersSet = true;
        context.ResponseHeadersIfAny?.AppendTo(http.Response.Headers);
    }
}
