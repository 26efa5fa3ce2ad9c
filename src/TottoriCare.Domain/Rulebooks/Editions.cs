using NodaTime;

namespace TottoriCare.Rulebooks;

/// <summary>版の一覧: every edition of a rulebook, found by the dates of a decision without a search through JSON.</summary>
/// <remarks>
/// Amendments that are chosen by one kind of date come into force one after the other; kinds are independent of each other.
/// So an edition is known by how many amendments of each kind are in force: a mixed-radix number.
/// </remarks>
public sealed class Editions
{
    private readonly Edition[] _editions;
    private readonly (ChosenBy ChosenBy, LocalDate[] From)[] _kinds;

    internal Editions(Edition[] editions, (ChosenBy ChosenBy, LocalDate[] From)[] kinds)
    {
        _editions = editions;
        _kinds = kinds;
    }

    /// <summary>Every edition; the first is the one without any amendment.</summary>
    public IReadOnlyList<Edition> All => _editions;

    /// <summary>The edition in force on the dates of a decision.</summary>
    /// <param name="dates">The dates; the day of use stands in for one that is not known.</param>
    public Edition On(in RuleDates dates) => _editions[IndexOn(dates)];

    internal int IndexOn(in RuleDates dates)
    {
        int index = 0;
        foreach ((ChosenBy chosenBy, LocalDate[] from) in _kinds)
        {
            LocalDate date = dates.By(chosenBy) ?? dates.Use;
            int inForce = 0;
            while (inForce < from.Length && from[inForce] <= date)
                inForce++;
            index = (index * (from.Length + 1)) + inForce;
        }

        return index;
    }
}
