using System.Text;
using System.Text.Json;

namespace TottoriCare.Rulebooks.Words;

/// <summary>規則集の言葉: what a rulebook says, in one language: keys and codes by the schema's titles, names by the rulebook's own words.</summary>
/// <param name="language">The language.</param>
/// <param name="mostCharacters">Where the words of one value are cut off, so that no rulebook grows into an endless text.</param>
internal sealed class RulebookWords(Language language, int mostCharacters)
{
    private const string Step = " › ";

    // What the format lets an author write for evidence whose source can't be named.
    private const string NotAtHand = "source not at hand";
    private const string Cut = "…";

    /// <summary>The key of an amount, which says nothing that the amount does not.</summary>
    public const string Amount = "yen";

    // In the terms a block may be known by what it is about; the first key that it has.
    private static readonly string[] s_titles = ["title", "care"];

    // Ids of rules and readings are known by nothing else.
    private static readonly string[] s_ids = ["rule", "reading"];

    // By the object whose keys are names: how many of its blocks go by each name.
    private readonly Dictionary<Entry, Dictionary<string, int>> _shared = [];

    public Language Language => language;

    /// <summary>The paths at which the schema had no word and the key or code stands as it is.</summary>
    public SortedSet<string> Untitled { get; } = new(StringComparer.Ordinal);

    /// <summary>The place in words, from the whole to the part.</summary>
    public string Where(Entry entry)
    {
        var labels = new List<string>();
        for (Entry at = entry; at.Parent is { } parent; at = parent)
        {
            // The matters of an ordinance speak for themselves.
            if (at.Shape.Definition != FormatNode.Terms)
                labels.Add(Label(at));
        }

        labels.Reverse();
        return labels.Count == 0 ? Label(entry) : string.Join(Step, labels);
    }

    /// <summary>What a value is called at its place.</summary>
    public string Label(Entry entry)
    {
        if (entry.IsItem)
            return $"({int.Parse(entry.Key) + 1})";
        if (entry.IsNamed)
            return Name(entry);
        if (CareType(entry.Key) is { } careType)
            return careType;
        return entry.Node.Title is { } title && entry.Node != FormatNode.Unknown ? title.In(language) : WithoutTitle(entry, entry.Key);
    }

    /// <summary>The key of the block that its label is made of, which need not be said again; none where there is none.</summary>
    public static string? KeyOfLabel(Entry entry) =>
        entry.IsNamed && entry.InTerms ? s_titles.FirstOrDefault(key => entry.Member(key) is not null) : null;

    /// <summary>What a value says, in one line.</summary>
    public string Value(Entry entry)
    {
        var text = new StringBuilder();
        Append(text, entry);
        if (text.Length <= mostCharacters)
            return text.ToString();

        int end = mostCharacters - Cut.Length;
        return text.ToString(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) + Cut;
    }

    /// <summary>The words for a place where a title is, or for one where nothing is.</summary>
    public string Say(string ja, string en) => language == Language.Japanese ? ja : en;

    /// <summary>The title of the branch that an object takes, where a place has several.</summary>
    public string? FormOf(Entry entry) =>
        entry.IsObject && entry.Node.Leaves.Count(leaf => leaf.Named is not null || leaf.Keys.Count > 0) > 1 ? entry.Shape.Title?.In(language) : null;

    /// <summary>Whether an object is nothing but an amount, which reads as such.</summary>
    public static bool IsAmount(Entry entry) => entry is { IsObject: true, Members.Count: 1 } && entry.Members[0].Key == Amount;

