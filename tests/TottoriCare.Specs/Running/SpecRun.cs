using TottoriCare.Rulebooks;
using TottoriCare.Specs.Coverage;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>実行: every spec read, asked and compared.</summary>
/// <param name="Folders">What was read.</param>
/// <param name="Faults">What is wrong with the specs themselves; with any, nothing was asked.</param>
/// <param name="Results">What became of each row, in their order.</param>
/// <param name="Coverage">Which cases test each rule and reading, folder by folder.</param>
internal sealed record SpecRun(
    IReadOnlyList<SpecFolder> Folders, IReadOnlyList<SpecFault> Faults, IReadOnlyList<CaseResult> Results, IReadOnlyList<RuleCoverage> Coverage)
{
    /// <summary>The cells that expect another answer than came.</summary>
    public IEnumerable<WrongCell> Wrong => Results.SelectMany(result => result.Wrong);

    public int CasesFailed => Results.Count(result => !result.Passed);

    public int RulesWithout => Coverage.Sum(one => one.RulesWithout.Count);

    public int ReadingsWithout => Coverage.Sum(one => one.ReadingsWithout.Count);

    public bool Holds => Faults.Count == 0 && CasesFailed == 0 && RulesWithout == 0 && ReadingsWithout == 0;

    /// <summary>Runs the specs below a folder.</summary>
    /// <param name="root">The folder that holds a folder for each municipality.</param>
    /// <param name="ordinances">By which ordinances, all under one calendar of holidays.</param>
    /// <param name="withService">Whether the running service is asked too, and not only the library.</param>
    public static async Task<SpecRun> OfAsync(string root, IReadOnlyList<Ordinance> ordinances, bool withService = true)
    {
        var faults = new List<SpecFault>();
        IReadOnlyList<SpecFolder> folders = SpecFolder.ReadAll(root, ordinances, faults);
        if (faults.Count > 0)
            return new SpecRun(folders, faults, [], []);

        await using RunningService? service = withService ? await RunningService.StartAsync(ordinances) : null;
        var results = new List<CaseResult>();
        var coverage = new List<RuleCoverage>();
        foreach (SpecFolder folder in folders)
        {
            IRunner[] runners = [new LibraryRunner(folder.Ordinance), .. ServiceRunners(service, folder.Ordinance.Rulebook)];
            var ofFolder = new List<CaseResult>();
            foreach (SpecCase one in folder.Cases)
                ofFolder.Add(await AskAsync(one, runners));
            results.AddRange(ofFolder);
            coverage.Add(RuleCoverage.Of(folder, ofFolder));
        }

        return new SpecRun(folders, [], results, coverage);
    }

    private static IEnumerable<IRunner> ServiceRunners(RunningService? service, Rulebook rulebook) => service is null
        ? []
        : Enum.GetValues<Wire>().Select(wire => new ServiceRunner(service, rulebook, wire));

    private static async Task<CaseResult> AskAsync(SpecCase one, IReadOnlyList<IRunner> runners)
    {
        var wrong = new List<(ExpectedCell Expected, LocalizedText Runner, string Actual)>();
        var asked = new List<LocalizedText>();
        IReadOnlySet<string> cited = new HashSet<string>();
        foreach (IRunner runner in runners)
        {
            if (await runner.AskAsync(one) is not { } answer)
                continue;

            if (asked.Count == 0)
                cited = answer.Cited;
            asked.Add(runner.Name);
            foreach (ExpectedCell expected in one.Expected)
            {
                // What the service has no word for is left to the library, which has to answer every column.
                if (answer.Cells.TryGetValue(expected.Column.Head, out string? actual)
                    ? !expected.Column.Agrees(expected.Canonical, actual)
                    : runner is LibraryRunner)
                {
                    wrong.Add((expected, runner.Name, actual ?? "（この問いにこの列の答えはない / no such answer to this question）"));
                }
            }
        }

        return new CaseResult(
            one,
            [.. wrong.GroupBy(cell => (cell.Expected, cell.Actual)).Select(same => new WrongCell(one, same.Key.Expected, [.. same.Select(cell => cell.Runner)], same.Key.Actual))],
            asked,
            cited);
    }
}
