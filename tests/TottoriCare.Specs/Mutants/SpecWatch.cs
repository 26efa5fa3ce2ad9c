using TottoriCare.Rulebooks;
using TottoriCare.Specs.Coverage;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Running;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Mutants;

/// <summary>見張り: the specs of one municipality, read once and asked under many rulebooks.</summary>
internal sealed class SpecWatch
{
    private readonly IReadOnlyList<SpecFile> _files;

    private SpecWatch(IReadOnlyList<SpecFile> files) => _files = files;

    /// <summary>The specs in the folder that is named as the rulebook names its municipality.</summary>
    public static SpecWatch Of(string root, Rulebook rulebook)
    {
        string name = rulebook.MunicipalityName.Ja;
        var faults = new List<SpecFault>();
        SpecFile[] files =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, name), "*.md").Order(StringComparer.Ordinal)
                .Select(page => SpecReader.Read($"{name}/{Path.GetFileName(page)}", File.ReadAllText(page), faults)),
        ];
        return faults.Count == 0 ? new SpecWatch(files) : throw new ArgumentException($"{faults[0].Place}: {faults[0].Code}", nameof(root));
    }

    /// <summary>What first shows that the rulebook is not the one that the specs describe; none where all of them hold.</summary>
    /// <remarks>Only the library is asked: the service answers by the same rulebook.</remarks>
    public async Task<string?> NoticeAsync(Ordinance ordinance)
    {
        var faults = new List<SpecFault>();
        IReadOnlyList<SpecCase> cases = new CaseReader(ordinance, faults).Read(_files);
        if (faults.Count > 0)
            return $"{faults[0].Place} {faults[0].Code}";

        var runner = new LibraryRunner(ordinance);
        var results = new List<CaseResult>();

        // A row on the words of the rulebook is asked at once, a decision and what other readings make of it take longer.
        foreach (SpecCase one in cases.OrderBy(one => one.Question is DecisionQuestion).ThenBy(one => one.Expected.Any(cell => cell.Column.Head == Heads.Changing)))
        {
            CaseAnswer answer = (await runner.AskAsync(one))!;
            if (one.Expected.Any(cell => !answer.Cells.TryGetValue(cell.Column.Head, out string? actual) || !cell.Column.Agrees(cell.Canonical, actual)))
                return one.ToString();
            results.Add(new CaseResult(one, [], [runner.Name], answer.Cited));
        }

        var coverage = RuleCoverage.Of(new SpecFolder(ordinance, _files, cases), results);
        return coverage.RulesWithout.Select(rule => rule.Id).Concat(coverage.ReadingsWithout.Select(reading => reading.Id))
            .Concat(Uncited(ordinance.Rulebook, results)).FirstOrDefault();
    }

    // A rule that a table says it tests, where no answer to the table names it.
    private static IEnumerable<string> Uncited(Rulebook rulebook, List<CaseResult> results) =>
        from table in results.Where(result => result.Case.Question is DecisionQuestion).GroupBy(result => result.Case.Table)
        from id in table.Key.Tested.Select(cell => cell.Text)
        where rulebook.FindRule(id) is not null && !table.Any(result => result.Cited.Contains(id))
        select $"{table.Key.Kind.Place} {table.Key.Name} {id}";
}
