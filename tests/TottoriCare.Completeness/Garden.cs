using System.Text.Json.Nodes;

namespace TottoriCare.Planting;

/// <summary>A rulebook that is about to be planted in: its blocks, and random choices among them.</summary>
internal sealed class Garden(JsonNode root, Random random)
{
    public JsonNode Root { get; } = root;

    public Random Random { get; } = random;

    public JsonObject Terms => Root["terms"]!.AsObject();

    /// <summary>The kinds of care that are certainly offered.</summary>
    public string[] Offered => Terms["care"] is JsonObject care ? [.. care["offered"]!.AsArray().Select(type => type!.GetValue<string>())] : [];

    public string[] Classes => Root["classes"] is JsonObject classes ? [.. classes.Select(one => one.Key)] : [];

    public KeyValuePair<string, JsonNode?> One(IEnumerable<KeyValuePair<string, JsonNode?>> many)
    {
        KeyValuePair<string, JsonNode?>[] all = [.. many];
        return all.Length == 0 ? default : all[Random.Next(all.Length)];
    }

    public T? One<T>(IEnumerable<T> many)
        where T : class
    {
        T[] all = [.. many];
        return all.Length == 0 ? null : all[Random.Next(all.Length)];
    }

    /// <summary>The named blocks of a matter that name kinds of care.</summary>
    public IEnumerable<Bed> Blocks(params string[] matters) =>
        from matter in matters
        where Terms[matter] is JsonObject
        from entry in Terms[matter]!.AsObject()
        where entry.Value is JsonObject block && block["care"] is JsonArray
        select new Bed(matter, entry.Key, entry.Value!.AsObject());

    /// <summary>Whether what no block of a matter names is left open.</summary>
    public bool RestIsOpen(string matter) => Terms[matter]!.AsObject().Any(entry => entry.Value is JsonValue);

    public bool IsNotModelled(string type) => Terms["not_modelled"] is JsonObject blocks
        && blocks.Any(entry => entry.Value!["care"]!.AsArray().Any(one => one!.GetValue<string>() == type));

    /// <summary>Whether an amendment changes a block, so that it can't be taken away whole.</summary>
    public bool IsAmended(Bed bed) => Root["amendments"] is JsonObject amendments
        && amendments.Any(amendment => amendment.Value!["change"]![bed.Matter]?[bed.Name] is not null);

    /// <summary>Adds an amendment of the terms from a day of use on, later than every other.</summary>
    /// <returns>The path of its change.</returns>
    public string Amend(string id, string from, JsonObject change, string chosenBy = "use")
    {
        JsonObject amendments = Root["amendments"]?.AsObject() ?? [];
        Root["amendments"] ??= amendments;
        amendments[id] = new JsonObject
        {
            ["text"] = new JsonObject { ["ja"] = "試験のために改める。", ["en"] = "Changed for a test." },
            ["source"] = Root["sources"]!.AsObject().First().Key,
            ["locator"] = new JsonObject { ["ja"] = "試験", ["en"] = "test" },
            ["from"] = from,
            ["chosen_by"] = chosenBy,
            ["change"] = change,
        };
        return $"$.amendments.{id}.change";
    }

    /// <summary>A day after every amendment of the rulebooks at hand.</summary>
    public string LaterDay() => $"{2028 + Random.Next(10)}-{1 + Random.Next(12):D2}-{1 + Random.Next(28):D2}";
}

/// <summary>A named block of a matter.</summary>
internal sealed record Bed(string Matter, string Name, JsonObject Block)
{
    public string Path => $"$.terms.{Matter}.{Name}";

    public string[] Care => [.. Block["care"]!.AsArray().Select(type => type!.GetValue<string>())];

    public void SetCare(IEnumerable<string> types) => Block["care"] = new JsonArray([.. types.Select(type => (JsonNode)type)]);
}
