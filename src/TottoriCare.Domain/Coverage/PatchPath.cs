using System.Text.Json;

namespace TottoriCare.Coverage;

/// <summary>What a merge patch sets or removes, by path.</summary>
internal static class PatchPath
{
    /// <summary>The paths of everything that a patch sets or removes, each with a dot before every key.</summary>
    public static IEnumerable<string> Leaves(JsonElement patch, string path = "") =>
        patch.ValueKind == JsonValueKind.Object
            ? patch.EnumerateObject().SelectMany(property => Leaves(property.Value, $"{path}.{property.Name}"))
            : [path];

    /// <summary>Whether a patch changes what stands at a path, or anything above or below it.</summary>
    public static bool Touches(JsonElement patch, string path) => Leaves(patch).Any(leaf => AreAlong(leaf, path));

    /// <summary>Whether one path is the other or leads through it.</summary>
    public static bool AreAlong(string one, string other) => IsAtOrBelow(one, other) || IsAtOrBelow(other, one);

    private static bool IsAtOrBelow(string path, string above) =>
        path.StartsWith(above, StringComparison.Ordinal) && (path.Length == above.Length || path[above.Length] is '.' or '[');
}
