using System.Text.Json;
using TottoriCare.Rulebooks.Reader;
using TottoriCare.Rulebooks.Words;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>新旧対照: where two rulebooks differ, place by place, in words of both languages.</summary>
/// <remarks>
/// Pure. The places come in the order of the format, names in their own with numbers by size. Blocks, rules and readings are
/// compared by their names, so a new name is one added and one removed; steps and evidence are compared in their order; lists of
/// codes, ids and days as sets, each as a whole. What is a price of another form is one change, not one of every key.
/// </remarks>
public static class RulebookDiff
{
    private const int MostCharacters = 20_000;

    /// <summary>What became of a rulebook in a later one; empty where they say the same.</summary>
    public static IReadOnlyList<RulebookChange> Between(Rulebook before, Rulebook after) =>
        Comparison.Between(EntryOf(before), EntryOf(after), MostCharacters);

    /// <summary>改正による変更: what an amendment changed of the terms on its date.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="amendment">One of its amendments.</param>
    /// <returns>
    /// The places under <c>$.terms</c>, against the terms with the earlier amendments that are chosen by the same kind of date.
    /// </returns>
    /// <exception cref="ArgumentException">The rulebook has no such amendment.</exception>
    public static IReadOnlyList<RulebookChange> OfAmendment(Rulebook rulebook, Amendment amendment) =>
        OfAmendment(rulebook, EntryOf(rulebook), amendment, MostCharacters);

    /// <summary>解釈による変更: what another answer to an open reading changes of the terms; empty where the terms can't say it.</summary>
    /// <param name="rulebook">The rulebook; its terms are compared as they are before any amendment.</param>
    /// <param name="alternative">An alternative of one of its readings.</param>
    public static IReadOnlyList<RulebookChange> OfAlternative(Rulebook rulebook, Alternative alternative) =>
        OfAlternative(EntryOf(rulebook), alternative, MostCharacters);

    internal static Entry EntryOf(Rulebook rulebook) => Entry.Of(Parsed(rulebook.ToJson()));

    internal static IReadOnlyList<RulebookChange> OfAmendment(Rulebook rulebook, Entry file, Amendment amendment, int mostCharacters)
    {
        Amendment[] ofItsKind =
        [
            .. rulebook.Amendments.Where(other => other.ChosenBy == amendment.ChosenBy).OrderBy(other => other.From),
        ];
        int index = Array.FindIndex(ofItsKind, other => other.Id == amendment.Id);
        if (index < 0)
            throw new ArgumentException($"The rulebook has no amendment {amendment.Id}.", nameof(amendment));

        return OfChanges(file, [.. ofItsKind.Take(index).Select(earlier => earlier.Change)], amendment.Change, mostCharacters);
    }

    internal static IReadOnlyList<RulebookChange> OfAlternative(Entry file, Alternative alternative, int mostCharacters) =>
        alternative.Change is { } change ? OfChanges(file, [], change, mostCharacters) : [];

    private static IReadOnlyList<RulebookChange> OfChanges(Entry file, IReadOnlyList<string> earlier, string change, int mostCharacters)
    {
        JsonElement patch = Parsed(change);
        JsonElement before = earlier.Select(Parsed).Aggregate(file.Member(FormatNode.Terms)!.Value, Patched);
        JsonElement after = Patched(before, patch);
        string[] touched = [.. patch.EnumerateObject().Select(matter => matter.Name)];
        return Comparison.Between(Part(file, before, touched), Part(file, after, touched), mostCharacters);
    }

    // Some matters of the terms, and of the rulebook around them only the classes, by whose titles terms are read.
    private static Entry Part(Entry file, JsonElement terms, string[] matters)
    {
        IEnumerable<string> touched = terms.EnumerateObject().Where(matter => Array.IndexOf(matters, matter.Name) >= 0).Select(Written);
        string classes = file.Member(FormatNode.Classes)?.Value.GetRawText() ?? "{}";
        return Entry.Of(Parsed($"{{\"{FormatNode.Classes}\":{classes},\"{FormatNode.Terms}\":{{{string.Join(",", touched)}}}}}"));
    }

    private static string Written(JsonProperty property) => $"\"{property.Name}\":{property.Value.GetRawText()}";

    private static JsonElement Patched(JsonElement terms, JsonElement patch) => MergePatch.Apply(terms, patch, isWhole: true, out _);

    private static JsonElement Parsed(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
