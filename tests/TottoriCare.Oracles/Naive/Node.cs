using System.Globalization;
using System.Text.Json;

namespace TottoriCare.Oracles.Naive;

/// <summary>A place of a rulebook's JSON. What is asked for and isn't there, or isn't of the form, throws: nothing is guessed.</summary>
internal sealed class Node
{
    private readonly object? _value;

    private Node(object? value, string path)
    {
        _value = value;
        Path = path;
        // Read once: a text that looks like a day or a clock time is asked for as one again and again.
        Day = DateOnly.TryParseExact(_value as string, "yyyy-MM-dd", out DateOnly day) ? day : null;
        Time = TimeOnly.TryParseExact(_value as string, "HH:mm", out TimeOnly time) ? time : null;
    }

    public string Path { get; }

    public DateOnly? Day { get; }

    public TimeOnly? Time { get; }

    public bool IsNull => _value is null;

    public bool IsObject => _value is Dictionary<string, Node>;

    public string Text => _value as string ?? throw Unknown();

    public int Number => checked((int)Yen);

    public long Yen => _value is long number ? number : throw Unknown();

    public bool Flag => _value is bool flag ? flag : throw Unknown();

    public IReadOnlyList<Node> Items => _value as Node[] ?? throw Unknown();

    public IReadOnlyDictionary<string, Node> Members => _value as Dictionary<string, Node> ?? throw Unknown();

    public Node this[string name] => Find(name) ?? throw new UnknownFormException($"{Path}.{name}: nothing stands here");

    public static Node Of(JsonElement json, string path = "$") => new(
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value, $"{path}.{member.Name}")),
            JsonValueKind.Array => json.EnumerateArray().Select((item, index) => Of(item, $"{path}[{index}]")).ToArray(),
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetInt64(),
            JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            _ => null,
        },
        path);

    public Node? Find(string name) => Members.TryGetValue(name, out Node? found) ? found : null;

    public bool Is(string text) => _value is string own && own == text;

    public bool Has(string text)
    {
        foreach (Node item in Items)
        {
            if (item.Is(text))
                return true;
        }

        return false;
    }

    public int MonthAndDay => (int.Parse(Text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 100) + int.Parse(Text.AsSpan(3, 2), CultureInfo.InvariantCulture);

    /// <summary>The merge patch of RFC 7396: an object changes what it names, null takes away, all else stands in its place.</summary>
    public Node Patched(Node patch)
    {
        if (!patch.IsObject)
            return patch;
        var members = IsObject ? new Dictionary<string, Node>(Members) : [];
        foreach ((string name, Node change) in patch.Members)
        {
            if (change.IsNull)
                members.Remove(name);
            else
                members[name] = members.GetValueOrDefault(name, new Node(null, change.Path)).Patched(change);
        }

        return new Node(members, Path);
    }

    public UnknownFormException Unknown() => new($"{Path}: the interpreter does not know the form {_value ?? "null"}");
}

/// <summary>The rulebook says something in a form that the interpreter has no words for.</summary>
internal sealed class UnknownFormException(string message) : Exception(message);
