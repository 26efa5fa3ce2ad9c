using System.Globalization;
using TottoriCare.Coverage;
using TottoriCare.Rulebooks;

namespace TottoriCare.Planting;

/// <summary>The command: looks for gaps and overlaps in every rulebook, and for those that it plants itself.</summary>
internal static class Command
{
    public const int UsualSeed = 20261122;
    public const int UsualCount = 120;

    private const string Help = """
        Shows that every rulebook at hand gives each decision exactly one answer, and that gaps and overlaps planted at random are found.

          dotnet run -c Release --project tests/TottoriCare.Completeness -- [--seed N] [--count N] [--list]

          --seed N    where the random plantings begin (20261122)
          --count N   how many are planted, and how many harmless changes are tried (120)
          --list      prints the concrete case of each planting, and what the rulebooks leave open
          FILE        analyses a rulebook instead, also one that is refused for gaps and overlaps; the last line is the verdict
        """;

    /// <returns>0 where everything planted was found and nothing else; 1 where not; 2 for wrong arguments.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args.Contains("--help"))
        {
            output.WriteLine(Help);
            return 0;
        }

        if (args is [{ } file] && !file.StartsWith('-'))
            return Analyse(file, output);
        if (!TryRead(args, out int seed, out int count, out bool list))
        {
            output.WriteLine(Help);
            return 2;
        }

        return new PlantingRun(seed, count, list ? output : TextWriter.Null).Report(output) ? 0 : 1;
    }

    private static bool TryRead(string[] args, out int seed, out int count, out bool list)
    {
        (seed, count, list) = (UsualSeed, UsualCount, false);
        for (int i = 0; i < args.Length; i++)
        {
            string value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--list")
                list = true;
            else if (args[i] == "--seed" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
                i++;
            else if (args[i] == "--count" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0)
                i++;
            else
                return false;
        }

        return true;
    }

    private static int Analyse(string file, TextWriter output)
    {
        if (!File.Exists(file))
        {
            output.WriteLine($"There is no file {file}.");
            return 2;
        }

        bool hasReport = Completeness.TryOf(File.ReadAllBytes(file), out CompletenessReport? report, out IReadOnlyList<InputError> errors);
        foreach (InputError error in errors)
            output.WriteLine($"{error.Path} {error.Code}: {error.Message}");
        foreach (CoverageFinding finding in report?.Findings ?? [])
            output.WriteLine(finding);
        bool isComplete = hasReport && report!.IsComplete && errors.Count == 0;
        output.WriteLine(Verdict(isComplete, errors.Count, report));
        return isComplete ? 0 : 1;
    }

    private static string Verdict(bool isComplete, int faults, CompletenessReport? report)
    {
        if (report is null)
            return $"要修正：誤り{faults}件。欠けと重なりは、誤りを直した後に調べる。 / To be mended. Faults: {faults}; gaps and overlaps are looked for once they are mended.";

        int flaws = report.Flaws.Count;
        int open = report.Findings.Count(finding => ReferenceEquals(finding.Kind, CoverageKind.DeclaredOpen));
        int boundless = report.Findings.Count(finding => ReferenceEquals(finding.Kind, CoverageKind.NoBound));
        (string ja, string en) = isComplete ? ("完全", "Complete") : ("要修正", "To be mended");
        return $"{ja}：誤り{faults}件、欠け・重なり・届かない定め{flaws}件。定めなしの明示{open}件、制限なし{boundless}件。"
            + $" / {en}. Faults: {faults}; gaps, overlaps and figures out of reach: {flaws}; left open on purpose: {open}; without a bound: {boundless}.";
    }
}
