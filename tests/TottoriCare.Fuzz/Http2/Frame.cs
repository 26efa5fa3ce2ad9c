using System.Buffers.Binary;

namespace TottoriCare.Fuzz.Http2;

/// <summary>フレームの種類: the frame types of RFC 9113, section 6.</summary>
internal enum FrameKind : byte
{
    Data = 0,
    Headers = 1,
    Priority = 2,
    ResetStream = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
}

/// <summary>フレームの旗: what a bit means depends on the type.</summary>
[Flags]
internal enum FrameFlags : byte
{
    None = 0,
    EndStream = 1,
    EndHeaders = 4,
    Padded = 8,
    Priority = 0x20,
}

/// <summary>HTTP/2 のフレーム: nine bytes and a payload, said as they are, whether right or wrong.</summary>
/// <param name="Kind">The type; any byte.</param>
/// <param name="Flags">The flags; any byte.</param>
/// <param name="Payload">What follows the nine bytes.</param>
internal sealed record Frame(FrameKind Kind, FrameFlags Flags, byte[] Payload)
{
    public const int PrefixBytes = 9;

    /// <summary>The bit that ends a stream says on SETTINGS and PING that they are answers.</summary>
    public const FrameFlags Acknowledge = FrameFlags.EndStream;

    /// <summary>The length that is written, where it is not the payload's own.</summary>
    public int? ClaimedLength { get; init; }

    public static Frame Data(byte[] payload, bool last = false) => new(FrameKind.Data, last ? FrameFlags.EndStream : FrameFlags.None, payload);

    public static Frame Reset(uint error = 8) => new(FrameKind.ResetStream, FrameFlags.None, Number(error));

    public static Frame Window(uint increment) => new(FrameKind.WindowUpdate, FrameFlags.None, Number(increment));

    public static Frame Settings(params (ushort Name, uint Value)[] settings)
    {
        byte[] payload = new byte[settings.Length * 6];
        for (int i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(i * 6), settings[i].Name);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(i * 6 + 2), settings[i].Value);
        }

        return new Frame(FrameKind.Settings, FrameFlags.None, payload);
    }

    /// <summary>A header block in one frame, or cut into as many as asked for.</summary>
    public static IEnumerable<Frame> Headers(byte[] block, bool last, int pieces = 1)
    {
        FrameFlags first = last ? FrameFlags.EndStream : FrameFlags.None;
        int size = (block.Length + pieces - 1) / pieces;
        for (int piece = 0; piece < pieces; piece++)
        {
            FrameFlags end = piece == pieces - 1 ? FrameFlags.EndHeaders : FrameFlags.None;
            byte[] part = block[Math.Min(piece * size, block.Length)..Math.Min((piece + 1) * size, block.Length)];
            yield return piece == 0 ? new Frame(FrameKind.Headers, first | end, part) : new Frame(FrameKind.Continuation, end, part);
        }
    }

    public static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    public byte[] ToBytes(int stream)
    {
        byte[] bytes = new byte[PrefixBytes + Payload.Length];
        int length = ClaimedLength ?? Payload.Length;
        bytes[0] = (byte)((length >> 16) & 0xFF);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), (ushort)(length & 0xFFFF));
        bytes[3] = (byte)Kind;
        bytes[4] = (byte)Flags;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), stream);
        Payload.CopyTo(bytes, PrefixBytes);
        return bytes;
    }
}
