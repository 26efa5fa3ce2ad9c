namespace TottoriCare.Grpc.Contract;

/// <summary>編集距離: how far a slip of the pen is from what was meant.</summary>
internal static class EditDistance
{
    /// <summary>The fewest letters that have to be put in, left out or changed to make one text of another (Wagner and Fischer).</summary>
    public static int Between(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        foreach (char letter in from)
        {
            int diagonal = row[0]++;
            for (int i = 0; i < to.Length; i++)
                (diagonal, row[i + 1]) = (row[i + 1], Math.Min(diagonal + (letter == to[i] ? 0 : 1), Math.Min(row[i], row[i + 1]) + 1));
        }

        return row[^1];
    }
}
