using System.Text;
using TottoriCare.Fuzz.Http1;

namespace TottoriCare.Fuzz.Mutations;

/// <summary>HTTP/1.1 の変異: lines, lengths and chunks that are wrong, or come in pieces.</summary>
internal static class Http1Mutations
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(2);

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Sound("http: in chunks", (request, draw) => Chunked(request, draw.Between(1, 50))),
        Sound("http: slow pieces", (request, draw) =>
        {
            byte[] all = Http1Text.Of(request);
            int at = draw.Below(all.Length);
            return [Step.Raw(all[..at]), Step.Raw(all[at..]) with { Pause = s_pause }];
        }) with { Cost = 20 },
        Sound("http: header in many pieces", (request, draw) => [.. Http1Text.Of(request).Chunk(draw.Between(1, 40)).Select(Step.Raw)]) with { Cost = 4 },
        Broken("http: chunk of a bad size", (request, draw) =>
            [Step.Raw(Http1Text.Head(request, "transfer-encoding: chunked")), Step.Raw(Encoding.Latin1.GetBytes(draw.Of("zz\r\n", "-1\r\n", "FFFFFFFFFFFFFFFFF\r\n", "5;x\r\nab\r\n", "\r\n", "0x5\r\n", "5 \r\n")))]),
        Broken("http: chunk longer than it says", (request, _) => [Step.Raw([.. Http1Text.Head(request, "transfer-encoding: chunked"), .. "1\r\nabc\r\n0\r\n\r\n"u8])]),
        Broken("http: chunks without an end", (request, _) => Chunked(request, 20)[..^1]),
        Broken("http: trailers behind chunks", (request, _) => [.. Chunked(request, 20)[..^1], Step.Raw("0\r\nx-trailer: v\r\ncontent-length: 9\r\n\r\n"u8.ToArray())]),
        Broken("http: length and chunks", (request, _) =>
        {
            request.Set("content-length", $"{request.Body.Length}");
            request.Set("transfer-encoding", "chunked");
            return [Step.Raw([.. Http1Text.Head(request, ""), .. request.Body])];
        }),
        Broken("http: two lengths", (request, draw) =>
        {
            request.Headers.AddRange([new("content-length", $"{request.Body.Length}"), new("content-length", $"{request.Body.Length + draw.Between(0, 5)}")]);
            return [Step.Raw([.. Http1Text.Head(request, ""), .. request.Body])];
        }),
        Broken("http: unknown transfer encoding", (request, draw) =>
        {
            request.Set("transfer-encoding", draw.Of("gzip", "chunked, gzip", "x", "", "identity", "chunked, chunked", "\x0Bchunked"));
            return [Step.Raw([.. Http1Text.Head(request, ""), .. request.Body])];
        }),
        Broken("http: body cut", (request, draw) => [Step.Raw(Cut(Http1Text.Of(request), request.Body.Length, draw))]),
        Broken("http: headers cut", (request, draw) => [Step.Raw(Http1Text.Of(request)[..draw.Below(60)])]),
        Broken("http: bad first line", (request, draw) => [Step.Raw(Encoding.Latin1.GetBytes(draw.Of(
            "\r\n\r\n", "POST\r\n\r\n", "POST / HTTP/9.9\r\n\r\n", "POST / HTTP/1.1 x\r\n\r\n", "\0\0\0\0", "GET  / HTTP/1.1\r\n\r\n", "POST * HTTP/1.1\r\nhost: x\r\n\r\n",
            "CONNECT x:1 HTTP/1.1\r\nhost: x:1\r\n\r\n", "GET http://[ HTTP/1.1\r\nhost: x\r\n\r\n", "G\u00FFT / HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.0\r\n\r\n")))]),
        Broken("http: bad header line", (request, draw) =>
        {
            string sound = Encoding.Latin1.GetString(Http1Text.Of(request));
            int at = sound.IndexOf("\r\n", StringComparison.Ordinal) + 2;
            string bad = draw.Of("nocolon\r\n", ": v\r\n", " folded\r\n", "a : v\r\n", "a: b\nc: d\r\n", "a\0: v\r\n", "host: other\r\n", "\r\r\n", new string('x', 40_000));
            return [Step.Raw(Encoding.Latin1.GetBytes(sound.Insert(at, bad)))];
        }),
        Broken("http: line feeds alone", (request, _) => [Step.Raw(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Http1Text.Of(request)).Replace("\r\n", "\n", StringComparison.Ordinal)))]),
        Broken("http: several at once", (request, draw) => [.. Enumerable.Repeat(Step.Raw(Http1Text.Of(request)), draw.Between(2, 8))]),
        Broken("http: HTTP/1.0", (request, _) => [Step.Raw(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Http1Text.Of(request)).Replace("HTTP/1.1", "HTTP/1.0", StringComparison.Ordinal)))]),
        Broken("http: random bytes", (_, draw) => [Step.Raw(draw.Bytes(draw.Between(1, 300)))]),
        Broken("http: gone in the middle", (request, draw) => [Step.Raw(Cut(Http1Text.Of(request), int.MaxValue, draw))]) with { Ending = Ending.ByClient, EndsConnection = false },
        Broken("http: gone before the answer", (request, _) => [Step.Raw(Http1Text.Of(request))]) with { Ending = Ending.ByClient, EndsConnection = false },
    ];

    private static Mutation Sound(string name, Func<Request, Draw, List<Step>> steps) =>
        new(Level.Steps, name, request => request.IsHttp1 && request.Wire != Wire.ConnectGet, (request, draw) => request.Steps = steps(request, draw));

    private static Mutation Broken(string name, Func<Request, Draw, List<Step>> steps) => Sound(name, steps) with { Ending = Ending.Any, EndsConnection = true };

    private static List<Step> Chunked(Request request, int pieces) =>
    [
        Step.Raw([
            .. Http1Text.Head(request, "transfer-encoding: chunked"),
            .. request.Body.Chunk(Math.Max(1, request.Body.Length / pieces)).SelectMany(part => Http1Text.Chunk(part)),
        ]),
        Step.Raw("0\r\n\r\n"u8.ToArray()),
    ];

    // No further back than the last part.
    private static byte[] Cut(byte[] bytes, int part, Draw draw) => bytes[..(bytes.Length - 1 - draw.Below(Math.Min(part, bytes.Length) - 1))];
}
