using System.Buffers;
using System.Buffers.Binary;

namespace TottoriCare.Grpc.Transport;

/// <summary>フレームの書出し: one message behind its prefix of five bytes (a flag and a big-endian length).</summary>
internal static class FrameWriter
{
    /// <summary>Writes an encoded message as it is, or compressed.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> message, bool compressed)
    {
        if (!compressed)
        {
            WritePrefix(output, FrameReader.Plain, message.Length);
            output.Write(message);
            return;
        }

        ReadOnlyMemory<byte> packed = Gzip.Compress(message);
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
