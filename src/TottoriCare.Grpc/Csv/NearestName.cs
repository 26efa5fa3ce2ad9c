using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Csv;

/// <summary>近い名前: the known name that a slip of the pen most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The name that takes the fewest changes of a letter to become; none where more than half of it would change.</summary>
    public static string? Of(string text, IEnumerable<string> names)
    {
        (string? nearest, int fewest) = (null, int.MaxValue);
        foreach (string name in names)
        {
            // What is much longer than a name needs no table to be far from it.
            int changes = text.Length > 2 * name.Length ? int.MaxValue : EditDistance.Between(text, name);
            if (changes < fewest && 2 * changes <= name.Length)
                (nearest, fewest) = (name, changes);
        }

        return nearest;
    }
}