    private string Name(Entry entry)
    {
        if (entry.IsText)
            return InLanguage(entry);
        if (!entry.InTerms)
            return entry.Key;

        string name = OwnName(entry);
        return NamesIn(entry.Parent!)[name] > 1 ? $"{name}{Say("「", " \"")}{Spaced(entry.Key)}{Say("」", "\"")}" : name;
    }

    // A name is spoken by its block's title, by the kinds of care it is about, by the class that it names, or letter by letter.
    private string OwnName(Entry entry)
    {
        foreach (string key in s_titles)
        {
            if (entry.Find(key) is { } title)
                return Value(title);
        }

        return Class(entry, entry.Key) ?? Spaced(entry.Key);
    }

    private Dictionary<string, int> NamesIn(Entry map)
    {
        if (_shared.TryGetValue(map, out Dictionary<string, int>? names))
            return names;

        names = map.Members.Where(member => member.IsNamed).GroupBy(OwnName).ToDictionary(group => group.Key, group => group.Count());
        _shared.Add(map, names);
        return names;
    }

    private static string Spaced(string name) => name.Replace('_', ' ');

    private void Append(StringBuilder text, Entry entry)
    {
        if (text.Length > mostCharacters)
            return;

        switch (entry.Value.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(text, entry);
                break;
            case JsonValueKind.Array:
                AppendList(text, entry);
                break;
            default:
                text.Append(Scalar(entry));
                break;
        }
    }

    private void AppendObject(StringBuilder text, Entry entry)
    {
        if (IsAmount(entry))
        {
            Append(text, entry.Members[0]);
            return;
        }

        Entry[] members = entry.IsText ? [.. entry.Rest] : [.. entry.Members];
        string form = entry.IsText ? InLanguage(entry) : FormOf(entry) ?? "";
        text.Append(form);
        if (members.Length == 0)
        {
            text.Append(form.Length == 0 ? None : "");
            return;
        }

        AppendMembers(text, members, inBrackets: form.Length > 0);
    }

    private void AppendMembers(StringBuilder text, IReadOnlyList<Entry> members, bool inBrackets)
    {
        text.Append(inBrackets ? Say("（", " (") : "");
        string separator = "";
        foreach (Entry member in members)
        {
            if (text.Length > mostCharacters)
                return;

            text.Append(separator).Append(Label(member));
            separator = Say("／", "; ");
            if (member.IsTextAlone && member.IsNamed)
                continue;

            bool nested = member is { IsObject: true, IsText: false } && FormOf(member) is null && !IsAmount(member) && member.Members.Count > 0;
            text.Append(nested ? Say("（", " (") : ": ");
            Append(text, member);
            text.Append(nested ? Say("）", ")") : "");
        }

        text.Append(inBrackets ? Say("）", ")") : "");
    }

    private void AppendList(StringBuilder text, Entry entry)
    {
        if (entry.Members.Count == 0)
            text.Append(None);

        bool isSet = entry.Shape.IsSet;
        string separator = "";
        foreach (Entry item in isSet ? InOrder(entry) : entry.Members)
        {
            if (text.Length > mostCharacters)
                return;

            text.Append(separator).Append(item.IsObject ? Label(item) + " " : "");
            separator = item.IsObject ? Say("／", "; ") : Say("、", ", ");
            Append(text, item);
        }
    }

    // The codes of a closed set in the order of the format, ids and days in their own.
    private static IEnumerable<Entry> InOrder(Entry list)
    {
        IReadOnlyList<FormatNode> codes = list.Shape.Items!.Leaves;
        return list.Members
            .OrderBy(item => codes.TakeWhile(code => !code.IsFor(item.Value)).Count())
            .ThenBy(item => item.Value.GetString()!, NameOrder.Instance);
    }

    private string None => Say("なし", "none");

    private string Scalar(Entry entry)
    {
        if (entry.Shape.IsFor(entry.Value))
            return entry.Shape.Title is { } title ? title.In(language) : WithoutTitle(entry, entry.Value.ToString());

        return entry.Value.ValueKind switch
        {
            JsonValueKind.True => Say("はい", "yes"),
            JsonValueKind.False => Say("いいえ", "no"),
            JsonValueKind.Null => Say("取り除く", "taken away"),
            JsonValueKind.Number => Measure.Of(entry.Value.GetInt64(), entry.Shape.Definition, entry.Key, CountedBy(entry), language),
            _ => Text(entry, entry.Value.GetString()!),
        };
    }

    private string Text(Entry entry, string text)
    {
        if (entry.Shape.IsCode)
            return WithoutTitle(entry, text);
        if (text == NotAtHand)
            return Say("資料は手元にない", NotAtHand);
        if (!entry.InTerms || Array.IndexOf(s_ids, entry.Key) >= 0)
            return Measure.Of(text, entry.Shape.Definition, language);
        if (entry.Key == "within" && entry.Parent?.Parent?.Find(text) is { } pool)
            return Label(pool);

        // Where the name of a class stands, a code of the format may stand too.
        return Class(entry, text) ?? FormatNode.WordFor(text)?.In(language) ?? Measure.Of(text, entry.Shape.Definition, language);
    }

    private string? Class(Entry entry, string code) =>
        entry.Root.Member(FormatNode.Classes)?.Member(code) is { IsText: true } title ? InLanguage(title) : null;

    // A number of a block that counts is counted as the block does.
    private static string? CountedBy(Entry entry)
    {
        for (Entry? at = entry; at is { IsNamed: false, InTerms: true }; at = at.Parent)
        {
            if (at.Parent?.Find("count") is { Value.ValueKind: JsonValueKind.String } count)
                return count.Value.GetString();
        }

        return null;
    }

    // What is given for each kind of care is called by it.
    private string? CareType(string key) =>
        FormatNode.CareType.Leaves.FirstOrDefault(leaf => leaf.IsFor(key))?.Title?.In(language);

    private string InLanguage(Entry text) => text.Value.GetProperty(Say("ja", "en")).GetString()!;

    private string WithoutTitle(Entry entry, string word)
    {
        Untitled.Add($"{entry.Path} {word}");
        return word;
    }
}
