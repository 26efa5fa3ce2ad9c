using System.Text;

namespace TottoriCare.Fuzz.Mutations;

/// <summary>JSON の変異: texts that are no JSON, or not this message's. Each is answered with a status.</summary>
internal static class JsonMutations
{
    private const int MaxMessageBytes = 256 * 1024;

    private static readonly string[] s_values =
    [
        "null", "true", "\"\"", "[]", "{}", "[null]", "[[]]", "{\"\":0}", "0", "-0", "-1", "1.0", "1.5", "1e0", "1E400", "-1e-400", "01", "+1", ".5", "5.", "0x10",
        "NaN", "Infinity", "\"NaN\"", "99999999999999999999", "\"99999999999999999999\"", "2147483648", "\"1\"", "\" 1\"", "\"１\"", "\"2026-02-30\"",
        "\"0000-00-00\"", "\"9999-12-31\"", "\"2026-05-07T00:00:00Z\"", "\"2026-05-07T25:61:61+99:99\"", "\"\\u0000\"", "\"\\uD800\"", "\"\\uDC00\\uD800\"", "\"\\x\"",
        "\"\\", "'x'", "undefined", "\"CARE_TYPE_UNSPECIFIED\"", "\"CARE_TYPE_NONE\"", "\"care_type_short_stay\"", "-9223372036854775809", "\"\u202E\"",
    ];

    private static readonly string[] s_members =
    [
        "\"municipalityCode\":\"312011\",\"municipalityCode\":\"312011\",", "\"municipality_code\":\"312011\",\"municipalityCode\":\"312011\",",
        "\"unknown\":1,", "\"\":{},", "\"\\u0000\":1,", "\"\\uD800\":1,", "\"__proto__\":{},", "\"@type\":\"x\",", "unquoted:1,", ",", "\"a\",", "\"a\":,", "\"a\"::1,", "/* */", "// \n",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("json: another value", (text, draw) => OtherValue(text, draw.Of(s_values), draw)),
        Of("json: another member", (text, draw) => text.Insert(PlaceAfterBrace(text, draw), draw.Of(s_members))),
        Of("json: cut", (text, draw) => text[..draw.Below(text.Length)]),
        Of("json: something behind it", (text, draw) => text + draw.Of("x", "{}", ",", "}", "\0", " \n\t", "//", text)),
        Of("json: a comma at the end", (text, _) => text.Insert(Math.Max(0, text.LastIndexOf('}')), ",")),
        Long("json: deep objects", (text, draw) => Deep(text, "{\"a\":", "}", draw)),
        Long("json: deep lists", (text, draw) => Deep(text, "[", "]", draw)),
        Long("json: deep without an end", (_, draw) => new string(draw.Of('[', '{'), draw.Between(1, 100_000))) with { Cost = 4 },
        Of("json: not an object", (_, draw) => draw.Of("", " ", "null", "0", "\"x\"", "[]", "tru", "\uFEFF", "\"")),
        Long("json: long text", (text, draw) => OtherValue(text, $"\"{new string('あ', draw.Between(1000, 20_000))}\"", draw)) with { Cost = 10 },
        Long("json: long number", (text, draw) => OtherValue(text, new string('9', draw.Between(100, 20_000)), draw)) with { Cost = 4 },
        Long("json: long name", (text, draw) => text.Insert(PlaceAfterBrace(text, draw), $"\"{new string('n', draw.Between(100, 20_000))}\":1,")) with { Cost = 4 },
        Long("json: many faults", (text, draw) => text.Insert(1, string.Concat(Enumerable.Range(0, draw.Between(50, 500)).Select(i => $"\"x{i}\":1,")))) with { Cost = 10 },
        Of("json: byte order mark", (text, _) => "\uFEFF" + text),
        Of("json: names as in the contract", (text, _) => text.Replace("careCase", "care_case", StringComparison.Ordinal).Replace("firstDay", "first_day", StringComparison.Ordinal)),
        LongBytes("json: too large", (json, draw) => [.. json, .. Encoding.ASCII.GetBytes(new string(' ', MaxMessageBytes - json.Length + draw.Between(0, 2)))]) with { Cost = 40 },
        Bytes("json: bad UTF-8", (json, draw) => Inserted(json, draw.Below(json.Length + 1), draw.Of<byte[]>([0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE3, 0x81]))),
        Bytes("json: control bytes", (json, draw) => Inserted(json, draw.Below(json.Length + 1), [(byte)draw.Below(0x20)])),
        Bytes("json: UTF-16", (json, _) => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(json))),
        Bytes("json: random bytes", (_, draw) => draw.Bytes(draw.Between(1, 200))),
        Bytes("json: flipped bit", (json, draw) =>
        {
            byte[] changed = [.. json];
            changed[draw.Below(changed.Length)] ^= (byte)(1 << draw.Below(8));
            return changed;
        }),
    ];

    private static Mutation Of(string name, Func<string, Draw, string> change) =>
        Bytes(name, (json, draw) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(json), draw)));

    // The first line of a request, in which a GET has its message, is no place for these.
    private static Mutation Long(string name, Func<string, Draw, string> change) =>
        LongBytes(name, (json, draw) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(json), draw)));

    private static Mutation LongBytes(string name, Func<byte[], Draw, byte[]> change) =>
        Bytes(name, change) with { Fits = request => request.Wire is Wire.ConnectJson };

    private static Mutation Bytes(string name, Func<byte[], Draw, byte[]> change) =>
        new(Level.Message, name, request => request.Wire is Wire.ConnectJson or Wire.ConnectGet, (request, draw) => request.Message = change(request.Message, draw));

    // What stands between a colon and the next comma or brace, whether it is a whole value or not.
    private static string OtherValue(string text, string value, Draw draw)
    {
        int[] colons = [.. Enumerable.Range(0, text.Length).Where(at => text[at] == ':')];
        if (colons.Length == 0)
            return $"{{\"municipalityCode\":{value}}}";
        int start = draw.Of(colons) + 1;
        int end = text.IndexOfAny([',', '}', ']'], start);
        return text[..start] + value + (end < 0 ? "" : text[end..]);
    }

    private static int PlaceAfterBrace(string text, Draw draw)
    {
        int[] braces = [.. Enumerable.Range(0, text.Length).Where(at => text[at] == '{')];
        return braces.Length == 0 ? 0 : draw.Of(braces) + 1;
    }

    private static string Deep(string text, string open, string close, Draw draw)
    {
        int depth = draw.Of(5, 31, 32, 33, 64, 200, 5000);
        return OtherValue(text, $"{string.Concat(Enumerable.Repeat(open, depth))}0{string.Concat(Enumerable.Repeat(close, depth))}", draw);
    }

    private static byte[] Inserted(byte[] json, int at, byte[] bytes) => [.. json[..at], .. bytes, .. json[at..]];
}
