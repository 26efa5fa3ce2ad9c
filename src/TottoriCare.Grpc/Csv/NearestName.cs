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
            int changes = text.Length > 2 * name.Length ? int.MaxValue : ChangesBetween(text, name);
            if (changes < fewest && 2 * changes <= name.Length)
                (nearest, fewest) = (name, changes);
        }

        return nearest;
    }

    // Letters put in, left out or exchanged: the table of Wagner and Fischer, a row at a time.
    private static int ChangesBetween(string from, string to)
    {
        int[] before = [.. Enumerable.Range(0, to.Length + 1)];
        foreach ((int index, char letter) in from.Index())
        {
            int[] row = new int[to.Length + 1];
            row[0] = index + 1;
            for (int place = 1; place < row.Length; place++)
                row[place] = Math.Min(Math.Min(row[place - 1], before[place]) + 1, before[place - 1] + (letter == to[place - 1] ? 0 : 1));
            before = row;
        }

        return before[^1];
    }
}
