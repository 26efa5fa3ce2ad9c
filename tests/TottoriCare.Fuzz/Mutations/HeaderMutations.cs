namespace TottoriCare.Fuzz.Mutations;

/// <summary>見出しの変異: headers that lie, repeat or overflow, on every wire.</summary>
internal static class HeaderMutations
{
    private static readonly string[] s_timeouts =
    [
        "", "S", "1", "1s", "1X", "-1S", "+1S", "1.5S", " 1S", "1 S", "0x1S", "１S", "0S", "0n", "1n", "1u", "5m", "999999999S", "99999999H",
        "99999999M", "99999999n", "100000000S", "1S1S", "1S,2S", "18446744073709551616S",
    ];

    private static readonly string[] s_millis = ["", "-1", "0", "1", "1.5", "ten", "9999999999", "99999999999", "18446744073709551616", "1,1", " 1", "１"];

    private static readonly string[] s_types =
    [
        "", "application/grpc+json", "application/grpc+", "application/grpc;", "application/grpc; charset=utf-8", "APPLICATION/GRPC",
        "application/grpc-web+thrift", "application/grpc-web-textual", "application/grpc, application/json", "text/html", "*/*", ";", "/",
        "application/json; charset=shift_jis", "application/json; charset=\"utf-8\"", "application/json;charset=", "application/connect+proto",
        "application/proto; x=y", "multipart/form-data; boundary=x", "application/octet-stream", "application/grpcx", " application/grpc",
    ];

    private static readonly string[] s_encodings = ["", ",", ",,,", "gzip", "gzip;q=", "gzip;q=0", "gzip;q=x", ";", "*", "identity;q=0", "br", "gzip, gzip, gzip", "GZIP"];

    private static readonly string[] s_base64 = ["=", "====", "?", "A", "AAAAA", "AAAA=", "AA==BB", ",", ",,", "AA,BB,", "あ", "AA AA", "-_-_", "%41"];

