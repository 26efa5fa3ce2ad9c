using System.Net;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>A body that is sent in pieces, each on its own, with a pause between them.</summary>
internal sealed class PiecesContent(IEnumerable<byte[]> pieces, TimeSpan pause) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.FlushAsync();
        foreach (byte[] piece in pieces)
        {
            await stream.WriteAsync(piece);
            await stream.FlushAsync();
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
