using TottoriCare.Care;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads what a rulebook gives by household class.</summary>
internal static class ClassReader
{
    private const string NeedsReview = "needs_review";

    /// <summary>One value for each declared class, no more and no fewer: a class without a value would be a guess.</summary>
    public static T[] ByClass<T>(Place place, IReadOnlyDictionary<string, HouseholdClass> classes, Func<Place, T> read, T standIn)
    {
        var values = new T[classes.Count];
        Block block = place.AsBlock();
        foreach (HouseholdClass household in classes.Values)
            values[household.Index] = block.Require(household.Code) is { } value ? read(value) : standIn;
        block.NothingElse();
        return values;
    }

    /// <summary>The class by which an unknown one is treated; none for a review, which is also meant where nothing is said.</summary>
    public static HouseholdClass? UnknownTreatedAs(Place? place, IReadOnlyDictionary<string, HouseholdClass> classes) =>
        place is { } found && !found.IsText(NeedsReview) ? Known(found, classes) : null;

    /// <summary>The declared class that a place names; a fault where the rulebook does not declare it.</summary>
    public static HouseholdClass? Known(Place place, IReadOnlyDictionary<string, HouseholdClass> classes) =>
        RuleReader.Known(place, classes, "世帯区分", "household class");
}
