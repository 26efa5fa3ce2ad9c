using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Hosting;

/// <summary>最も近いキー: the known key that a misspelt one was probably meant to be.</summary>
internal static class NearestKey
{
    /// <summary>Half of the letters may be wrong, two that have changed places among them: beyond that a guess misleads.</summary>
    private const int LettersPerError = 2;

    /// <summary>The nearest key by inserted, left out and changed letters of each of its parts, case aside; none where none is near.</summary>
    public static string? Of(string key, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, Distance: Distance(Parts(key), Parts(candidate))))
            .Where(pair => pair.Distance is not null)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate).FirstOrDefault();

    private static string[] Parts(string key) => key.ToUpperInvariant().Split(':');

    // None where any part is no mere misspelling: a right section says nothing of the name behind it.
    private static int? Distance(string[] from, string[] to)
    {
        if (from.Length != to.Length)
            return null;
        int sum = 0;
        for (int i = 0; i < from.Length; i++)
        {
            int distance = EditDistance.Between(from[i], to[i]);
            if (distance > Math.Max(1, to[i].Length / LettersPerError))
                return null;
            sum += distance;
        }

        return sum;
    }
}
