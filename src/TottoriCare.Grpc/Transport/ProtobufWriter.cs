using System.Text;
using Google.Protobuf;

namespace TottoriCare.Grpc.Transport;

/// <summary>protobuf の書出し: writes the fields of a message one after the other, as protobuf itself would, in one pass.</summary>
/// <remarks>
/// Protobuf's own code asks each message for its size at every level above it. Here a length is put in once what it counts has
/// been written. Fields come in the order of their numbers where their writer keeps to it.
/// </remarks>
public sealed class ProtobufWriter
{
    private const int FirstBytes = 16 * 1024;

    // What a thread keeps between two messages; a rare large one is not kept.
    private const int MostKeptBytes = 256 * 1024;

    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int TypeBits = 3;
    private const int VarintBits = 7;
    private const int More = 1 << VarintBits;
    private const int LongestVarint = 10;
    private const int MostBytesOfCharacter = 3;

    [ThreadStatic]
    private static ProtobufWriter? t_writer;

    private byte[] _bytes = new byte[FirstBytes];
    private int _length;

    private ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>The bytes of a message; they last until the same thread encodes another.</summary>
    public static ReadOnlySpan<byte> Encode(IMessage message)
    {
        ProtobufWriter writer = OfThread();
        writer.Fields(message);
        return writer.Written;
    }

    /// <summary>The bytes of a field that is a message; they last as long.</summary>
    public static ReadOnlySpan<byte> EncodeField(int field, IMessage message)
    {
        ProtobufWriter writer = OfThread();
        writer.Message(field, message);
        return writer.Written;
    }

    /// <summary>Every field of a message.</summary>
    public void Fields(IMessage message)
    {
        if (message is IEncodedReply encoded)
        {
            encoded.WriteTo(this);
            return;
        }

        message.WriteTo(Take(message.CalculateSize()));
    }

    /// <summary>Fields that have been encoded before.</summary>
    public void Append(ReadOnlySpan<byte> fields) => fields.CopyTo(Take(fields.Length));

    /// <summary>A field that is a number or a value of an enum, 0 included.</summary>
    public void Number(int field, long value)
    {
        Tag(field, Varint);
        Put(unchecked((ulong)value));
    }

    /// <summary>A field that is a text; an empty one is not written.</summary>
    public void Text(int field, string value)
    {
        if (value.Length == 0)
            return;
        Tag(field, LengthDelimited);
        int start = Reserve(VarintSize(value.Length));
        int room = value.Length * MostBytesOfCharacter;
        int written = Encoding.UTF8.GetBytes(value, Take(room));
        _length -= room - written;
        Close(start, VarintSize(value.Length));
    }

    /// <summary>A field that is a message.</summary>
    public void Message(int field, IMessage message)
    {
        int start = Begin(field);
        Fields(message);
        End(start);
    }

    /// <summary>Begins a field that is a message; what is written next are its fields.</summary>
    /// <returns>The place that <see cref="End"/> takes.</returns>
    public int Begin(int field)
    {
        Tag(field, LengthDelimited);
        return Reserve(1);
    }

    /// <summary>Ends the message that was begun last.</summary>
    public void End(int start) => Close(start, 1);

    private static ProtobufWriter OfThread()
    {
        ProtobufWriter writer = t_writer is { _bytes.Length: <= MostKeptBytes } kept ? kept : t_writer = new ProtobufWriter();
        writer._length = 0;
        return writer;
    }

    private int Reserve(int bytes)
    {
        Take(bytes);
        return _length;
    }

    // The content moves where its length takes more room than was left for it.
    private void Close(int start, int reserved)
    {
        int content = _length - start;
        int needed = VarintSize(content);
        if (needed != reserved)
        {
            Take(needed - reserved);
            _bytes.AsSpan(start, content).CopyTo(_bytes.AsSpan(start + needed - reserved));
        }

        int end = _length;
        _length = start - reserved;
        Put((ulong)content);
        _length = end;
    }

    private void Tag(int field, int type) => Put((ulong)((field << TypeBits) | type));

    private void Put(ulong value)
    {
        Span<byte> place = Room(LongestVarint);
        int written = 0;
        for (; value >= More; value >>= VarintBits)
            place[written++] = (byte)((value & (More - 1)) | More);
        place[written++] = (byte)value;
        _length += written;
    }

    private static int VarintSize(int value)
    {
        int size = 1;
        for (; value >= More; value >>= VarintBits)
            size++;
        return size;
    }

    private Span<byte> Take(int bytes)
    {
        Span<byte> taken = Room(bytes)[..bytes];
        _length += bytes;
        return taken;
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_length + bytes, 2 * _bytes.Length));
        return _bytes.AsSpan(_length);
    }
}
