using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Rulebooks.Words;

/// <summary>比較: where two rulebooks, or parts of them, differ, in the order of the format.</summary>
internal sealed class Comparison
{
    private readonly (RulebookWords Ja, RulebookWords En) _before;
    private readonly (RulebookWords Ja, RulebookWords En) _after;
    private readonly List<RulebookChange> _changes = [];

    private Comparison(int mostCharacters)
    {
        _before = (new RulebookWords(Language.Japanese, mostCharacters), new RulebookWords(Language.English, mostCharacters));
        _after = (new RulebookWords(Language.Japanese, mostCharacters), new RulebookWords(Language.English, mostCharacters));
    }

    /// <summary>The places at which two values of one place of the format differ.</summary>
    public static IReadOnlyList<RulebookChange> Between(Entry before, Entry after, int mostCharacters)
    {
        var comparison = new Comparison(mostCharacters);
        comparison.Compare(before, after);
        return comparison._changes;
    }

    private void Compare(Entry? before, Entry? after)
    {
        if (before is null || after is null)
            Report(before, after);
        else if (AreWrittenAlike(before, after))
            return;
        else if (AreObjectsOfOneForm(before, after))
            CompareMembers(before, after);
        else if (AreListsOfObjects(before, after))
            CompareItems(before, after);
        else if (!AreEqual(before, after))
            Report(before, after);
    }

    // Most of two versions of a rulebook is, and need not be walked.
    private static bool AreWrittenAlike(Entry before, Entry after) => before.Value.GetRawText() == after.Value.GetRawText();

    private static bool AreListsOfObjects(Entry before, Entry after) =>
        before.IsList && after.IsList && before.Members.Concat(after.Members).All(item => item.IsObject);

    // A text is one thing in two languages, and what changes its form is another thing altogether.
    private static bool AreObjectsOfOneForm(Entry before, Entry after) =>
        before.IsObject && after.IsObject && before.Shape.Definition == after.Shape.Definition && !before.IsTextAlone && !after.IsTextAlone;

    private void CompareMembers(Entry before, Entry after)
    {
        // The keys of both in the order of the format; names in their own.
        IEnumerable<string> keys = before.Shape.Keys.Concat(before.Node.Keys)
            .Concat(before.Members.Concat(after.Members).Select(member => member.Key).OrderBy(key => key, NameOrder.Instance))
            .Distinct();
        foreach (string key in keys)
        {
            Entry? one = before.Member(key);
            Entry? other = after.Member(key);
            if (one is not null || other is not null)
                Compare(one, other);
        }
    }

    // What stands before and after the difference is set aside, so that one item put in is one change and not many.
    private void CompareItems(Entry before, Entry after)
    {
        IReadOnlyList<Entry> ones = before.Members;
        IReadOnlyList<Entry> others = after.Members;
        int shorter = Math.Min(ones.Count, others.Count);
        int start = 0;
        while (start < shorter && AreEqual(ones[start], others[start]))
            start++;

        int end = 0;
        while (end < shorter - start && AreEqual(ones[ones.Count - 1 - end], others[others.Count - 1 - end]))
            end++;

        for (int index = start; index < Math.Max(ones.Count, others.Count) - end; index++)
            Compare(index < ones.Count - end ? ones[index] : null, index < others.Count - end ? others[index] : null);
    }

    private static bool AreEqual(Entry before, Entry after) =>
        before.IsList && after.IsList && before.Shape.IsSet && after.Shape.IsSet
            ? new HashSet<string>(before.Members.Select(Canonical)).SetEquals(after.Members.Select(Canonical))
            : Canonical(before) == Canonical(after);

    private static string Canonical(Entry entry) => CanonicalJson.Write(entry.Value);

    private void Report(Entry? before, Entry? after)
    {
        RulebookChangeKind kind = before is null ? RulebookChangeKind.Added : after is null ? RulebookChangeKind.Removed : RulebookChangeKind.Changed;
        (Entry place, (RulebookWords Ja, RulebookWords En) words) = before is not null ? (before, _before) : (after!, _after);
        _changes.Add(new RulebookChange(
            place.Path,
            kind,
            new LocalizedText(words.Ja.Where(place), words.En.Where(place)),
            before is null ? null : new LocalizedText(_before.Ja.Value(before), _before.En.Value(before)),
            after is null ? null : new LocalizedText(_after.Ja.Value(after), _after.En.Value(after))));
    }
}
