using System.Text.Json;

namespace TottoriCare.Rulebooks.Words;

/// <summary>書式の一点: one place of the published schema of rulebooks: what it is called, and what may stand there.</summary>
/// <remarks>
/// The schema is the dictionary of everything that is said of a rulebook, so a key that the format learns needs no word in code.
/// A title reads <c>日本語 / English</c>. A union (<c>anyOf</c> or <c>oneOf</c> without properties) is read through the branch
/// that a value takes. Immutable; what lies below a place is read when it is first asked for, because definitions nest.
/// </remarks>
internal sealed class FormatNode
{
    /// <summary>The key of the household classes.</summary>
    public const string Classes = "classes";

    /// <summary>The key and the definition of the terms.</summary>
    public const string Terms = "terms";

    /// <summary>The definition of a change of the terms. It has the shape of the terms, and is read by their words.</summary>
    public const string Change = "change";

    private const string Resource = "TottoriCare.Rulebooks.Schema";
    private const string DefinitionPrefix = "#/$defs/";
    private const string BetweenLanguages = " / ";

    private static readonly JsonElement s_schema = Load();
    private static readonly Dictionary<string, FormatNode> s_definitions =
        s_schema.GetProperty("$defs").EnumerateObject().ToDictionary(entry => entry.Name, entry => new FormatNode(entry.Value));

    // The codes that the format titles alike wherever it names them.
    private static readonly Lazy<Dictionary<string, LocalizedText>> s_words = new(() => s_definitions.Values.SelectMany(TitledCodes)
        .GroupBy(word => word.Key).Where(words => words.Distinct().Count() == 1).ToDictionary(words => words.Key, words => words.First().Value));

    private readonly JsonElement _schema;
    private readonly JsonElement? _only;
    private readonly JsonElement? _codes;
    private readonly string? _type;
    private readonly LocalizedText? _title;
    private readonly Lazy<FormatNode> _meant;
    private readonly Lazy<IReadOnlyList<FormatNode>> _branches;
    private readonly Lazy<IReadOnlyList<FormatNode>> _leaves;
    private readonly Lazy<IReadOnlyList<KeyValuePair<string, FormatNode>>> _properties;
    private readonly Lazy<Dictionary<string, FormatNode>> _members;
    private readonly Lazy<IReadOnlyList<string>> _keys;
    private readonly Lazy<FormatNode?> _named;
    private readonly Lazy<FormatNode?> _items;

    private FormatNode(JsonElement schema)
    {
        _schema = schema;
        _only = schema.TryGetProperty("const", out JsonElement only) ? only : null;
        _codes = FindOwn("enum", JsonValueKind.Array);
        _type = FindOwn("type", JsonValueKind.String)?.GetString();
        _title = TitleOf(schema);
        if (schema.TryGetProperty("$ref", out JsonElement reference))
            Definition = reference.GetString()!.Substring(DefinitionPrefix.Length);
        _meant = new Lazy<FormatNode>(() => Definition.Length == 0 ? this : s_definitions[Definition == Change ? Terms : Definition].Meant);
        _branches = new Lazy<IReadOnlyList<FormatNode>>(() => Properties.Count == 0 && UnionOf() is { } union
            ? [.. union.EnumerateArray().Select(branch => new FormatNode(branch))]
            : []);
        _leaves = new Lazy<IReadOnlyList<FormatNode>>(() => Branches.Count > 0 ? [.. Branches.SelectMany(branch => branch.Leaves)] : [this]);
        _properties = new Lazy<IReadOnlyList<KeyValuePair<string, FormatNode>>>(() =>
            Find("properties", JsonValueKind.Object) is { } properties
                ? [.. properties.EnumerateObject().Select(entry => new KeyValuePair<string, FormatNode>(entry.Name, new FormatNode(entry.Value)))]
                : []);
        _members = new Lazy<Dictionary<string, FormatNode>>(() => Leaves.SelectMany(leaf => leaf.Properties)
            .GroupBy(entry => entry.Key).ToDictionary(entries => entries.Key, entries => entries.First().Value));
        _keys = new Lazy<IReadOnlyList<string>>(() => [.. Leaves.SelectMany(leaf => leaf.Properties).Select(entry => entry.Key).Distinct()]);
        _named = new Lazy<FormatNode?>(() => Below("additionalProperties"));
        _items = new Lazy<FormatNode?>(() => Below("items"));
    }

    /// <summary>The whole file.</summary>
    public static FormatNode Root { get; } = new(s_schema);

    /// <summary>A place that the format does not know.</summary>
    public static FormatNode Unknown { get; } = new(s_definitions["text"]._schema);

    /// <summary>産後ケアの種類: where a code of a kind of care stands.</summary>
    public static FormatNode CareType => s_definitions["careType"];

    /// <summary>The name of the definition that the place refers to; empty where it is described in place.</summary>
    public string Definition { get; } = "";

    /// <summary>The title of the place; none where the schema has none.</summary>
    public LocalizedText? Title => _title ?? Meant._title;

    /// <summary>What may stand here: the branches of a union, and of unions in it; else the place alone.</summary>
    public IReadOnlyList<FormatNode> Leaves => Branches.Count > 0 ? Meant._leaves.Value : _leaves.Value;

    /// <summary>The keys that the format names, of whichever branch, in its order.</summary>
    public IReadOnlyList<string> Keys => Meant._keys.Value;

