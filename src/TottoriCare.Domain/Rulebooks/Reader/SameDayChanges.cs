using System.Text.Json;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>What the amendments of one day change: of two that change the same, neither is the later, and which holds would be a guess.</summary>
internal sealed class SameDayChanges
{
    private readonly Changed _root = new();
    private readonly List<string> _path = [];

    /// <summary>Adds the change of an amendment.</summary>
    /// <returns>The paths at which an earlier one changes the same, a part of it or what it is a part of, each with that amendment.</returns>
    public IReadOnlyList<(string Path, string Amendment)> Add(string amendment, JsonElement change)
    {
        var conflicts = new List<(string Path, string Amendment)>();
        Add(_root, amendment, change, conflicts);
        return conflicts;
    }

    private void Add(Changed place, string amendment, JsonElement change, List<(string Path, string Amendment)> conflicts)
    {
        bool goesDeeper = change.ValueKind == JsonValueKind.Object;
        if (place.ReplacedBy is { } other || (!goesDeeper && (other = place.EnteredBy) is not null))
        {
            conflicts.Add(($".{string.Join(".", _path)}", other));
            return;
        }

        if (!goesDeeper)
        {
            place.ReplacedBy = amendment;
            return;
        }

        foreach (JsonProperty property in change.EnumerateObject())
        {
            _path.Add(property.Name);
            if (!place.Members.TryGetValue(property.Name, out Changed? member))
                place.Members.Add(property.Name, member = new Changed());
            Add(member, amendment, property.Value, conflicts);
            place.EnteredBy = amendment;
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private sealed class Changed
    {
        public string? ReplacedBy { get; set; }

        public string? EnteredBy { get; set; }

        public Dictionary<string, Changed> Members { get; } = new(StringComparer.Ordinal);
    }
}
