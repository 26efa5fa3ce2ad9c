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
        if (classes.Count == 0)
        {
            place.Fault("CLASS_WITHOUT_VALUE", "世帯区分が一つも宣言されていません。「classes」に書き加えてください。",
                "No household class is declared; add them under \"classes\".");
        }

        foreach (HouseholdClass household in classes.Values)
        {
            values[household.Index] = block.Find(household.Code) is { } value ? read(value) : standIn;
            if (block.Find(household.Code) is null && !block.IsFaulty)
            {
                place.Fault("CLASS_WITHOUT_VALUE", $"世帯区分「{household.Code}」の定めがありません。書き加えてください。",
                    $"The household class \"{household.Code}\" is missing here; add it.");
            }
        }

        foreach (KeyValuePair<string, Place> entry in block.Entries.Where(entry => !classes.ContainsKey(entry.Key)))
        {
            entry.Value.Fault("REFERENCE_UNKNOWN", $"世帯区分「{entry.Key}」はこの規則集にありません。綴りを確かめるか、書き加えてください。",
                $"The household class \"{entry.Key}\" is not in this rulebook; check its spelling or add it.");
        }

        return values;
    }

    /// <summary>The class by which an unknown one is treated; none for a review, which is also meant where nothing is said.</summary>
    public static HouseholdClass? UnknownTreatedAs(Place? place, IReadOnlyDictionary<string, HouseholdClass> classes) =>
        place is { } found && !found.IsText(NeedsReview) ? Known(found, classes) : null;

    /// <summary>The declared class that a place names; a fault where the rulebook does not declare it.</summary>
    public static HouseholdClass? Known(Place place, IReadOnlyDictionary<string, HouseholdClass> classes) =>
        RuleReader.Known(place, classes, "世帯区分", "household class");
}