    /// <summary>What stands under a name that the author of a rulebook gives; none where the format names every key.</summary>
    public FormatNode? Named => Meant._named.Value;

    /// <summary>The items of a list.</summary>
    public FormatNode? Items => Meant._items.Value;

    /// <summary>Whether the order of a list means nothing: it names codes, ids or days, each of which is in it or not.</summary>
    public bool IsSet => Items is { } items && items.Leaves.All(leaf => leaf.IsForText);

    /// <summary>Whether this place is for nothing but named codes.</summary>
    public bool IsCode => Only is not null || Codes is not null;

    private FormatNode Meant => _meant.Value;

    private IReadOnlyList<KeyValuePair<string, FormatNode>> Properties => Meant._properties.Value;

    private IReadOnlyList<FormatNode> Branches => Meant._branches.Value;

    private bool IsForText => Says("string")
        || Only is { ValueKind: JsonValueKind.String }
        || (Codes is { } codes && codes.EnumerateArray().All(code => code.ValueKind == JsonValueKind.String));

    private JsonElement? Only => Meant._only;

    private JsonElement? Codes => Meant._codes;

    /// <summary>The word for a code that stands where names may stand too; none where the format has not one word for it.</summary>
    public static LocalizedText? WordFor(string code) => s_words.Value.TryGetValue(code, out LocalizedText? word) ? word : null;

    /// <summary>The branch that a value takes; the best that there is for a value that fits none, such as a part of a change.</summary>
    public FormatNode For(JsonElement value)
    {
        IReadOnlyList<FormatNode> leaves = Leaves;
        FormatNode best = leaves[0];
        int bestFit = 0;
        for (int i = 0; leaves.Count > 1 && i < leaves.Count; i++)
        {
            int fit = leaves[i].FitOf(value);
            if (fit > bestFit)
                (best, bestFit) = (leaves[i], fit);
        }

        return best;
    }

    /// <summary>What stands under a key that the format names, in whichever branch; none where no branch names it.</summary>
    public FormatNode? Member(string key) => Meant._members.Value.TryGetValue(key, out FormatNode? member) ? member : null;

    /// <summary>Whether this place is for exactly this value.</summary>
    public bool IsFor(JsonElement value) => Only is { } only && AreEqual(only, value);

    /// <summary>Whether this place is for exactly this code.</summary>
    public bool IsFor(string code) => Only is { ValueKind: JsonValueKind.String } only && only.ValueEquals(code);

    // A value itself weighs more than its type, and an object of which every key is known more than any other.
    private int FitOf(JsonElement value)
    {
        if (Only is { } only)
            return AreEqual(only, value) ? int.MaxValue : 0;
        if (Codes is { } codes)
            return codes.EnumerateArray().Any(code => AreEqual(code, value)) ? int.MaxValue : 0;

        return value.ValueKind switch
        {
            JsonValueKind.Object => Says("object") ? FitOfKeys(value) : 0,
            JsonValueKind.Array => Says("array") ? 1 : 0,
            JsonValueKind.String => Says("string") ? 1 : 0,
            JsonValueKind.Number => Says("integer") ? 1 : 0,
            JsonValueKind.Null => Says("null") ? 1 : 0,
            _ => Says("boolean") ? 1 : 0,
        };
    }

    private int FitOfKeys(JsonElement value)
    {
        int keys = value.EnumerateObject().Count();
        int known = Named is null ? value.EnumerateObject().Count(property => Member(property.Name) is not null) : keys;
        return 1 + known + (known == keys ? keys + 1 : 0);
    }

    private bool Says(string type) => Meant._type == type;

    private JsonElement? UnionOf() => Find("anyOf", JsonValueKind.Array) ?? Find("oneOf", JsonValueKind.Array);

    private static IEnumerable<KeyValuePair<string, LocalizedText>> TitledCodes(FormatNode place) =>
        place.Properties.SelectMany(property => property.Value.Leaves).Concat(place.Leaves)
            .Where(leaf => leaf is { Only.ValueKind: JsonValueKind.String, Title: not null })
            .Select(leaf => new KeyValuePair<string, LocalizedText>(leaf.Only!.Value.GetString()!, leaf.Title!));

    private FormatNode? Below(string keyword) => Find(keyword, JsonValueKind.Object) is { } below ? new FormatNode(below) : null;

    private JsonElement? Find(string keyword, JsonValueKind kind) => Meant.FindOwn(keyword, kind);

    private JsonElement? FindOwn(string keyword, JsonValueKind kind) =>
        _schema.TryGetProperty(keyword, out JsonElement found) && found.ValueKind == kind ? found : null;

    private static LocalizedText? TitleOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("title", out JsonElement title))
            return null;

        string text = title.GetString()!;
        int between = text.IndexOf(BetweenLanguages, StringComparison.Ordinal);
        return between < 0 ? null : new LocalizedText(text.Substring(0, between), text.Substring(between + BetweenLanguages.Length));
    }

    private static bool AreEqual(JsonElement one, JsonElement other) =>
        one.ValueKind == other.ValueKind
        && (one.ValueKind == JsonValueKind.String ? one.ValueEquals(other.GetString()) : one.GetRawText() == other.GetRawText());

    private static JsonElement Load()
    {
        using Stream file = typeof(FormatNode).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly does not carry {Resource}.");
        using JsonDocument document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }
}
