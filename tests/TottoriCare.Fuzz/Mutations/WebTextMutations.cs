namespace TottoriCare.Fuzz.Mutations;

/// <summary>gRPC-Web の base64 の変異: bodies that are no base64, or oddly padded. Each is answered with a status.</summary>
internal static class WebTextMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("web text: not base64", (text, draw) => Inserted(text, draw.Below(text.Length + 1), draw.Of<byte[]>([(byte)'*'], [0], [0xFF], [(byte)' '], [(byte)'\n'], [(byte)'-']))),
        Of("web text: cut", (text, draw) => text[..draw.Below(text.Length)]),
        Of("web text: padding inside", (text, draw) => Inserted(text, draw.Below(text.Length + 1), [.. Enumerable.Repeat((byte)'=', draw.Between(1, 5))])),
        Of("web text: padding alone", (_, draw) => [.. Enumerable.Repeat((byte)'=', draw.Between(1, 9))]),
        Of("web text: binary", (text, draw) => draw.Bytes(text.Length)),
        new(Level.Body, "web text: in pieces, each padded", Fits, (request, draw) =>
        {
            byte[] body = Wires.Envelope(request.Message);
            int at = draw.Below(body.Length);
            request.Body = [.. Wires.Base64(body[..at]), .. Wires.Base64(body[at..])];
        }),
    ];

    private static Mutation Of(string name, Func<byte[], Draw, byte[]> change) =>
        new(Level.Body, name, Fits, (request, draw) => request.Body = change(request.Body, draw));

    private static bool Fits(Request request) => request.Wire == Wire.GrpcWebText;

    private static byte[] Inserted(byte[] text, int at, byte[] bytes) => [.. text[..at], .. bytes, .. text[at..]];
}
