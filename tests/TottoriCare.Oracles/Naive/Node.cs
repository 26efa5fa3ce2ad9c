using System.Text.Json;

namespace TottoriCare.Oracles.Naive;

/// <summary>A place of a rulebook's JSON. What is asked for and isn't there, or isn't of the form, throws: nothing is guessed.</summary>
internal sealed class Node(object? value, string path)
{
    private readonly object? _value = value;

    public string Path { get; } = path;

    // Read once: a text that looks like a day or a clock time is asked for as one again and again.
    public DateOnly? Day { get; } = DateOnly.TryParseExact(value as string, "yyyy-MM-dd", out DateOnly day) ? day : null;

    public TimeOnly? Time { get; } = TimeOnly.TryParseExact(value as string, "HH:mm", out TimeOnly time) ? time : null;

    public bool IsObject => _value is Dictionary<string, Node>;

    public bool IsList => _value is Node[];

    public string Text => _value as string ?? throw Unknown();

    public int Number => checked((int)Yen);

    public long Yen => _value is long number ? number : throw Unknown();

    public bool Flag => _value is bool flag ? flag : throw Unknown();

    public Node[] Items => _value as Node[] ?? throw Unknown();

    public IReadOnlyDictionary<string, Node> Members => _value as Dictionary<string, Node> ?? throw Unknown();

    /// <summary>A day of any year, as 1229.</summary>
    public int MonthAndDay => (int.Parse(Text.AsSpan(0, 2)) * 100) + int.Parse(Text.AsSpan(3, 2));

    public Node this[string name] => Find(name) ?? throw new UnknownFormException($"{Path}.{name}: nothing stands here");

    public static Node Of(JsonElement json, string path = "$") => new(json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => json.EnumerateArray().Select((item, index) => Of(item, $"{path}[{index}]")).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetInt64(),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    }, path);

    public Node? Find(string name) => Members.GetValueOrDefault(name);

    public bool Is(string text) => _value is string own && own == text;

    /// <summary>One of two words: true for the first. A third is none that the interpreter knows.</summary>
    public bool Is(string yes, string no) => Is(yes) || (Is(no) ? false : throw Unknown());

    public bool Has(string text) => Array.Exists(Items, item => item.Is(text));

    /// <summary>The merge patch of RFC 7396: an object changes what it names, null takes away, all else stands in its place.</summary>
    public Node Patched(Node patch)
    {
        if (!patch.IsObject)
            return patch;
        Dictionary<string, Node> members = IsObject ? new(Members) : [];
        foreach ((string name, Node change) in patch.Members)
        {
            members[name] = members.GetValueOrDefault(name, new Node(null, change.Path)).Patched(change);
            if (change._value is null)
                members.Remove(name);
        }

        return new Node(members, Path);
    }

    public UnknownFormException Unknown() => new($"{Path}: the interpreter does not know the form {_value ?? "null"}");
}

/// <summary>The rulebook says something in a form that the interpreter has no words for.</summary>
internal sealed class UnknownFormException(string message) : Exception(message);
