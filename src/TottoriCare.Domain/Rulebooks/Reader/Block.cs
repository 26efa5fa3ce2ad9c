using System.Text.Json;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>One object of a rulebook's JSON. It remembers which keys were asked for, so that every other key is a fault.</summary>
internal sealed class Block
{
    private const int LongestKey = 100;
    private const int MostEntries = 100;
    private const int LongestKeyShown = 20;

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

    /// <summary>The JSON path of the object.</summary>
    public string Path => _path;

    /// <summary>The entries of an object whose keys are names; a fault, and none of them, where there are too many.</summary>
    public IEnumerable<KeyValuePair<string, Place>> FewEntries
    {
        get
        {
            if (_keys.Count <= MostEntries)
                return Entries;

            _asked.UnionWith(_keys);
            Fault("TOO_MANY_ENTRIES", $"ここに書けるのは{MostEntries}件までです。減らしてください。", $"At most {MostEntries} entries can stand here; have fewer.");
            return [];
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

        if (!IsFaulty && _errors.Count < Place.MostFaults)
            Fault("KEY_MISSING", $"キー「{key}」がありません。書き加えてください。", $"The key \"{key}\" is missing; add it.");

        return null;
    }

    /// <summary>The value of a key that may be left out.</summary>
    public Place? Find(string key)
    {
        _asked.Add(key);
        return _values.ContainsKey(key) ? PlaceOf(key) : null;
    }

    /// <summary>Records a fault of the object as a whole.</summary>
    public void Fault(string code, string ja, string en)
    {
        if (_errors.Count < Place.MostFaults)
            _errors.Add(new InputError(_path, code, new LocalizedText(ja, en)));
    }

    /// <summary>Records every key that nobody asked for.</summary>
    public void NothingElse()
    {
        string known = string.Join(", ", _asked);
        foreach (string key in _keys.Where(key => !_asked.Contains(key)))
        {
            if (_errors.Count >= Place.MostFaults)
                return;

            _errors.Add(new InputError(PathOf(key), "KEY_UNKNOWN", new LocalizedText(
                $"知らないキーです。綴りを確かめるか、取り除いてください（ここで使えるキー: {known}）。",
                $"This key is not known here; check its spelling or remove it (known: {known}).")));
        }
    }

    private void Add(JsonProperty property)
    {
        if (NameOf(property) is not { } name)
            return;

        if (_values.ContainsKey(name))
        {
            if (_errors.Count < Place.MostFaults)
            {
                _errors.Add(new InputError(PathOf(name), "KEY_DOUBLED", new LocalizedText(
                    "同じキーが2度あります。1つにしてください。", "This key stands twice; leave one.")));
            }

            return;
        }

        _keys.Add(name);
        _values.Add(name, property.Value);
    }

    // Every path below a key repeats it, so a key without bound would let a small file grow into an endless list of faults.
    private string? NameOf(JsonProperty property)
    {
        try
        {
            string name = property.Name;
            if (name.Length > LongestKey)
            {
                Fault("KEY_TOO_LONG", $"キー「{name.Substring(0, LongestKeyShown)}…」が長すぎます。{LongestKey}文字以内にしてください。",
                    $"The key \"{name.Substring(0, LongestKeyShown)}…\" is too long; give at most {LongestKey} characters.");
            }
            else if (name.Trim().Length == 0)
            {
                Fault("KEY_BLANK", "空のキーがあります。名前を付けてください。", "A key is blank; give it a name.");
            }
            else
            {
                return name;
            }
        }
        catch (InvalidOperationException)
        {
            Fault("KEY_NOT_TEXT", "文字として読めないキーがあります（対になっていないサロゲート）。書き直してください。",
                "A key is no text (half of a surrogate pair); write it anew.");
        }

        return null;
    }

    private Place PlaceOf(string key) => new(_values[key], PathOf(key), _errors);

    private string PathOf(string key) => $"{_path}.{key}";
}
