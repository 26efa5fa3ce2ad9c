namespace TottoriCare.Domain.Tests.Fixtures;

/// <summary>計算例の表: reads every table of a Markdown file as worked cases.</summary>
/// <remarks>
/// A table is a row of column heads, a row of dashes and at least one row of cells, under a heading that says what is decided.
/// What is no table is prose and is passed over; a row with another number of cells than its head is a fault.
/// </remarks>
public static class WorkedCases
{
    public static IReadOnlyList<WorkedCase> Read(string file, string markdown)
    {
        var cases = new List<WorkedCase>();
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        string decision = "";
        string[]? heads = null;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.StartsWith('#'))
                decision = line.TrimStart('#').Trim();

            if (!line.StartsWith('|'))
            {
                heads = null;
                continue;
            }

            string[] cells = CellsOf(line);
            if (heads is null)
            {
                heads = cells;
                i++;
                Require(i < lines.Length && CellsOf(lines[i].Trim()).All(IsRule), file, i + 1, "a row of dashes follows the column heads");
                Require(heads.Distinct().Count() == heads.Length, file, i, "each column has a head of its own");
                continue;
            }

            Require(cells.Length == heads.Length, file, i + 1, $"{heads.Length} cells stand under {heads.Length} heads, not {cells.Length}");
            cases.Add(new WorkedCase(
                file, i + 1, decision,
                heads.Zip(cells).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second)));
        }

        return cases;
    }

    private static string[] CellsOf(string line)
    {
        string[] parts = line.Split('|');
        return [.. parts.Skip(1).Take(parts.Length - 2).Select(cell => cell.Trim())];
    }

    private static bool IsRule(string cell) => cell.Length > 0 && cell.All(c => c is '-' or ':');

    private static void Require(bool holds, string file, int line, string rule)
    {
        if (!holds)
            throw new FormatException($"{file}:{line}: {rule}.");
    }
}
