using System.Text.Json;
using System.Text.Json.Nodes;

namespace TottoriCare.Benchmarks.Rulebooks;

/// <summary>A rulebook of a body that does not exist: a real one or a fixture with another code and name, and other figures.</summary>
internal static class MadeUpRulebook
{
    // No prefecture has a number from 48 on, so that no code made here is anybody's.
    private const int FirstFiveDigits = 60_000;

    // A rulebook's cap is at most 1,000.
    private const int MostMore = 900;

    private static readonly JsonDocumentOptions s_withComments = new() { CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The n-th rulebook made from an original, as the bytes of an indented file.</summary>
    public static byte[] From(byte[] original, int n)
    {
        JsonNode rulebook = JsonNode.Parse(original, documentOptions: s_withComments)!;
        JsonNode municipality = rulebook["municipality"]!;
        municipality["code"] = CodeOf(n);
        municipality["name"] = new JsonObject { ["ja"] = $"架空の市{n}（実在しない）", ["en"] = $"Made-up City {n}" };
        foreach ((JsonNode figure, bool isMoney) in FiguresOf(rulebook["terms"]!, name: "", isMoney: false))
            figure.ReplaceWith(figure.GetValue<int>() + (isMoney ? 10 * (n + 1) : 1 + (n % MostMore)));
        return JsonSerializer.SerializeToUtf8Bytes(rulebook, s_indented);
    }

    private static string CodeOf(int n)
    {
        string digits = (FirstFiveDigits + n).ToString();
        return Enumerable.Range(0, 10).Select(check => $"{digits}{check}").Single(code => MunicipalityCode.TryParse(code, out _, out _));
    }

    // Caps, and amounts that are not 0: what must keep an order among themselves grows by the same number.
    private static List<(JsonNode Figure, bool IsMoney)> FiguresOf(JsonNode node, string name, bool isMoney) => node switch
    {
        JsonObject block => [.. block.ToList().Where(entry => entry.Value is not null)
            .SelectMany(entry => FiguresOf(entry.Value!, entry.Key, isMoney || entry.Key is "yen" or "yen_by_class"))],
        JsonArray list => [.. list.ToList().Where(item => item is not null).SelectMany(item => FiguresOf(item!, name, isMoney))],
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && (isMoney ? value.GetValue<int>() != 0 : name is "cap" or "caps_from_two_infants") =>
            [(value, isMoney)],
        _ => [],
    };
}
