namespace TottoriCare.Rulebooks.Words;

/// <summary>規則集の頁: writes a rulebook as Markdown in one language.</summary>
/// <param name="rulebook">The rulebook.</param>
/// <param name="file">Its content.</param>
/// <param name="changes">What each change of the terms in it does, by the path of the change.</param>
/// <param name="language">The language.</param>
internal sealed class RulebookPage(
    Rulebook rulebook, Entry file, IReadOnlyDictionary<string, IReadOnlyList<RulebookChange>> changes, Language language)
{
    private const int MostChanges = 200;
    private const int DeepestHeading = 4;

    // What an auditor looks up and does not read comes last; the first ones say nothing of the rules.
    private static readonly string[] s_last = ["sources"];
    private static readonly string[] s_left = ["$schema", "format", "municipality"];

    private readonly RulebookWords _words = new(language, int.MaxValue);
    private readonly MarkdownText _text = new();

    /// <summary>The paths at which the schema had no word.</summary>
    public IReadOnlyCollection<string> Untitled => _words.Untitled;

    public string Write()
    {
        string municipality = $"{rulebook.MunicipalityName.In(language)}{_words.Say("（", " (")}{rulebook.Municipality.Value}{_words.Say("）", ")")}";
        _text.Heading(1, $"{municipality} — {file.Node.Title!.In(language)}");
        _text.Bullet(0, $"{_words.Say("内容の要約値", "Digest of the content")}: {rulebook.Digest}");

        Entry[] parts = [.. file.Members.Where(part => Array.IndexOf(s_left, part.Key) < 0).OrderBy(part => Array.IndexOf(s_last, part.Key))];
        foreach (Entry part in parts)
            Section(part, 2);
        return _text.ToString();
    }

    private void Section(Entry entry, int level)
    {
        string label = _words.Label(entry);
        _text.Heading(level, entry.IsNamed && !entry.InTerms ? label : Capital(label));
        if (entry.Shape.Definition == FormatNode.Terms)
            Terms(entry, level + 1);
        else if (entry.IsMap && level < DeepestHeading && entry.Members.Any(member => !member.IsTextAlone))
            Sections(entry.Members, level + 1);
        else
            Bullets(entry, 0);
    }

    private void Sections(IEnumerable<Entry> entries, int level)
    {
        foreach (Entry entry in entries)
            Section(entry, level);
    }

    // What a rulebook does not state is said once, at the end, whether it says so or leaves it out.
    private void Terms(Entry terms, int level)
    {
        Sections(terms.Members.Where(matter => matter.IsObject), level);

        string[] left = [.. terms.Shape.Keys.Where(key => terms.Member(key) is not { IsObject: true })];
        if (left.Length == 0)
            return;

        _text.Heading(level, _words.Say("定めなし", "Not stated"));
        foreach (string key in left)
            _text.Bullet(0, (terms.Shape.Member(key)!.Title ?? new LocalizedText(key, key)).In(language));
    }

    private static string Capital(string heading) => heading.Length == 0 ? "" : char.ToUpperInvariant(heading[0]) + heading.Substring(1);

    private void Bullets(Entry entry, int depth)
    {
        if (entry.Members.Count == 0)
            _text.Bullet(depth, _words.Value(entry));

        string? said = RulebookWords.KeyOfLabel(entry);
        foreach (Entry member in entry.IsText ? entry.Rest : entry.Members.Where(member => member.Key != said))
            Bullet(member, depth);
    }

    private void Bullet(Entry entry, int depth)
    {
        string label = _words.Label(entry);
        if (entry.Node.Definition == FormatNode.Change)
        {
            _text.Bullet(depth, label);
            Changes(changes[entry.Path], depth + 1);
        }
        else if (entry.IsNamed && entry.IsText)
        {
            _text.Bullet(depth, label);
            if (!entry.IsTextAlone)
                Bullets(entry, depth + 1);
        }
        else if (LineOf(entry) is { } line)
        {
            _text.Bullet(depth, $"{label}: {line}{PlaceOf(entry)}");
        }
        else
        {
            _text.Bullet(depth, _words.FormOf(entry) is { } form ? $"{label}: {form}" : label);
            Below(entry, depth + 1);
        }
    }

    private void Below(Entry entry, int depth)
    {
        if (entry.IsList)
            Items(entry, depth);
        else if (_words.FormOf(entry) is not null && entry.Members.Count == 1 && entry.Members[0].IsList)
            Items(entry.Members[0], depth);
        else
            Bullets(entry, depth);
    }

    private void Items(Entry list, int depth)
    {
        for (int i = 0; i < list.Members.Count; i++)
            _text.Item(depth, i + 1, _words.Value(list.Members[i]));
    }

    // What needs no lines of its own: a value, a list of values, a text, an amount, and a form of nothing but a few values.
    private string? LineOf(Entry entry)
    {
        if (!entry.IsObject)
            return entry.Members.Any(item => item.IsObject) ? null : _words.Value(entry);
        if (entry.IsText || entry.Members.Count == 0 || RulebookWords.IsAmount(entry))
            return _words.Value(entry);

        Entry[] unsaid = [.. entry.Members.Where(member => member.Key != RulebookWords.KeyOfLabel(entry))];
        if (unsaid.Length == 1 && unsaid[0].Key == RulebookWords.Amount)
            return _words.Value(unsaid[0]);
        return _words.FormOf(entry) is not null && entry.Members.All(member => !member.IsObject && !member.Members.Any(item => item.IsObject))
            ? _words.Value(entry)
            : null;
    }

    // The terms name a rule by its id; where that stands in the source is what a reader asks next.
    private string PlaceOf(Entry entry) =>
        entry is { InTerms: true, Key: "rule" } && rulebook.FindRule(entry.Value.GetString()!) is { } rule
            ? $"{_words.Say("（", " (")}{rule.Locator.In(language)}{_words.Say("）", ")")}"
            : "";

    private void Changes(IReadOnlyList<RulebookChange> made, int depth)
    {
        foreach (RulebookChange change in made.Take(MostChanges))
            _text.Bullet(depth, change.ToText(language));
        if (made.Count > MostChanges)
            _text.Bullet(depth, _words.Say($"ほか{made.Count - MostChanges}件", $"and {made.Count - MostChanges} more"));
        if (made.Count == 0)
            _text.Bullet(depth, _words.Say("なし", "none"));
    }
}
