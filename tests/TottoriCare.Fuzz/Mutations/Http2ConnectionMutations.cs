using TottoriCare.Fuzz.Http2;

namespace TottoriCare.Fuzz.Mutations;

/// <summary>HTTP/2 の接続の変異: frames that no connection survives, or that the client leaves behind cut.</summary>
internal static class Http2ConnectionMutations
{
    private const int Other = 7919;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("frame: cut", (request, draw) => [Step.Raw(Cut(Whole(request), draw))]),
        Of("frame: longer than it is", (request, draw) => [Step.Of(Head(request) with { ClaimedLength = Head(request).Payload.Length + draw.Between(1, 5000) })]),
        Of("frame: shorter than it is", (request, draw) => [Step.Of(Head(request) with { ClaimedLength = draw.Below(Head(request).Payload.Length) })]),
        Of("frame: larger than allowed", (_, draw) => [Step.Of(Frame.Data(new byte[10]) with { ClaimedLength = draw.Between(Http2Steps.MaxFrameBytes + 1, 0xFFFFFF) })]),
        Of("frame: unknown kind", (_, draw) => [Step.Of(new Frame((FrameKind)draw.Between(10, 255), (FrameFlags)draw.Below(256), draw.Bytes(draw.Below(50)))), .. Anything(draw)]),
        Of("frame: random", (_, draw) => Anything(draw)),
        Of("frame: random bytes", (_, draw) => [Step.Raw(draw.Bytes(draw.Between(1, 400)))]),
        Of("preface: again", (_, _) => [Step.Raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray())]),
        Of("preface: HTTP/1.1", (_, _) => [Step.Raw("GET / HTTP/1.1\r\nhost: x\r\n\r\n"u8.ToArray())]),
        Of("headers: index in no table", (_, draw) => [Block([draw.Of((byte)0xC0, (byte)0xFE, (byte)0x80)])]),
        Of("headers: number without an end", (_, draw) => [Block([0xFF, .. Enumerable.Repeat((byte)0xFF, draw.Between(1, 40))])]),
        Of("headers: text past the end", (_, draw) => [Block([0x00, 0x7F, (byte)draw.Below(0x7F)])]),
        Of("headers: bad Huffman", (_, draw) => [Block([0x00, 0x81, 0xFF, (byte)(0x80 | draw.Between(1, 30)), .. draw.Bytes(30)])]),
        Of("headers: table size too large", (request, _) => [Block([0x3F, 0xE1, 0xFF, 0xFF, 0x7F, .. Head(request).Payload])]),
        Of("headers: cut block", (request, draw) => [Block(Cut(Head(request).Payload, draw))]),
        Of("headers: none", (_, _) => [Block([])]),
        Of("headers: pseudo-header left out", (request, draw) => [Fields(Without(request.Headers, draw.Below(3)))]),
        Of("headers: pseudo-header twice", (request, draw) => [Fields([request.Headers[draw.Below(4)], .. request.Headers])]),
        Of("headers: pseudo-header late", (request, _) => [Fields([.. request.Headers.Skip(1), request.Headers[0]])]),
        Of("headers: unknown pseudo-header", (request, draw) => [Fields([new(draw.Of(":foo", ":status", ":protocol", ":"), "x"), .. request.Headers])]),
        Of("headers: odd pseudo-headers", (request, draw) =>
        {
            request.Headers[draw.Of(0, 1, 2, 3)] = new Field(draw.Of(":method", ":scheme", ":path", ":authority"), draw.Of("", " ", "*", "/\0", "CONNECT", "ftp", "/%00", "\u00FF"));
            return [Fields(request.Headers)];
        }),
        Of("headers: padding past the end", (request, draw) => [Step.Of(Head(request) with { Flags = FrameFlags.EndHeaders | FrameFlags.Padded, Payload = [255, .. draw.Bytes(5)] })]),
        Of("headers: on a stream of the server", (request, draw) => [Step.Of(Head(request)) with { Stream = draw.Of(0, 2, 4, int.MaxValue - 1) }]),
        Of("headers: on a stream before", (request, _) => [Step.Of(Head(request)) with { Stream = Other }, Step.Of(Head(request)) with { Stream = Other - 2 }]),
        Of("headers: twice", (request, _) => [.. Http2Steps.Head(request, last: false), .. Http2Steps.Head(request, last: false)]),
        Of("continuation: without headers", (request, _) => [Step.Of(new Frame(FrameKind.Continuation, FrameFlags.EndHeaders, Head(request).Payload))]),
        Of("continuation: interrupted", (request, draw) => [Step.Of(Head(request) with { Flags = FrameFlags.None }), .. Anything(draw)]),
        Of("continuation: without an end", (request, draw) => [Step.Of(Head(request) with { Flags = FrameFlags.None }), .. Many(new Frame(FrameKind.Continuation, FrameFlags.None, draw.Bytes(20)), draw.Between(1, 200))]),
        Of("continuation: empty, many", (request, draw) => [Step.Of(Head(request) with { Flags = FrameFlags.None }), .. Many(new Frame(FrameKind.Continuation, FrameFlags.None, []), draw.Between(100, 3000))]),
        Of("data: on no stream", (_, draw) => [Step.Of(Frame.Data(draw.Bytes(20))) with { Stream = draw.Of(0, 2, Other) }]),
        Of("data: after the end", (request, draw) => [.. Http2Steps.Of(request), Step.Of(Frame.Data(draw.Bytes(20)))]),
        Of("data: padding past the end", (request, _) => [.. Http2Steps.Head(request, last: false), Step.Of(new Frame(FrameKind.Data, FrameFlags.Padded, [9, 1, 2]))]),
        Of("data: past the window", (request, draw) => [.. Http2Steps.Head(request, last: false), .. Many(Frame.Data(draw.Bytes(Http2Steps.MaxFrameBytes)), 80)]) with { Cost = 8 },
        Of("window: wrong increment", (_, draw) => [Step.Of(Frame.Window(draw.Of<uint>(0u, int.MaxValue, uint.MaxValue))) with { Stream = draw.Of(0, Other) }]),
        Of("window: wrong length", (_, draw) => [Step.Of(new Frame(FrameKind.WindowUpdate, FrameFlags.None, draw.Bytes(draw.Of(0, 3, 5)))) with { Stream = 0 }]),
        Of("window: overflow of a stream", (request, _) => [.. Http2Steps.Head(request, last: false), Step.Of(Frame.Window(int.MaxValue)), Step.Of(Frame.Window(int.MaxValue))]),
        Of("settings: bad value", (_, draw) => [Step.Of(Frame.Settings((draw.Of<ushort>(2, 4, 5, 8), draw.Of<uint>(2, 0, uint.MaxValue)))) with { Stream = 0 }]),
        Of("settings: bad form", (_, draw) => [Step.Of(new Frame(FrameKind.Settings, draw.Of(FrameFlags.None, Frame.Acknowledge), draw.Bytes(draw.Of(1, 5, 7)))) with { Stream = draw.Of(0, 1) }]),
        Of("settings: many", (_, draw) => [.. Many(Frame.Settings((ushort.MaxValue, 1), (4, 1000)), draw.Between(10, 300)).Select(step => step with { Stream = 0 })]),
        Of("ping: bad form", (_, draw) => [Step.Of(new Frame(FrameKind.Ping, FrameFlags.None, draw.Bytes(draw.Of(0, 7, 9)))) with { Stream = draw.Of(0, 1) }]),
        Of("ping: many", (_, draw) => [.. Many(new Frame(FrameKind.Ping, FrameFlags.None, new byte[8]), draw.Between(10, 500)).Select(step => step with { Stream = 0 })]),
        Of("priority: on itself", (_, _) => [Step.Of(new Frame(FrameKind.Priority, FrameFlags.None, [.. Frame.Number(Other), 1])) with { Stream = Other }]),
        Of("priority: bad form", (_, draw) => [Step.Of(new Frame(FrameKind.Priority, FrameFlags.None, draw.Bytes(draw.Of(0, 4, 6)))) with { Stream = draw.Of(0, 1) }]),
        Of("push: from the client", (request, _) => [Step.Of(new Frame(FrameKind.PushPromise, FrameFlags.EndHeaders, [0, 0, 0, 2, .. Head(request).Payload]))]),
        Of("reset: of no stream", (_, draw) => [Step.Of(Frame.Reset()) with { Stream = draw.Of(0, 2, Other) }]),
        Of("reset: bad form", (_, draw) => [Step.Of(new Frame(FrameKind.ResetStream, FrameFlags.None, draw.Bytes(draw.Of(0, 3, 5)))) with { Stream = draw.Of(0, 1) }]),
        Of("reset: many streams at once", (request, draw) => ResetMany(request, draw.Between(20, 250))) with { Cost = 3 },
        Of("goaway: from the client", (request, draw) => [Step.Of(new Frame(FrameKind.GoAway, FrameFlags.None, [.. Frame.Number(0), .. Frame.Number((uint)draw.Below(20))])) with { Stream = 0 }, .. Http2Steps.Of(request)]),
        Of("goaway: bad form", (_, draw) => [Step.Of(new Frame(FrameKind.GoAway, FrameFlags.None, draw.Bytes(draw.Below(8)))) with { Stream = draw.Of(0, 1) }]),
        Of("half-closed: the connection, with a call under way", (request, draw) => [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body[..draw.Below(request.Body.Length)], closes: false)]),
    ];

    private static Mutation Of(string name, Func<Request, Draw, List<Step>> steps) =>
        new(Level.Steps, name, request => !request.IsHttp1 && request.Wire != Wire.ConnectGet, (request, draw) => request.Steps = steps(request, draw))
        {
            EndsConnection = true,
            Ending = Ending.ByClient,
        };

    private static Frame Head(Request request) => Http2Steps.Head(request, last: true)[0].Frame!;

    private static byte[] Whole(Request request) => [.. Http2Steps.Of(request).SelectMany(step => step.Frame!.ToBytes(Other))];

    private static byte[] Cut(byte[] bytes, Draw draw) => bytes[..draw.Below(bytes.Length)];

    private static Step Block(byte[] block) => Step.Of(new Frame(FrameKind.Headers, FrameFlags.EndHeaders | FrameFlags.EndStream, block));

    private static Step Fields(IEnumerable<Field> fields) => Block(Hpack.Encode(fields));

    private static IEnumerable<Field> Without(List<Field> fields, int place) => fields.Where((_, i) => i != place);

    private static IEnumerable<Step> Many(Frame frame, int times) => Enumerable.Repeat(Step.Of(frame), times);

    private static List<Step> Anything(Draw draw) =>
    [
        .. Enumerable.Range(0, draw.Between(1, 8)).Select(_ =>
            Step.Of(new Frame((FrameKind)draw.Below(11), (FrameFlags)draw.Below(256), draw.Bytes(draw.Below(64)))) with { Stream = draw.Of(0, 1, 3, 2, Other, Other + 2) }),
    ];

    private static List<Step> ResetMany(Request request, int times) =>
    [
        .. Enumerable.Range(0, times).SelectMany(i => new[]
        {
            Step.Of(Head(request) with { Flags = FrameFlags.EndHeaders }) with { Stream = Other + i * 2 },
            Step.Of(Frame.Reset()) with { Stream = Other + i * 2 },
        }),
    ];
}
