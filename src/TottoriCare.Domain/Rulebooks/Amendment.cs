using NodaTime;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>改正: a change of the terms from a day on; what was decided before it stays decidable.</summary>
/// <param name="Id">Its stable name in the rulebook.</param>
/// <param name="Text">What it changes, in our own words.</param>
/// <param name="Source">The document that it is read from.</param>
/// <param name="Locator">Where in the document.</param>
/// <param name="From">施行日: the first day on which it holds.</param>
/// <param name="ChosenBy">By which date of a decision it is chosen.</param>
/// <param name="Settles">The open readings that it answers from its day on.</param>
/// <param name="Change">The change as a merge patch of the terms (RFC 7396), in canonical JSON.</param>
public sealed record Amendment(
    string Id,
    LocalizedText Text,
    Source Source,
    LocalizedText Locator,
    LocalDate From,
    ChosenBy ChosenBy,
    IReadOnlyList<Reading> Settles,
    string Change)
{
    /// <summary>改める事項: the matters that it changes.</summary>
    public required IReadOnlyList<Matter> Matters { get; init; }

    /// <summary>Whether it changes any of some matters.</summary>
    internal bool Touches(IReadOnlyList<Matter> matters)
    {
        for (int i = 0; i < matters.Count; i++)
        {
            if (Matters.Contains(matters[i]))
                return true;
        }

        return false;
    }
}
