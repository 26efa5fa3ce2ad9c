using TottoriCare.Rulebooks.Words;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>規則集の本文: a whole rulebook in words, for an officer or an auditor, as Markdown.</summary>
/// <remarks>
/// Pure. The municipality and the digest; the terms, matter by matter, with units in words; every rule with its place in the
/// source and its mark; every open reading with the answer taken, the others and what each would change; every amendment with its
/// date and what it changes; the sources with the day on which they were seen. Two rulebooks of one digest have one text. What
/// the author of a rulebook wrote is escaped: it can't pass for a heading, a link or HTML.
/// </remarks>
public static class RulebookText
{
    // Of what a change does: many changes may take away the same great block.
    private const int MostCharacters = 2_000;

    /// <summary>The text of a rulebook in both languages.</summary>
    public static LocalizedText Of(Rulebook rulebook)
    {
        (RulebookPage ja, RulebookPage en) = PagesOf(rulebook);
        return new LocalizedText(ja.Write(), en.Write());
    }

    internal static (RulebookPage Ja, RulebookPage En) PagesOf(Rulebook rulebook)
    {
        Entry file = RulebookDiff.EntryOf(rulebook);
        var changes = new Dictionary<string, IReadOnlyList<RulebookChange>>(StringComparer.Ordinal);
        foreach (Amendment amendment in rulebook.Amendments)
            changes.Add($"$.amendments.{amendment.Id}.change", RulebookDiff.OfAmendment(rulebook, file, amendment, MostCharacters));
        foreach (Reading reading in rulebook.Readings)
        {
            foreach (Alternative alternative in reading.Alternatives.Where(alternative => alternative.IsModelled))
            {
                changes.Add($"$.readings.{reading.Id}.alternatives.{alternative.Name}.change",
                    RulebookDiff.OfAlternative(file, alternative, MostCharacters));
            }
        }

        return (new RulebookPage(rulebook, file, changes, Language.Japanese), new RulebookPage(rulebook, file, changes, Language.English));
    }
}
