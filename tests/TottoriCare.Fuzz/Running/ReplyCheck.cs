using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Google.Rpc;

namespace TottoriCare.Fuzz.Running;

/// <summary>応答の検査: whether an answer is one that its wire allows, and no sign of a fault in the server.</summary>
internal static class ReplyCheck
{
    private const byte TrailerFlag = 0x80;
    private const int MaxTrailerBytes = 8 * 1024;

    private static readonly Dictionary<string, int> s_codes = Enum.GetValues<Code>()
        .ToDictionary(code => code == Code.Cancelled ? "canceled" : JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()), code => (int)code);

    /// <summary>What is wrong; none where nothing is.</summary>
    public static string? FaultOf(Request request, Reply reply)
    {
        if (reply.Broken is { } broken)
            return $"unreadable: {broken}";
        if (reply.HttpStatus == 500)
            return "HTTP 500";
        switch (reply.Ended)
        {
            case Ended.No when request.Ending != Ending.ByClient:
                return "hung: no end within the time";
            case Ended.No:
                return null;
            case Ended.Reset or Ended.Closed:
                return request.Ending == Ending.Status ? $"{reply.Ended} (error {reply.Error}) in place of a status" : null;
        }

        try
        {
            return FaultOfAnswer(request, reply);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or Google.Protobuf.InvalidProtocolBufferException)
        {
            return $"ill-formed: {exception.Message}";
        }
    }

    /// <summary>The ending in a few words, for the tally.</summary>
    public static string EndingOf(Reply reply)
    {
        if (reply.Ended != Ended.Answered)
            return reply.Ended == Ended.No ? "ended by the client" : reply.Ended.ToString().ToLowerInvariant();
        if (reply.HttpStatus != 200)
            return $"HTTP {reply.HttpStatus}";
        return reply.Status("grpc-status") is { } code ? $"grpc-status {code}" : "HTTP 200";
    }

    /// <summary>The status code of a framed answer.</summary>
    public static int CodeOf(Wire wire, Reply reply)
    {
        ReadStatus(wire, reply);
        return int.Parse(reply.Status("grpc-status") ?? throw new FormatException("no grpc-status"));
    }

    private static string? FaultOfAnswer(Request request, Reply reply)
    {
        string type = reply.Header("content-type") ?? "";
        if (type.StartsWith("application/grpc", StringComparison.Ordinal))
            return reply.HttpStatus == 200 ? FaultOfGrpc(request, reply, type) : $"HTTP {reply.HttpStatus} with a gRPC answer";
        if (reply.HttpStatus == 200)
            return request.Wire.IsFramed() && request.Ending == Ending.Status ? $"HTTP 200 of type '{type}'" : null;
        if (type == "application/json")
            return FaultOfConnect(reply);
        return request.Ending == Ending.Status ? $"HTTP {reply.HttpStatus} in place of a status" : null;
    }

    private static string? FaultOfGrpc(Request request, Reply reply, string type)
    {
        Wire wire = type.StartsWith("application/grpc-web-text", StringComparison.Ordinal) ? Wire.GrpcWebText
            : type.StartsWith("application/grpc-web", StringComparison.Ordinal) ? Wire.GrpcWeb : Wire.Grpc;
        int messages = ReadStatus(wire, reply);
        int code = CodeOf(wire, reply);
        if (code is < 0 or > 16)
            return $"grpc-status {code}";
        if (code == (int)Code.Unknown)
            return "UNKNOWN";
        if (code == 0 && request.Target.IsUnary && messages != 1)
            return $"OK with {messages} messages";
        int size = reply.Trailers.Sum(field => field.Name.Length + field.Value.Length + 32);
        if (size > MaxTrailerBytes)
            return $"{size} bytes of trailers";
        return FaultOfMessage(reply.Status("grpc-message") ?? "")
            ?? (reply.Status("grpc-status-details-bin") is { } details ? FaultOfDetails(FromBase64(details), code) : null);
    }

    /// <summary>Reads the frames of an answer, and on gRPC-Web its status. Returns the number of messages.</summary>
    private static int ReadStatus(Wire wire, Reply reply)
    {
        ReadOnlySpan<byte> body = wire == Wire.GrpcWebText ? FromPieces(reply.Body) : reply.Body;
        int messages = 0;
        while (!body.IsEmpty)
        {
            if (body.Length < Wires.PrefixBytes || BinaryPrimitives.ReadUInt32BigEndian(body[1..]) > body.Length - Wires.PrefixBytes)
                throw new FormatException("the answer ends inside a frame");
            int length = Wires.PrefixBytes + (int)BinaryPrimitives.ReadUInt32BigEndian(body[1..]);
            if (body[0] == TrailerFlag && wire != Wire.Grpc)
                ReadTrailers(Encoding.Latin1.GetString(body[Wires.PrefixBytes..length]), reply, isLast: length == body.Length);
            else if (body[0] > 1)
                throw new FormatException($"a frame with the flag {body[0]}");
            else
                messages++;
            body = body[length..];
        }

        return messages;
    }

    private static void ReadTrailers(string block, Reply reply, bool isLast)
    {
        if (!isLast)
            throw new FormatException("something follows the trailers");
        reply.Trailers.Clear();
        foreach (string line in block.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = line.IndexOf(':');
            if (colon < 1 || line[..colon].Any(char.IsAsciiLetterUpper))
                throw new FormatException("a trailer without a name in lower case");
            reply.Trailers.Add(new Field(line[..colon], line[(colon + 1)..].Trim()));
        }
    }

    private static string? FaultOfMessage(string message)
    {
        List<byte> utf8 = [];
        for (int i = 0; i < message.Length; i++)
        {
            if (message[i] is < ' ' or > '~')
                return "grpc-message is not printable";
            if (message[i] != '%')
                utf8.Add((byte)message[i]);
            else if (i + 2 < message.Length && char.IsAsciiHexDigit(message[i + 1]) && char.IsAsciiHexDigit(message[i + 2]))
                utf8.Add(Convert.FromHexString(message.AsSpan(i + 1, 2))[0]);
            else
                return "grpc-message has a percent sign without two digits";
            if (message[i] == '%')
                i += 2;
        }

        return Utf8.IsValid(utf8.ToArray()) ? null : "grpc-message is not UTF-8";
    }

    private static string? FaultOfDetails(byte[] bytes, int code)
    {
        Status status = Status.Parser.ParseFrom(bytes);
        if (status.Code != code)
            return $"grpc-status {code} with details of {status.Code}";
        // The transport's own word for a handler that threw.
        bool isInternal = status.Details.Any(detail => detail.TryUnpack(out ErrorInfo error) && error.Reason == "INTERNAL");
        return isInternal ? "a fault inside the server" : null;
    }

    private static string? FaultOfConnect(Reply reply)
    {
        using JsonDocument error = JsonDocument.Parse(reply.Body.ToArray());
        string code = error.RootElement.GetProperty("code").GetString()!;
        if (code == "unknown" || !s_codes.TryGetValue(code, out int number))
            return $"code {code}";
        foreach (JsonElement detail in error.RootElement.GetProperty("details").EnumerateArray())
        {
            FromBase64(detail.GetProperty("value").GetString()!);
            if (detail.GetProperty("debug").ValueKind != JsonValueKind.Object)
                return "a detail without its JSON";
        }

        return number == 0 ? "an error of code ok" : null;
    }

    private static byte[] FromBase64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    // Each flush is padded for itself.
    private static byte[] FromPieces(ReadOnlySpan<byte> text)
    {
        List<byte> bytes = [];
        string all = Encoding.Latin1.GetString(text);
        for (int start = 0; start < all.Length; start += 4)
            bytes.AddRange(Convert.FromBase64String(all.Substring(start, Math.Min(4, all.Length - start))));
        return [.. bytes];
    }
}
