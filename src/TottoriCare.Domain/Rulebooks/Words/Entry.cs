using System.Text.Json;

namespace TottoriCare.Rulebooks.Words;

/// <summary>記載: one value of a rulebook with its place in the format and everything around it that its words need.</summary>
internal sealed class Entry
{
    private const string Ja = "ja";
    private const string En = "en";

    private readonly JsonElement _counterpart;
    private readonly Dictionary<string, Entry> _found = new(StringComparer.Ordinal);
    private IReadOnlyList<Entry>? _members;

    private Entry(FormatNode node, JsonElement value, Entry? parent, string key, string path, bool isNamed, bool isItem, JsonElement counterpart)
    {
        Node = node;
        Value = value;
        Shape = node.For(value);
        Parent = parent;
        Key = key;
        Path = path;
        IsNamed = isNamed;
        IsItem = isItem;
        InTerms = parent is { InTerms: true } || node.Definition is FormatNode.Terms or FormatNode.Change;
        _counterpart = counterpart;
    }

    /// <summary>The place in the format.</summary>
    public FormatNode Node { get; }

    /// <summary>The branch of the place that the value takes.</summary>
    public FormatNode Shape { get; }

    public JsonElement Value { get; }

    public Entry? Parent { get; }

    /// <summary>The rulebook that it belongs to.</summary>
    public Entry Root => Parent?.Root ?? this;

    /// <summary>The key under which it stands; the number of an item, from 0.</summary>
    public string Key { get; }

    /// <summary>The JSON path, in the form in which the loader names it.</summary>
    public string Path { get; }

    /// <summary>Whether its key is a name that the author of the rulebook gave.</summary>
    public bool IsNamed { get; }

    /// <summary>Whether it is an item of a list.</summary>
    public bool IsItem { get; }

    /// <summary>Whether it stands among the terms, or in a change of them.</summary>
    public bool InTerms { get; }

    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public bool IsList => Value.ValueKind == JsonValueKind.Array;

    /// <summary>A text in both languages, perhaps with more beside it.</summary>
    public bool IsText => IsObject && IsString(Ja) && IsString(En);

    /// <summary>A text in both languages and nothing else.</summary>
    public bool IsTextAlone => IsText && !Rest.Any();

    /// <summary>What stands beside the text.</summary>
    public IEnumerable<Entry> Rest => Members.Where(member => member.Key is not (Ja or En));

    /// <summary>Whether it is an object whose keys are names that the author gave.</summary>
    public bool IsMap => IsObject && Shape.Named is not null;

    /// <summary>The values of an object in the order of the format, names in their own; the items of a list as they stand.</summary>
    public IReadOnlyList<Entry> Members => _members ??= [.. IsObject ? KeysInOrder().Select(Member).OfType<Entry>() : Items()];

    /// <summary>A rulebook as a whole.</summary>
    public static Entry Of(JsonElement rulebook) =>
        new(FormatNode.Root, rulebook, null, "$", "$", isNamed: false, isItem: false, rulebook);

    /// <summary>The value under a key; none where the object has no such key.</summary>
    public Entry? Member(string key)
    {
        if (_found.TryGetValue(key, out Entry? found))
            return found;
        if (!IsObject || !Value.TryGetProperty(key, out JsonElement value))
            return null;

        FormatNode? known = Shape.Member(key) ?? Node.Member(key);
        FormatNode node = known ?? Shape.Named ?? FormatNode.Unknown;
        var member = new Entry(node, value, this, key, $"{Path}.{key}", known is null && Shape.Named is not null, isItem: false, CounterpartOf(key, node));
        _found.Add(key, member);
        return member;
    }

    /// <summary>What stands under a key: here, or in the terms that a change is made of.</summary>
    public Entry? Find(string key) => Member(key)
        ?? (_counterpart.ValueKind == JsonValueKind.Object
            ? new Entry(Node, _counterpart, Parent, Key, Path, IsNamed, IsItem, _counterpart).Member(key)
            : null);

    private bool IsString(string key) => Value.TryGetProperty(key, out JsonElement text) && text.ValueKind == JsonValueKind.String;

    private IEnumerable<string> KeysInOrder()
    {
        string[] known = [.. Shape.Keys.Concat(Node.Keys).Distinct()];
        IEnumerable<string> others = Value.EnumerateObject().Select(property => property.Name).Except(known);
        return known.Concat(others.OrderBy(key => key, NameOrder.Instance));
    }

    private IEnumerable<Entry> Items()
    {
        if (!IsList)
            yield break;

        FormatNode node = Shape.Items ?? FormatNode.Unknown;
        int index = 0;
        foreach (JsonElement item in Value.EnumerateArray())
        {
            yield return new Entry(node, item, this, $"{index}", $"{Path}[{index}]", isNamed: false, isItem: true, item);
            index++;
        }
    }

    // A change is read against the terms of the same rulebook: what it leaves out, it leaves as it is there.
    private JsonElement CounterpartOf(string key, FormatNode node)
    {
        if (node.Definition == FormatNode.Change)
            return Root.Value.GetProperty(FormatNode.Terms);
        return _counterpart.ValueKind == JsonValueKind.Object && _counterpart.TryGetProperty(key, out JsonElement counterpart) ? counterpart : default;
    }
}
