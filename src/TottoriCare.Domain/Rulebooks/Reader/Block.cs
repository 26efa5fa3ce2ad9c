using System.Text.Json;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>One object of a rulebook's JSON. It remembers which keys were asked for, so that every other key is a fault.</summary>
internal sealed class Block
{
    private readonly string _path;
    private readonly List<InputError> _errors;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private Block(string path, List<InputError> errors)
    {
        _path = path;
        _errors = errors;
    }

    /// <summary>The object's keys and values, in the order of the file, for objects whose keys are names.</summary>
    public IEnumerable<KeyValuePair<string, Place>> Entries
    {
        get
        {
            foreach (string key in _keys)
            {
                _asked.Add(key);
                yield return new KeyValuePair<string, Place>(key, PlaceOf(key));
            }
        }
    }

    public bool IsFaulty { get; private init; }

    public static Block Of(JsonElement value, string path, List<InputError> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            new Place(value, path, errors).Expected("オブジェクト（{ … }）", "an object, { … }");
            return new Block(path, errors) { IsFaulty = true };
        }

        var block = new Block(path, errors);
        foreach (JsonProperty property in value.EnumerateObject())
            block.Add(property);
        return block;
    }

    /// <summary>The value of a key that must be there.</summary>
    public Place? Require(string key)
    {
        if (Find(key) is { } place)
            return place;

        if (!IsFaulty)
        {
            _errors.Add(new InputError(_path, "KEY_MISSING", new LocalizedText(
                $"キー「{key}」がありません。書き加えてください。", $"The key \"{key}\" is missing; add it.")));
        }

        return null;
    }

    /// <summary>The value of a key that may be left out.</summary>
    public Place? Find(string key)
    {
        _asked.Add(key);
        return _values.ContainsKey(key) ? PlaceOf(key) : null;
    }

    /// <summary>Records a fault of the object as a whole.</summary>
    public void Fault(string code, string ja, string en) => _errors.Add(new InputError(_path, code, new LocalizedText(ja, en)));

    /// <summary>Records every key that nobody asked for.</summary>
    public void NothingElse()
    {
        foreach (string key in _keys.Where(key => !_asked.Contains(key)))
        {
            string known = string.Join(", ", _asked);
            _errors.Add(new InputError(PathOf(key), "KEY_UNKNOWN", new LocalizedText(
                $"知らないキーです。綴りを確かめるか、取り除いてください（ここで使えるキー: {known}）。",
                $"This key is not known here; check its spelling or remove it (known: {known}).")));
        }
    }

    private void Add(JsonProperty property)
    {
        if (NameOf(property) is not { } name)
        {
            Fault("KEY_UNREADABLE", "文字として読めないキーがあります。書き直してください。", "A key can't be read as text; write it anew.");
            return;
        }

        if (_values.ContainsKey(name))
        {
            _errors.Add(new InputError(PathOf(name), "KEY_DOUBLED", new LocalizedText(
                "同じキーが2度あります。1つにしてください。", "This key stands twice; leave one.")));
            return;
        }

        _keys.Add(name);
        _values.Add(name, property.Value);
    }

    // A lone surrogate in an escape is legal JSON and no text.
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private Place PlaceOf(string key) => new(_values[key], PathOf(key), _errors);

    private string PathOf(string key) => $"{_path}.{key}";
}
