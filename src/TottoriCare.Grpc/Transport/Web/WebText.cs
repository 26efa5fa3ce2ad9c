using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace TottoriCare.Grpc.Transport;

/// <summary>gRPC-Web の base64 本文: reads the whole request, which in this wire is one message, and decodes it.</summary>
internal static class WebText
{
    private const int Quartet = 4;

    /// <summary>The decoded body. Clients may join pieces that are padded each for itself.</summary>
    public static async ValueTask<RequestBody> DecodeAsync(HttpContext http, RequestBody body, CallContext context, int maxMessageBytes)
    {
        long maxBytes = Base64.GetMaxEncodedToUtf8Length(maxMessageBytes + FrameReader.PrefixBytes) + (long)Quartet;
        while (true)
        {
            ReadResult read = await body.ReadAsync(context);
            ReadOnlySequence<byte> buffer = read.Buffer;
            try
            {
                if (buffer.Length > maxBytes)
                    throw WireFault.MessageTooLarge(maxMessageBytes);
                if (read.IsCompleted)
                    return new RequestBody(http, PipeReader.Create(new ReadOnlySequence<byte>(Decode(buffer.ToArray()))));
            }
            finally
            {
                body.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    private static ReadOnlyMemory<byte> Decode(byte[] text)
    {
        int written = 0;
        for (int start = 0; start < text.Length;)
        {
            int padding = text.AsSpan(start).IndexOf((byte)'=');
            int end = padding < 0 ? text.Length : (start + padding + Quartet) / Quartet * Quartet;
            if (end > text.Length
                || Base64.DecodeFromUtf8(text.AsSpan(start..end), text.AsSpan(written), out _, out int decoded) != OperationStatus.Done)
                throw WireFault.NotBase64();
            written += decoded;
            start = end;
        }

        return text.AsMemory(0, written);
    }
}
