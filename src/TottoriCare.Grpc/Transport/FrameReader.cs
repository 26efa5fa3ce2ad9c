using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace TottoriCare.Grpc.Transport;

/// <summary>フレームの読取り: the messages of a request, in whatever pieces their bytes arrive.</summary>
/// <remarks>Holds no more than one message: the length is refused before the bytes behind it are awaited.</remarks>
internal sealed class FrameReader(RequestBody body, CallContext context, int maxBytes, RequestEncoding encoding)
{
    /// <summary>A flag and a length of four bytes.</summary>
    public const int PrefixBytes = 5;

    /// <summary>The flag of a message as it is.</summary>
    public const byte Plain = 0;

    /// <summary>The flag of a compressed message.</summary>
    public const byte Compressed = 1;

    private bool _ended;

    /// <summary>The next message; none when the caller has closed its side.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IMessage?> ReadAsync(MessageParser parser)
    {
        while (!_ended)
        {
            ReadResult read = await body.ReadAsync(context);
            ReadOnlySequence<byte> buffer = read.Buffer;
            SequencePosition consumed = buffer.Start;
            SequencePosition examined = buffer.End;
            try
            {
                if (TryReadFrame(buffer, out byte flags, out ReadOnlySequence<byte> payload))
                {
                    consumed = examined = payload.End;
                    _ended = read.IsCompleted && buffer.Slice(consumed).IsEmpty;
                    context.IsRequestCompressed = flags == Compressed;
                    return ProtobufBytes.Parse(parser, flags == Compressed ? Gzip.Decompress(payload, maxBytes) : payload);
                }

                if (read.IsCompleted)
                {
                    _ended = true;
                    if (!buffer.IsEmpty)
                        throw WireFault.TruncatedMessage();
                }
            }
            finally
            {
                body.AdvanceTo(consumed, examined);
            }
        }

        return null;
    }

    /// <summary>The one message of a request that must hold exactly one.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IMessage> ReadSingleAsync(MessageParser parser)
    {
        IMessage message = await ReadAsync(parser) ?? throw WireFault.NoMessage();
        while (!_ended)
        {
            ReadResult read = await body.ReadAsync(context);
            bool more = !read.Buffer.IsEmpty;
            body.AdvanceTo(read.Buffer.End, read.Buffer.End);
            if (more)
                throw WireFault.SeveralMessages();
            _ended = read.IsCompleted;
        }

        return message;
    }

    private bool TryReadFrame(in ReadOnlySequence<byte> buffer, out byte flags, out ReadOnlySequence<byte> payload)
    {
        flags = Plain;
        payload = default;
        if (buffer.Length < PrefixBytes)
            return false;

        Span<byte> prefix = stackalloc byte[PrefixBytes];
        buffer.Slice(0, PrefixBytes).CopyTo(prefix);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        flags = prefix[0];
        if (flags > Compressed)
            throw WireFault.UnknownFrameFlags();
        if (flags == Compressed && encoding == RequestEncoding.None)
            throw WireFault.CompressedWithoutEncoding();
        if (length > maxBytes)
            throw WireFault.MessageTooLarge(maxBytes);
        if (buffer.Length - PrefixBytes < length)
            return false;

        context.RequestBytes += length;
        payload = buffer.Slice(PrefixBytes, length);
        return true;
    }
}

/// <summary>要求の圧縮: what a flagged message of the request is packed with.</summary>
internal enum RequestEncoding
{
    /// <summary>No message may be flagged.</summary>
    None,

    /// <summary>Flagged messages are gzip.</summary>
    Gzip,
}
