using System.Buffers.Binary;
using System.Text;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz;

/// <summary>通信方式: the protocols in which the host is spoken to.</summary>
internal enum Wire
{
    Grpc,
    GrpcWeb,
    GrpcWebText,
    ConnectJson,
    ConnectProto,
    ConnectGet,
}

/// <summary>正しい要求の形: what each wire makes of a call.</summary>
internal static class Wires
{
    public const int PrefixBytes = 5;

    /// <summary>The wires by which a method can be called.</summary>
    public static IReadOnlyList<Wire> Of(Target target, bool isHttp1)
    {
        List<Wire> wires = isHttp1 ? [Wire.GrpcWeb, Wire.GrpcWebText] : [Wire.Grpc, Wire.Grpc, Wire.Grpc, Wire.Grpc, Wire.GrpcWeb];
        if (target.IsUnary)
            wires.AddRange(Wire.ConnectJson, Wire.ConnectProto);
        if (target.IsUnary && isHttp1)
            wires.Add(Wire.ConnectJson);
        if (target.IsReadable)
            wires.Add(Wire.ConnectGet);
        return wires;
    }

    public static bool IsFramed(this Wire wire) => wire is Wire.Grpc or Wire.GrpcWeb or Wire.GrpcWebText;

    public static List<Field> Headers(Target target, Wire wire)
    {
        List<Field> headers =
        [
            new(":method", wire == Wire.ConnectGet ? "GET" : "POST"), new(":scheme", "http"), new(":path", target.Path), new(":authority", "localhost"),
        ];
        if (wire != Wire.ConnectGet)
            headers.Add(new Field("content-type", ContentTypeOf(wire)));
        if (wire == Wire.Grpc)
            headers.Add(new Field("te", "trailers"));
        return headers;
    }

    /// <summary>The answer to a sound request bears the same type.</summary>
    public static string ContentTypeOf(Wire wire) => wire switch
    {
        Wire.Grpc => "application/grpc",
        Wire.GrpcWeb => "application/grpc-web",
        Wire.GrpcWebText => "application/grpc-web-text",
        Wire.ConnectProto => "application/proto",
        _ => "application/json",
    };

    public static byte[] Frame(Wire wire, byte[] message) => wire switch
    {
        Wire.Grpc or Wire.GrpcWeb => Envelope(message),
        Wire.GrpcWebText => Base64(Envelope(message)),
        Wire.ConnectGet => [],
        _ => message,
    };

    /// <summary>A message behind a flag and a length, which may be another one than its own.</summary>
    public static byte[] Envelope(ReadOnlySpan<byte> message, byte flag = 0, uint? length = null)
    {
        byte[] frame = new byte[PrefixBytes + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length ?? (uint)message.Length);
        message.CopyTo(frame.AsSpan(PrefixBytes));
        return frame;
    }

    public static byte[] Base64(byte[] bytes) => Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));

    public static string QueryOf(byte[] json) =>
        $"connect=v1&encoding=json&base64=1&message={Convert.ToBase64String(json).TrimEnd('=').Replace('+', '-').Replace('/', '_')}";
}