    private static readonly string[] s_reserved =
        ["grpc-status", "grpc-message", "grpc-status-details-bin", "grpc-foo", "grpc-previous-rpc-attempts", "connect-protocol-version", "connect-foo", "trailer-foo"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("header: grpc-timeout", (request, draw) => request.Set("grpc-timeout", Latin1(draw.Of(s_timeouts)))),
        Of("header: grpc-timeout twice", (request, draw) => request.Headers.AddRange([new("grpc-timeout", "1S"), new("grpc-timeout", Latin1(draw.Of(s_timeouts)))])),
        Of("header: connect-timeout-ms", (request, draw) => request.Set("connect-timeout-ms", Latin1(draw.Of(s_millis)))),
        Of("header: content type", (request, draw) => request.Set("content-type", draw.Of(s_types)), Ending.Any),
        Of("header: content type left out", (request, _) => request.Headers.RemoveAll(field => field.Name == "content-type"), Ending.Any),
        Of("header: content type twice", (request, draw) => request.Headers.Add(new("content-type", draw.Of(s_types))), Ending.Any),
        Of("header: grpc-encoding", (request, draw) => request.Set("grpc-encoding", draw.Of(s_encodings))),
        Of("header: content-encoding", (request, draw) => request.Set("content-encoding", draw.Of(s_encodings))),
        Of("header: accepted encodings", (request, draw) => request.Headers.AddRange(
            [new("grpc-accept-encoding", draw.Of(s_encodings)), new("accept-encoding", draw.Of(s_encodings))])),
        Of("header: bad base64", (request, draw) => request.Headers.Add(new($"x-{draw.Below(9)}-bin", Latin1(draw.Of(s_base64))))),
        Of("header: binary", (request, draw) => request.Headers.Add(new("x-data-bin", Convert.ToBase64String(draw.Bytes(draw.Below(2000)))))),
        Of("header: reserved", (request, draw) => request.Headers.Add(new(draw.Of(s_reserved), draw.Of("", "0", "2", "x", "%", "%zz")))),
        Of("header: repeated", (request, draw) => request.Headers.AddRange(Enumerable.Repeat(new Field("x-again", $"{draw.Below(99)}"), draw.Between(2, 60)))),
        Of("header: long value", (request, draw) => request.Headers.Add(new("x-long", new string('v', draw.Between(1000, 8000))))),
        Of("header: long name", (request, draw) => request.Headers.Add(new(new string('n', draw.Between(500, 4000)), "v"))),
        Of("header: many", (request, draw) => request.Headers.AddRange(Enumerable.Range(0, draw.Between(20, 80)).Select(i => new Field($"x-{i}", "v")))),
        Of("header: protocol version", (request, draw) => request.Set("connect-protocol-version", draw.Of("", "0", "1", "2", "x", "1,1"))),
        Of("header: trace", (request, draw) => request.Headers.AddRange(
            [new("traceparent", draw.Of("", "00-", "00-0-0-0", new string('f', 300))), new("tracestate", draw.Of(",", "=", "a=b,a=b")), new("baggage", draw.Of("", "=", "a=%zz"))])),
        Of("header: credential", (request, draw) => request.Set("authorization", draw.Of("", "Bearer", "Bearer ", "Basic Og==", "Bearer \t", new string('x', 5000))), Ending.Any),
        Of("path: unknown method", (request, draw) => request.Set(":path", request.Target.Path + draw.Of("x", "/", "%20", "/x", ";x", "?", "?x=%zz", "%2F")), Ending.Any),
        Of("path: unknown service", (request, draw) => request.Set(":path", draw.Of("/", "//", "/x", "/x/y", "/x/y/z", "/./..", "/%00/x", "/%/x", "/%zz/%", "/a b/c", "/" + new string('p', 3000), Latin1("/あ/い"))), Ending.Any)
            with { EndsConnection = true },
        Of("method: another one", (request, draw) => request.Set(":method", draw.Of("GET", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "PATCH", "FOO")), Ending.Any)
            with { EndsConnection = true },
        Of("header: name in upper case", (request, _) => request.Headers.Add(new("X-Upper", "v")), Ending.Any) with { EndsConnection = true },
        Of("header: bytes that are no text", (request, draw) => request.Headers.Add(new("x-bytes", draw.Of("\u00FF", "\u00C0\u0080", "\u0001", "a\u007F", "\u00E3\u0081"))), Ending.Any)
            with { EndsConnection = true },
        Of("header: line break in a value", (request, draw) => request.Headers.Add(new("x-break", draw.Of("a\r\nb: c", "a\nb", "a\rb", "a\0b", "\r\n\r\n"))), Ending.Any)
            with { EndsConnection = true },
        Of("header: bad name", (request, draw) => request.Headers.Add(new(draw.Of("", " ", "a b", "a:b", ":", "\0", "é", "(", "a\r\nb"), "v")), Ending.Any)
            with { EndsConnection = true },
        Of("header: too many", (request, _) => request.Headers.AddRange(Enumerable.Range(0, 150).Select(i => new Field($"x-{i}", "v"))), Ending.Any)
            with { EndsConnection = true },
        Of("header: too much", (request, draw) => request.Headers.AddRange(Enumerable.Range(0, 9).Select(i => new Field($"x-{i}", new string('v', 8000)))), Ending.Any)
            with { EndsConnection = true, Cost = 4 },
        Of("header: another length", (request, draw) => request.Set("content-length", draw.Of("0", "1", "-1", "x", "99999999999999999999", "5", "1, 1")), Ending.Any)
            with { EndsConnection = true },
        Of("header: of the connection", (request, draw) => request.Set(draw.Of("connection", "keep-alive", "upgrade", "proxy-connection", "te", "expect"), draw.Of("close", "x", "h2c", "gzip", "100-continue")), Ending.Any)
            with { EndsConnection = true },
        Of("header: host", (request, draw) => request.Set(":authority", draw.Of("", "a b", "[::1", "x:y", "é", "localhost:99999", "a@b", "/")), Ending.Any)
            with { EndsConnection = true },
    ];

    private static Mutation Of(string name, Action<Request, Draw> change, Ending ending = Ending.Status) =>
        new(Level.Header, name, _ => true, change) { Ending = ending };

    // One character of a header is one byte on the wire; what is outside Latin-1 goes as UTF-8.
    private static string Latin1(string text) => string.Concat(System.Text.Encoding.UTF8.GetBytes(text).Select(octet => (char)octet));
}
