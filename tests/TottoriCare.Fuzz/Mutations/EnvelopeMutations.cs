using System.IO.Compression;

namespace TottoriCare.Fuzz.Mutations;

/// <summary>封筒の変異: messages whose prefix of five bytes, number or compression is wrong. Each is answered with a status.</summary>
internal static class EnvelopeMutations
{
    private const byte Compressed = 1;
    private const int BombBytes = 8 * 1024 * 1024;

    private static readonly byte[] s_bomb = Gzip(new byte[BombBytes]);

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("envelope: no message", (_, _) => []),
        Of("envelope: cut prefix", (request, draw) => Plain(request)[..draw.Between(1, Wires.PrefixBytes - 1)]),
        Of("envelope: cut message", (request, draw) => Plain(request)[..draw.Between(Wires.PrefixBytes, Wires.PrefixBytes + Math.Max(0, request.Message.Length - 1))]),
        Of("envelope: two messages", (request, _) => [.. Plain(request), .. Plain(request)]),
        Of("envelope: many empty messages", (_, draw) => new byte[Wires.PrefixBytes * draw.Between(2, 2000)]),
        Of("envelope: a byte too many", (request, draw) => [.. Plain(request), (byte)draw.Below(256)]),
        Of("envelope: longer than it is", (request, draw) => Wires.Envelope(request.Message, 0, (uint)(request.Message.Length + draw.Between(1, 70_000)))),
        Of("envelope: shorter than it is", (request, draw) => Wires.Envelope(request.Message, 0, (uint)draw.Below(request.Message.Length))),
        Of("envelope: huge length", (request, draw) => Wires.Envelope(request.Message, 0, draw.Of<uint>(256 * 1024 + 1, 1u << 24, int.MaxValue, 1u << 31, uint.MaxValue))),
        Of("envelope: unknown flag", (request, draw) => Wires.Envelope(request.Message, (byte)draw.Between(2, 255))),
        Of("envelope: compressed without an encoding", (request, _) => Wires.Envelope(Gzip(request.Message), Compressed)),
        Of("envelope: compressed as identity", (request, _) => Encoded(request, "identity", Gzip(request.Message))),
        Of("envelope: unknown encoding", (request, draw) => Encoded(request, draw.Of("br", "deflate", "snappy", "", "gzip,gzip", "GZIP", "gzip ", "x"), Gzip(request.Message))),
        Of("gzip: sound", (request, _) => Encoded(request, "gzip", Gzip(request.Message))),
        Of("gzip: not compressed at all", (request, _) => Encoded(request, "gzip", request.Message)),
        Of("gzip: cut", (request, draw) => Encoded(request, "gzip", Cut(Gzip(request.Message), draw))),
        Of("gzip: corrupt", (request, draw) => Encoded(request, "gzip", Corrupt(Gzip(request.Message), draw))),
        Of("gzip: empty", (request, _) => Encoded(request, "gzip", [])),
        Of("gzip: twice", (request, _) => Encoded(request, "gzip", Gzip(Gzip(request.Message)))),
        Of("gzip: something behind it", (request, draw) => Encoded(request, "gzip", [.. Gzip(request.Message), .. draw.Bytes(draw.Between(1, 50))])),
        Of("gzip: two members", (request, draw) => Encoded(request, "gzip", [.. Gzip(request.Message), .. Gzip(draw.Bytes(3))])),
        Of("gzip: bomb", (request, _) => Encoded(request, "gzip", s_bomb)) with { Cost = 20 },
    ];

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static Mutation Of(string name, Func<Request, Draw, byte[]> frame) => new(Level.Body, name, request => request.Wire.IsFramed(), (request, draw) =>
    {
        byte[] body = frame(request, draw);
        request.Body = request.Wire == Wire.GrpcWebText ? Wires.Base64(body) : body;
    });

    private static byte[] Plain(Request request) => Wires.Envelope(request.Message);

    private static byte[] Encoded(Request request, string encoding, byte[] packed)
    {
        request.Set("grpc-encoding", encoding);
        return Wires.Envelope(packed, Compressed);
    }

    private static byte[] Cut(byte[] packed, Draw draw) => packed[..draw.Below(packed.Length)];

    private static byte[] Corrupt(byte[] packed, Draw draw)
    {
        for (int change = draw.Between(1, 6); change > 0 && packed.Length > 0; change--)
            packed[draw.Below(packed.Length)] = (byte)draw.Below(256);
        return packed;
    }
}
