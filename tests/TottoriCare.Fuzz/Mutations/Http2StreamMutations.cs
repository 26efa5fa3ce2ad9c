using System.Text;
using TottoriCare.Fuzz.Http2;

namespace TottoriCare.Fuzz.Mutations;

/// <summary>HTTP/2 のストリームの変異: frames of one call that come late, in pieces, or not at all; the connection goes on.</summary>
internal static class Http2StreamMutations
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(2);

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("stream: frames of one byte", request => [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(Limited(request.Body, 300), 1)]),
        Of("stream: slow pieces", (request, draw) =>
            [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body, Math.Max(1, request.Body.Length / draw.Between(1, 4))).Select(step => step with { Pause = s_pause })])
            with { Cost = 20 },
        Of("stream: empty frames", (request, draw) =>
        [
            .. Http2Steps.Head(request, last: false), .. Repeat(Frame.Data([]), draw.Between(1, 20)),
            .. Http2Steps.Body(request.Body, closes: false), Step.Of(Frame.Data([], last: true)),
        ]),
        Of("stream: padded", (request, draw) => [.. Http2Steps.Head(request, last: false), Step.Of(Padded(request.Body, draw.Below(256)))]),
        Of("stream: header block in pieces", (request, draw) =>
            [.. Http2Steps.Head(request, last: false, draw.Between(2, 30)), .. Http2Steps.Body(request.Body)]),
        Of("stream: with a priority", request =>
        [
            .. Http2Steps.Head(request, last: false)
                .Select(step => Step.Of(step.Frame! with { Flags = step.Frame.Flags | FrameFlags.Priority, Payload = [0, 0, 0, 0, 15, .. step.Frame.Payload] })),
            .. Http2Steps.Body(request.Body),
        ]),
        Of("stream: trailers from the client", request =>
        [
            .. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body, closes: false),
            .. Frame.Headers(Hpack.Encode([new("x-trailer", "v"), new("grpc-status", "0")]), last: true).Select(Step.Of),
        ]),
        Of("stream: window widened", (request, draw) => [.. Http2Steps.Head(request, last: false), Step.Of(Frame.Window((uint)draw.Between(1, 1000))), .. Http2Steps.Body(request.Body)]),
        Of("stream: closed without a body", request => Http2Steps.Head(request, last: true)),
        Of("stream: deadline in the middle", (request, draw) =>
        {
            request.Set(request.Wire.IsFramed() ? "grpc-timeout" : "connect-timeout-ms", request.Wire.IsFramed() ? "30m" : "30");
            return [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body[..draw.Below(request.Body.Length)], closes: false)];
        }, request => request.Wire is not Wire.ConnectGet) with { Cost = 20 },
        Cut("reset: after the headers", (request, draw) => [.. Http2Steps.Head(request, last: false), Reset(draw)]),
        Cut("reset: in the message", (request, draw) => [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body[..draw.Below(request.Body.Length)], closes: false), Reset(draw)]),
        Cut("reset: after the message", (request, draw) => [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body, closes: false), Reset(draw)]),
        Cut("reset: after the end", (request, draw) => [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body), Reset(draw)]),
        Cut("reset: when the answer begins", (request, draw) =>
            [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body), Reset(draw) with { AfterAnswer = true }]),
        Cut("reset: twice", (request, draw) => [.. Http2Steps.Head(request, last: false), Reset(draw), Reset(draw)]),
        Cut("reset: a call that does not end", (request, draw) =>
        {
            request.Set(":path", "/grpc.health.v1.Health/Watch");
            byte[] any = Wires.Envelope([]);
            return [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(any, any.Length), Reset(draw) with { AfterAnswer = draw.OneIn(2) }];
        }, request => request.Wire is Wire.Grpc),
        Cut("half-closed: never closed, then reset", (request, draw) =>
            [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(request.Body, closes: false), Reset(draw) with { Pause = s_pause }]) with { Cost = 10 },
        Loose("stream: body after a refusal", request =>
        {
            request.Set("content-type", "text/plain");
            return [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body(Encoding.ASCII.GetBytes(new string('x', 3000)), 100)];
        }),
        Loose("stream: body where none belongs", request =>
        {
            request.Set("content-length", "0");
            return [.. Http2Steps.Head(request, last: false), .. Http2Steps.Body("x"u8.ToArray(), 1)];
        }),
    ];

    private static Mutation Of(string name, Func<Request, List<Step>> steps) => Of(name, (request, _) => steps(request));

    private static Mutation Of(string name, Func<Request, Draw, List<Step>> steps, Func<Request, bool>? fits = null) =>
        new(Level.Steps, name, request => !request.IsHttp1 && request.Wire != Wire.ConnectGet && (fits?.Invoke(request) ?? true), (request, draw) => request.Steps = steps(request, draw));

    private static Mutation Cut(string name, Func<Request, Draw, List<Step>> steps, Func<Request, bool>? fits = null) =>
        Of(name, steps, fits) with { Ending = Ending.ByClient };

    private static Mutation Loose(string name, Func<Request, List<Step>> steps) => Of(name, steps) with { Ending = Ending.Any };

    private static Step Reset(Draw draw) => Step.Of(Frame.Reset(draw.Of<uint>(0u, 1, 2, 5, 8, 11, 255, uint.MaxValue)));

    private static IEnumerable<Step> Repeat(Frame frame, int times) => Enumerable.Repeat(Step.Of(frame), times);

    private static byte[] Limited(byte[] body, int most) => body.Length <= most ? body : body[..most];

    private static Frame Padded(byte[] body, int padding) =>
        new(FrameKind.Data, FrameFlags.EndStream | FrameFlags.Padded, [(byte)padding, .. Limited(body, Http2Steps.MaxFrameBytes - 256), .. new byte[padding]]);
}
