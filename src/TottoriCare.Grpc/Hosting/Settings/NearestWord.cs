namespace TottoriCare.Grpc.Hosting;

/// <summary>最も近い語: the known word that a misspelt one was probably meant to be.</summary>
internal static class NearestWord
{
    /// <summary>A third of the letters may be wrong: beyond that a guess misleads.</summary>
    private const int LettersPerError = 3;

    /// <summary>The nearest word by inserted, left out and changed letters, case aside; none where none is near.</summary>
    public static string? Of(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.Distance <= Math.Max(1, pair.candidate.Length / LettersPerError))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate).FirstOrDefault();

    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < to.Length; j++)
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(diagonal + (from[i] == to[j] ? 0 : 1), Math.Min(row[j], row[j + 1]) + 1));
        }

        return row[^1];
    }
}
