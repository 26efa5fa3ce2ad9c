using System.Buffers.Binary;

namespace TottoriCare.Fuzz.Http2;

/// <summary>HTTP/2 の接続: the client's end of one, which writes any bytes and reads what is well formed.</summary>
internal sealed class Http2Connection : IDisposable
{
    private const uint WideWindow = 1 << 30;
    private const uint FirstWindow = 65_535;

    private readonly Link _link;
    private readonly TimeSpan _patience;
    private readonly uint _window;
    private readonly Dictionary<int, Reply> _replies = [];
    private readonly MemoryStream _unsent = new();
    private List<byte>? _block;
    private Frame? _blockBegan;
    private int _lastStream = -1;

    private Http2Connection(Link link, TimeSpan patience, uint window)
    {
        _link = link;
        _patience = patience;
        _window = window;
    }

    public bool IsClosed => _link.IsClosed;

    /// <summary>What the server said in its GOAWAY; none where it said none.</summary>
    public uint? GoAway { get; private set; }

    /// <summary>What can't be read of the connection itself.</summary>
    public string? Broken { get; private set; }

    /// <param name="port">The port of HTTP/2 without TLS.</param>
    /// <param name="patience">How long a write may take.</param>
    /// <param name="window">How many bytes of an answer may be under way; each is granted twice over once read. None for as many as ever come.</param>
    public static Http2Connection To(int port, TimeSpan patience, uint? window = null)
    {
        var connection = new Http2Connection(Link.To(port), patience, window ?? WideWindow);
        connection.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        // No dynamic table, no push.
        connection.Write(0, Frame.Settings((1, 0), (2, 0), (4, window ?? WideWindow)));
        connection.Write(0, Frame.Window(WideWindow - FirstWindow));
        return connection;
    }

    /// <summary>A stream for a request; numbers rise with each.</summary>
    public int Open(Reply reply)
    {
        _lastStream += 2;
        _replies[_lastStream] = reply;
        return _lastStream;
    }

    public void Write(int stream, Frame frame) => Write(frame.ToBytes(stream));

    public void Write(ReadOnlySpan<byte> bytes) => _unsent.Write(bytes);

    public void Flush()
    {
        _link.Send(_unsent.GetBuffer().AsSpan(0, (int)_unsent.Length), _patience);
        _unsent.SetLength(0);
    }

    public void EndSending() => _link.EndSending();

    /// <summary>Reads whatever is there, or waits for the first of it.</summary>
    /// <returns>False where nothing came in time, or the connection has ended.</returns>
    public bool Read(TimeSpan patience)
    {
        if (Broken is not null || !_link.Receive(patience))
            return false;
        try
        {
            while (TryTakeFrame(out Frame frame, out int stream))
                Take(frame, stream);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            Broken = exception.Message;
        }

        if (_unsent.Length > 0)
            Flush();
        return Broken is null;
    }

    public void Dispose() => _link.Dispose();

    private bool TryTakeFrame(out Frame frame, out int stream)
    {
        (frame, stream) = (null!, 0);
        ReadOnlySpan<byte> bytes = _link.Bytes;
        if (bytes.Length < Frame.PrefixBytes)
            return false;
        int length = (bytes[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        if (length > Http2Steps.MaxFrameBytes)
            throw new FormatException($"A frame of {length} bytes.");
        if (bytes.Length < Frame.PrefixBytes + length)
            return false;
        frame = new Frame((FrameKind)bytes[3], (FrameFlags)bytes[4], bytes[Frame.PrefixBytes..(Frame.PrefixBytes + length)].ToArray());
        stream = BinaryPrimitives.ReadInt32BigEndian(bytes[5..]) & int.MaxValue;
        _link.Skip(Frame.PrefixBytes + length);
        return true;
    }

    private void Take(Frame frame, int stream)
    {
        if (_block is not null && frame.Kind != FrameKind.Continuation)
            throw new FormatException($"{frame.Kind} inside a header block.");
        switch (frame.Kind)
        {
            case FrameKind.Headers:
                _block = [.. frame.Payload];
                _blockBegan = frame;
                EndBlock(frame, stream);
                break;
            case FrameKind.Continuation:
                (_block ?? throw new FormatException("CONTINUATION without HEADERS.")).AddRange(frame.Payload);
                EndBlock(frame, stream);
                break;
            case FrameKind.Data:
                TakeData(frame, stream);
                break;
            case FrameKind.ResetStream when _replies.TryGetValue(stream, out Reply? reply) && reply.Ended == Ended.No:
                reply.Ended = Ended.Reset;
                reply.Error = BinaryPrimitives.ReadUInt32BigEndian(frame.Payload);
                break;
            case FrameKind.Settings or FrameKind.Ping when !frame.Flags.HasFlag(Frame.Acknowledge):
                Write(0, new Frame(frame.Kind, Frame.Acknowledge, frame.Kind == FrameKind.Ping ? frame.Payload : []));
                break;
            case FrameKind.GoAway:
                GoAway = BinaryPrimitives.ReadUInt32BigEndian(frame.Payload.AsSpan(4));
                break;
        }
    }

    private void TakeData(Frame frame, int stream)
    {
        if (!_replies.TryGetValue(stream, out Reply? reply))
            throw new FormatException($"DATA on stream {stream}, which was never opened.");
        if (reply.HttpStatus == 0 || reply.Ended == Ended.Answered)
            reply.Broken ??= "DATA before the headers or after the end.";
        reply.Append(frame.Payload);
        if (frame.Flags.HasFlag(FrameFlags.EndStream))
            reply.Ended = Ended.Answered;
        else if (_window != WideWindow && frame.Payload.Length > 0)
            Write(stream, Frame.Window((uint)frame.Payload.Length * 2));
    }

    private void EndBlock(Frame frame, int stream)
    {
        if (!frame.Flags.HasFlag(FrameFlags.EndHeaders))
            return;
        List<Field> fields = Hpack.Decode([.. _block!]);
        bool last = _blockBegan!.Flags.HasFlag(FrameFlags.EndStream);
        _block = null;
        if (!_replies.TryGetValue(stream, out Reply? reply))
            throw new FormatException($"HEADERS on stream {stream}, which was never opened.");

        if (reply.HttpStatus == 0)
        {
            int status = int.Parse(fields.Find(field => field.Name == ":status").Value ?? throw new FormatException("An answer without a status."));
            if (status < 200)
                return;
            reply.HttpStatus = status;
            reply.Headers.AddRange(fields);
        }
        else
        {
            reply.Trailers.AddRange(fields);
            if (!last)
                reply.Broken ??= "Trailers that do not end the stream.";
        }

        if (last)
            reply.Ended = Ended.Answered;
    }
}
