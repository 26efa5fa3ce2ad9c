using System.Text.Json;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>JSON Merge Patch (RFC 7396): the one mechanism of amendments, alternative readings and what-ifs.</summary>
/// <remarks>Members are looked up by name, so that a patch takes time in proportion to what it and its target hold.</remarks>
internal static class MergePatch
{
    /// <summary>The target with a patch applied; null removes a key, an object goes deeper, anything else replaces.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="patch">The change.</param>
    /// <param name="isWhole">Whether keys of the target that the patch does not name are kept; else they are left away.</param>
    /// <param name="bytes">How long the answer is.</param>
    public static JsonElement Apply(JsonElement target, JsonElement patch, bool isWhole, out long bytes)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
            Write(json, target, patch, isWhole);
        bytes = written.Length;
        using JsonDocument document = JsonDocument.Parse(written.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>The paths of everything that a patch removes, and whether a target has it.</summary>
    public static IEnumerable<(string Path, bool IsThere)> Removals(JsonElement patch, JsonElement? target, string path = "")
    {
        if (patch.ValueKind == JsonValueKind.Null)
        {
            yield return (path, target is not null);
        }
        else if (patch.ValueKind == JsonValueKind.Object)
        {
            Dictionary<string, JsonElement> members = MembersOf(target);
            foreach (JsonProperty property in patch.EnumerateObject())
            {
                JsonElement? member = members.TryGetValue(property.Name, out JsonElement found) ? found : null;
                foreach ((string Path, bool IsThere) removal in Removals(property.Value, member, $"{path}.{property.Name}"))
                    yield return removal;
            }
        }
    }

    private static void Write(Utf8JsonWriter json, JsonElement? target, JsonElement patch, bool isWhole)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        Dictionary<string, JsonElement> changes = MembersOf(patch);
        Dictionary<string, JsonElement> members = MembersOf(target);
        foreach (KeyValuePair<string, JsonElement> member in members)
        {
            if (!changes.TryGetValue(member.Key, out JsonElement change))
            {
                if (isWhole)
                    WriteNamed(json, member.Key, null, member.Value);
            }
            else if (change.ValueKind != JsonValueKind.Null)
            {
                WriteNamed(json, member.Key, member.Value, change);
            }
        }

        foreach (KeyValuePair<string, JsonElement> change in changes)
        {
            if (change.Value.ValueKind != JsonValueKind.Null && !members.ContainsKey(change.Key))
                WriteNamed(json, change.Key, null, change.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteNamed(Utf8JsonWriter json, string name, JsonElement? target, JsonElement patch)
    {
        json.WritePropertyName(name);
        Write(json, target, patch, isWhole: true);
    }

    private static Dictionary<string, JsonElement> MembersOf(JsonElement? value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value is { ValueKind: JsonValueKind.Object } holder)
        {
            foreach (JsonProperty property in holder.EnumerateObject())
                members[property.Name] = property.Value;
        }

        return members;
    }
}
