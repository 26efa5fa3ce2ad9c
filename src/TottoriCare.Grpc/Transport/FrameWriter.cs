using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace TottoriCare.Grpc.Transport;

/// <summary>フレームの書出し: one message behind its prefix of five bytes (a flag and a big-endian length).</summary>
internal static class FrameWriter
{
    public static void Write(IBufferWriter<byte> output, IMessage message, int maxBytes)
    {
        int size = message.CalculateSize();
        if (size > maxBytes)
            throw WireFault.ResponseTooLarge(maxBytes);

        Span<byte> prefix = output.GetSpan(FrameReader.PrefixBytes);
        prefix[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)size);
        output.Advance(FrameReader.PrefixBytes);
        message.WriteTo(output);
    }
}
