using TottoriCare.Specs.Commands;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Tests;

/// <summary>仕様: every row of every table is a test of its own, named by its file, line, table and row.</summary>
public class SpecTests
{
    public static TheoryData<string> Rows
    {
        get
        {
            IEnumerable<SpecFolder> folders = SpecFolder.ReadAll(SpecCommand.SpecsOfThisProject, Shipped.Ordinances, []);
            return new TheoryData<string>(folders.SelectMany(folder => folder.Cases).Select(one => one.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_row_is_answered_as_it_says(string row)
    {
        (await Shipped.ResultsAsync())[row].Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_spec_is_faulty()
    {
        SpecRun run = await Shipped.RunAsync();

        run.Faults.ShouldBeEmpty();
        run.Results.Count.ShouldBe(run.Folders.Sum(folder => folder.Files.Sum(file => file.Tables.Sum(table => table.Rows.Count))));
    }

    [Theory]
    [InlineData("鳥取市", 150)]
    [InlineData("鳥取県", 60)]
    public async Task Each_folder_has_its_cases_and_an_english_summary_in_every_file(string name, int fewestCases)
    {
        SpecRun run = await Shipped.RunAsync();

        SpecFolder folder = run.Folders.Single(one => one.Name == name);

        folder.Cases.Count.ShouldBeGreaterThanOrEqualTo(fewestCases);
        foreach (SpecFile file in folder.Files)
            File.ReadAllText(Path.Combine(SpecCommand.SpecsOfThisProject, file.Name)).ShouldContain("> **English summary.**", Case.Sensitive, file.Name);
    }

    [Fact]
    public async Task The_service_is_asked_over_both_wires_wherever_it_has_a_call()
    {
        SpecRun run = await Shipped.RunAsync();

        // A row under another reading is for the library alone.
        foreach (CaseResult result in run.Results)
            result.AskedBy.Count.ShouldBe(result.Case.Under is null ? 3 : 1, result.Case.ToString());

        run.Results.Count(result => result.AskedBy.Count == 3).ShouldBeGreaterThan(run.Results.Count / 2);
    }
}
