using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace TottoriCare.Grpc.Transport;

/// <summary>フレームの書出し: one message behind its prefix of five bytes (a flag and a big-endian length).</summary>
internal static class FrameWriter
{
    /// <summary>Writes a message as it is, or compressed.</summary>
    public static void Write(IBufferWriter<byte> output, IMessage message, int size, bool compressed)
    {
        if (!compressed)
        {
            WritePrefix(output, FrameReader.Plain, size);
            message.WriteTo(output);
            return;
        }

        ReadOnlyMemory<byte> packed = Gzip.Compress(message.ToByteArray());
        WritePrefix(output, FrameReader.Compressed, packed.Length);
        output.Write(packed.Span);
    }

    public static void WritePrefix(IBufferWriter<byte> output, byte flags, int size)
    {
        Span<byte> prefix = output.GetSpan(FrameReader.PrefixBytes);
        prefix[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)size);
        output.Advance(FrameReader.PrefixBytes);
    }
}
