using TottoriCare.Care;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads one value for each household class that the rulebook declares, no more and no fewer: a class without one would be a guess.</summary>
internal static class ByClass
{
    public static T[] Read<T>(Place place, IReadOnlyDictionary<string, HouseholdClass> classes, Func<Place, T> read)
        where T : notnull
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
            if (block.Find(household.Code) is { } value)
            {
                values[household.Index] = read(value);
            }
            else if (!block.IsFaulty)
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
}
