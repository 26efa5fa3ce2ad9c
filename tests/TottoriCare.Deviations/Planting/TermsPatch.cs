using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;

namespace TottoriCare.Deviations.Planting;

/// <summary>値の誤り: a shipped rulebook whose terms are changed by a JSON Merge Patch (RFC 7396).</summary>
internal static class TermsPatch
{
    /// <summary>The JSON of a shipped rulebook.</summary>
    public static JsonObject Shipped(MunicipalityCode code)
    {
        using Stream file = typeof(Rulebook).Assembly.GetManifestResourceStream($"TottoriCare.Rulebooks.{code.Value}.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }

    /// <summary>Changes the terms of a rulebook in place; the alternatives of its readings go, because they change terms that are no more.</summary>
    public static void Plant(JsonObject rulebook, JsonObject patch)
    {
        Apply(rulebook["terms"]!.AsObject(), patch);
        foreach ((_, JsonNode? reading) in rulebook["readings"]!.AsObject())
            reading!["alternatives"] = new JsonObject();
    }

    private static void Apply(JsonObject terms, JsonObject patch)
    {
        foreach ((string name, JsonNode? change) in patch)
        {
            if (change is null)
                terms.Remove(name);
            else if (change is JsonObject deeper)
                Apply(terms[name] as JsonObject ?? Fresh(terms, name), deeper);
            else
                terms[name] = change.DeepClone();
        }
    }

    private static JsonObject Fresh(JsonObject terms, string name)
    {
        var fresh = new JsonObject();
        terms[name] = fresh;
        return fresh;
    }
}
