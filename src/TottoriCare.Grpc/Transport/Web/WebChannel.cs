using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using Google.Rpc;
using Microsoft.Extensions.Primitives;

namespace TottoriCare.Grpc.Transport;

/// <summary>gRPC-Web: the status is a last frame of the body, so that clients need no HTTP trailers.</summary>
internal class WebChannel(HttpContext http, int maxTrailerBytes) : ResponseChannel
{
    private const byte TrailerFlag = 0x80;

    protected PipeWriter Body { get; } = http.Response.BodyWriter;

    public override IBufferWriter<byte> Output => Body;

    public override ValueTask<FlushResult> FlushAsync() => Body.FlushAsync();

    public override async ValueTask EndAsync(Status? fault, Metadata? trailers)
    {
        var names = new HeaderDictionary();
        StatusTrailers.Write(names, fault, trailers, maxTrailerBytes);
        var text = new StringBuilder();
        foreach ((string name, StringValues values) in names)
        {
            foreach (string? value in values)
                text.Append(name.ToLowerInvariant()).Append(": ").Append(value).Append("\r\n");
        }

        byte[] block = Encoding.ASCII.GetBytes(text.ToString());
        FrameWriter.WritePrefix(Output, TrailerFlag, block.Length);
        Output.Write(block);
        await FlushAsync();
    }
}

/// <summary>gRPC-Web as text: the same bytes in base64, for clients that cannot read binary; each flush is padded for itself.</summary>
internal sealed class WebTextChannel(HttpContext http, int maxTrailerBytes) : WebChannel(http, maxTrailerBytes)
{
    private readonly ArrayBufferWriter<byte> _pending = new();

    public override IBufferWriter<byte> Output => _pending;

    public override ValueTask<FlushResult> FlushAsync()
    {
        Span<byte> text = Body.GetSpan(Base64.GetMaxEncodedToUtf8Length(_pending.WrittenCount));
        Base64.EncodeToUtf8(_pending.WrittenSpan, text, out _, out int written);
        Body.Advance(written);
        _pending.ResetWrittenCount();
        return Body.FlushAsync();
    }
}
