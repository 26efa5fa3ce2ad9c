namespace TottoriCare.Specs.Reading;

/// <summary>表の一行: where the cells of a line begin, so that a fault can name its character.</summary>
internal static class TableLine
{
    /// <summary>The column of the first character of each cell, 1 for the first of the line; of an empty cell that after its bar.</summary>
    public static IReadOnlyList<int> CellColumns(string line)
    {
        string trimmed = line.TrimEnd();
        var columns = new List<int>();
        int start = trimmed.Length - trimmed.TrimStart().Length;
        if (start < trimmed.Length && trimmed[start] == '|')
            start++;
        for (int i = start; i <= trimmed.Length; i++)
        {
            bool bar = i < trimmed.Length && trimmed[i] == '|' && trimmed[i - 1] != '\\';
            if (!bar && (i < trimmed.Length || start >= trimmed.Length))
                continue;

            columns.Add(FirstCharacter(trimmed, start, i) + 1);
            start = i + 1;
        }

        return columns;
    }

    private static int FirstCharacter(string line, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(line[i]))
                return i;
        }

        return start;
    }
}
