using System.Text.Json;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>JSON Merge Patch (RFC 7396): the one mechanism of amendments, alternative readings and what-ifs.</summary>
internal static class MergePatch
{
    /// <summary>The target with the patches applied, one after the other; null removes a key, an object goes deeper, anything else replaces.</summary>
    public static JsonElement Apply(JsonElement target, IReadOnlyList<JsonElement> patches)
    {
        JsonElement patched = target;
        foreach (JsonElement patch in patches)
            patched = Apply(patched, patch);
        return patched;
    }

    /// <summary>The paths of everything that a patch sets or removes.</summary>
    public static IEnumerable<string> Leaves(JsonElement patch, string path = "") =>
        patch.ValueKind == JsonValueKind.Object
            ? patch.EnumerateObject().SelectMany(property => Leaves(property.Value, $"{path}.{property.Name}"))
            : [path];

    /// <summary>The paths of everything that a patch removes, and whether a target has it.</summary>
    public static IEnumerable<(string Path, bool IsThere)> Removals(JsonElement patch, JsonElement? target, string path = "") =>
        patch.ValueKind switch
        {
            JsonValueKind.Null => [(path, target is not null)],
            JsonValueKind.Object => patch.EnumerateObject()
                .SelectMany(property => Removals(property.Value, Member(target, property.Name), $"{path}.{property.Name}")),
            _ => [],
        };

    private static JsonElement? Member(JsonElement? target, string name) =>
        target is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out JsonElement member) ? member : null;

    private static JsonElement Apply(JsonElement target, JsonElement patch)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            Write(json, target, patch);
        using JsonDocument document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter json, JsonElement? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        bool deeper = target is { ValueKind: JsonValueKind.Object };
        if (deeper)
        {
            foreach (JsonProperty property in target!.Value.EnumerateObject())
            {
                if (!patch.TryGetProperty(property.Name, out JsonElement change))
                    property.WriteTo(json);
                else if (change.ValueKind != JsonValueKind.Null)
                    WriteNamed(json, property.Name, property.Value, change);
            }
        }

        foreach (JsonProperty added in patch.EnumerateObject())
        {
            if (added.Value.ValueKind != JsonValueKind.Null && !(deeper && target!.Value.TryGetProperty(added.Name, out _)))
                WriteNamed(json, added.Name, null, added.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteNamed(Utf8JsonWriter json, string name, JsonElement? target, JsonElement patch)
    {
        json.WritePropertyName(name);
        Write(json, target, patch);
    }
}
