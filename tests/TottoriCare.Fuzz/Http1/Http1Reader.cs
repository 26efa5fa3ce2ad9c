using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TottoriCare.Fuzz.Http1;

/// <summary>HTTP/1.1 の応答: reads one answer after another from a connection.</summary>
internal sealed class Http1Reader(Link link, TimeSpan patience)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Reads an answer to its end.</summary>
    /// <returns>Whether the connection can take another request.</returns>
    public bool Read(Reply reply, bool isHead)
    {
        try
        {
            do
            {
                if (!ReadHead(reply))
                    return false;
            }
            while (reply.HttpStatus < 200);

            bool hasBody = !isHead && reply.HttpStatus is not (204 or 304);
            if (!hasBody || ReadBody(reply))
                reply.Ended = Ended.Answered;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            reply.Broken = exception.Message;
        }

        if (reply.Ended == Ended.No && link.IsClosed)
            reply.Ended = Ended.Closed;
        return reply.Ended == Ended.Answered && !string.Equals(reply.Header("connection"), "close", StringComparison.OrdinalIgnoreCase);
    }

    private bool ReadHead(Reply reply)
    {
        reply.Headers.Clear();
        if (TakeLine() is not { } first)
        {
            reply.Ended = link.IsClosed ? Ended.Closed : Ended.No;
            return false;
        }

        if (!first.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
            throw new FormatException("An answer that does not begin as one.");
        reply.HttpStatus = int.Parse(first.AsSpan(9, 3), NumberStyles.None);
        for (string? line; (line = TakeLine()) is not ("" or null);)
        {
            int colon = line.IndexOf(':');
            if (colon < 1)
                throw new FormatException("A header line without a name.");
            reply.Headers.Add(new Field(line[..colon], line[(colon + 1)..].Trim()));
        }

        return !link.IsClosed || link.Bytes.Length > 0 || reply.Header("content-length") == "0";
    }

    private bool ReadBody(Reply reply)
    {
        if (reply.Header("transfer-encoding") == "chunked")
            return ReadChunks(reply);
        if (reply.Header("content-length") is { } length)
            return Take(int.Parse(length, NumberStyles.None), reply.Append);
        while (link.Bytes.Length > 0 || Receive())
        {
            reply.Append(link.Bytes);
            link.Skip(link.Bytes.Length);
        }

        return link.IsClosed;
    }

    private bool ReadChunks(Reply reply)
    {
        while (TakeLine() is { } line)
        {
            int size = int.Parse(line, NumberStyles.AllowHexSpecifier);
            if (size > 0 && !Take(size, reply.Append))
                return false;
            if (TakeLine() is not { } end)
                return false;
            if (end.Length > 0)
                throw new FormatException("A chunk that is longer than it says.");
            if (size == 0)
                return true;
        }

        return false;
    }

    private bool Take(int length, Action<ReadOnlySpan<byte>> take)
    {
        while (link.Bytes.Length < length)
        {
            if (!Receive())
                return false;
        }

        take(link.Bytes[..length]);
        link.Skip(length);
        return true;
    }

    private string? TakeLine()
    {
        int end;
        while ((end = link.Bytes.IndexOf("\r\n"u8)) < 0)
        {
            if (!Receive())
                return null;
        }

        string line = Encoding.Latin1.GetString(link.Bytes[..end]);
        link.Skip(end + 2);
        return line;
    }

    private bool Receive() => link.Receive(patience - Stopwatch.GetElapsedTime(_began));
}
