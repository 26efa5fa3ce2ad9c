using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TottoriCare.Planting;

/// <summary>What stands at a JSON path, and taking it away.</summary>
internal static partial class JsonPlace
{
    public static JsonNode? At(JsonNode root, string path) =>
        Keys(path).Aggregate((JsonNode?)root, (node, key) => node is JsonArray list ? Item(list, key) : node is JsonObject block ? block[key] : null);

    public static bool Remove(JsonNode root, string path)
    {
        int end = path.LastIndexOfAny(['.', '[']);
        JsonNode? parent = At(root, path[..end]);
        string key = Keys(path).Last();
        if (parent is JsonArray list && Item(list, key) is not null)
            list.RemoveAt(int.Parse(key));
        else if (parent is not JsonObject block || !block.Remove(key))
            return false;
        return true;
    }

    /// <summary>Writes null for a key of an object, which removes what stands there in a merge patch.</summary>
    public static bool PutNull(JsonNode root, string path)
    {
        if (At(root, path[..path.LastIndexOf('.')]) is not JsonObject parent)
            return false;

        parent[Keys(path).Last()] = null;
        return true;
    }

    private static JsonNode? Item(JsonArray list, string key) => int.TryParse(key, out int index) && index < list.Count ? list[index] : null;

    private static IEnumerable<string> Keys(string path) => Key().Matches(path).Select(match => match.Value).Skip(1);

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Key();
}
