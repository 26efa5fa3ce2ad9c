using System.Text;

namespace TottoriCare.Fuzz.Mutations;

/// <summary>GET の変異: queries whose encoding, parameters or message are wrong.</summary>
internal static class QueryMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("get: parameter left out", (sound, draw) => Without(sound, draw.Below(4))),
        Of("get: no query", (_, _) => ""),
        Of("get: parameter twice", (sound, draw) => $"{sound}&{draw.Of(sound.Split('&'))}"),
        Of("get: version", (sound, draw) => sound.Replace("connect=v1", $"connect={draw.Of("", "v2", "1", "v1&connect=v1")}", StringComparison.Ordinal)),
        Of("get: encoding", (sound, draw) => sound.Replace("encoding=json", $"encoding={draw.Of("", "proto", "JSON", "xml", "json%00")}", StringComparison.Ordinal)),
        Of("get: base64 flag", (sound, draw) => sound.Replace("base64=1", $"base64={draw.Of("", "0", "2", "true")}", StringComparison.Ordinal)),
        Of("get: compression", (sound, draw) => $"{sound}&compression={draw.Of("", "identity", "gzip", "br", "gzip,gzip")}"),
        Of("get: bad base64", (sound, draw) => Cut(sound, draw) + draw.Of("=", "===", "*", "%2B%2F", "A", "%", "%0A", "+")),
        Of("get: bad percent-encoding", (sound, draw) => Cut(sound, draw) + draw.Of("%", "%1", "%zz", "%C0%80", "%ED%A0%80", "%FF", "%00", "%u0041")),
        Of("get: odd separators", (sound, draw) => sound.Replace("&", draw.Of("&&", ";", "&=&", "&?", "&%26"), StringComparison.Ordinal)),
        Of("get: many parameters", (sound, draw) => sound + string.Concat(Enumerable.Range(0, draw.Between(10, 300)).Select(i => $"&p{i}={i}"))),
        Of("get: packed", (_, draw) =>
        {
            byte[] packed = EnvelopeMutations.Gzip(Encoding.UTF8.GetBytes("{}"));
            if (draw.OneIn(2))
                packed[draw.Below(packed.Length)] ^= 1;
            return $"connect=v1&encoding=json&base64=1&compression=gzip&message={Uri.EscapeDataString(Convert.ToBase64String(packed))}";
        }),
        Of("get: protobuf", (_, draw) => $"connect=v1&encoding=proto&base64=1&message={Uri.EscapeDataString(Convert.ToBase64String(draw.Bytes(draw.Below(60))))}"),
        // The line of a request has a limit of its own, and the server may be gone while it is still being written.
        Of("get: longer than a line may be", (sound, draw) => sound + new string('A', draw.Between(9_000, 20_000))) with
        {
            Ending = Ending.Any,
            EndsConnection = true,
            Cost = 4,
        },
    ];

    private static Mutation Of(string name, Func<string, Draw, string> change) =>
        new(Level.Body, name, request => request.Wire == Wire.ConnectGet, (request, draw) => request.Query = change(Wires.QueryOf(request.Message), draw));

    private static string Without(string sound, int parameter) => string.Join('&', sound.Split('&').Where((_, place) => place != parameter));

    private static string Cut(string sound, Draw draw) => sound[..(sound.Length - draw.Below(20))];
}
