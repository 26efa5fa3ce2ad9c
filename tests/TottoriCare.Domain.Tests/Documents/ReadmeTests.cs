namespace TottoriCare.Domain.Tests.Documents;

public class ReadmeTests
{
    private const string SamplePath = "tests/TottoriCare.Domain.Tests/Documents/ReadmeSample.cs";

    [Theory]
    [InlineData("README.md")]
    [InlineData("nuget/README.md")]
    public void The_sample_is_the_compiled_one(string readme)
    {
        Document source = Document.Read(SamplePath);
        string sample = string.Join('\n', source.LinesBeginning("using ")) + "\n\n" + source.Region("sample");
        ShouldBeIn(readme, "sample", sample);
    }

    [Fact]
    public void The_sample_has_five_lines() => Document.Read(SamplePath).Region("sample").Split('\n').Length.ShouldBe(5);

    [Theory]
    [InlineData("README.md")]
    [InlineData("nuget/README.md")]
    public void The_sample_prints_what_the_readme_shows(string readme)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ReadmeSample.Print(output);
        ShouldBeIn(readme, "sample output", output.ToString().TrimEnd('\n'));
    }

    [Theory]
    [InlineData("deadline.py")]
    [InlineData("deadline.mjs")]
    [InlineData("deadline.cc")]
    [InlineData("month.py")]
    [InlineData("month.mjs")]
    [InlineData("month.cc")]
    [InlineData("month.sh")]
    public void A_call_from_another_language_is_the_one_that_interop_runs(string file) =>
        ShouldBeIn("README.md", file, Document.Read($"tests/interop/snippets/{file}").Text);

    [Fact]
    public void The_table_of_rules_is_that_of_the_rulebooks() =>
        Document.Read("README.md").Between("rules").ShouldBe(RulebookTables.Rules(), customMessage: Full(RulebookTables.Rules()));

    [Fact]
    public void The_first_questions_are_those_of_the_rulebooks()
    {
        string table = RulebookTables.Readings("C1", "N2", "F1");
        Document.Read("README.md").Between("questions").ShouldBe(table, customMessage: Full(table));
    }

    private static void ShouldBeIn(string readme, string mark, string expected) =>
        Document.Read(readme).BlockAfter(mark).ShouldBe(expected, customMessage: Full(expected));

    // Shown whole, to be copied into the README.
    private static string Full(string expected) => $"It should read:\n{expected}\n";
}
