using TottoriCare.Specs.Commands;

namespace TottoriCare.Specs.Tests;

/// <summary>監査の手順: what README.md has an auditor do, done on a copy.</summary>
public class AuditorTests
{
    private const string Page = "鳥取市/07-キャンセル料.md";

    private static readonly string s_readme = File.ReadAllText(Path.Combine(SpecCommand.SpecsOfThisProject, "..", "..", "README.md"));

    [Fact]
    public async Task Changing_1800_to_1900_in_the_table_makes_the_check_fail_and_names_the_cell()
    {
        using var specs = SpecCopy.OfThisProject();
        string path = Path.Combine(specs.Root, Page);
        string[] lines = await File.ReadAllLinesAsync(path);
        int line = Array.FindIndex(lines, text => text.StartsWith("| 1 |", StringComparison.Ordinal) && text.Contains("1,800円", StringComparison.Ordinal));
        lines[line] = lines[line].Replace("1,800円", "1,900円", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(path, lines);

        var output = new StringWriter();
        int exitCode = await SpecProgram.RunAsync(["check", specs.Root], output, TextWriter.Null);

        exitCode.ShouldBe(1);
        string said = output.ToString();
        said.ShouldContain($"{Page}:{line + 1}:{lines[line].IndexOf("1,900円", StringComparison.Ordinal) + 1}: ");
        said.ShouldContain("表「キャンセル料：世帯区分ごとの額」 例1 列「キャンセル料」: 表は 1,900円、ライブラリ、サービス（gRPC）、サービス（JSON）の答えは 1,800円");
        said.ShouldContain("the table says 1,900円, the library, the service over gRPC, the service over JSON 1,800円");
        said.ShouldContain("figure spec-failed 1\n");

        // README.md shows these very lines, as a block of its third step.
        string shown = said[..said.IndexOf("figure", StringComparison.Ordinal)];
        s_readme.ShouldContain("   " + shown.TrimEnd().Replace("\n", "\n   ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_specs_as_they_are_pass_the_check_and_print_their_figures()
    {
        using var specs = SpecCopy.OfThisProject();
        var output = new StringWriter();

        int exitCode = await SpecProgram.RunAsync(["check", specs.Root], output, TextWriter.Null);

        exitCode.ShouldBe(0);
        output.ToString().ShouldMatch(@"\Afigure spec-cases [0-9]+\n(figure spec-cases-[0-9]{6} [0-9]+\n)+figure spec-failed 0\nfigure rules-without-spec 0\nfigure readings-without-spec 0\n\z");
    }

    [Fact]
    public void Readme_names_the_page_the_change_and_the_commands()
    {
        foreach (string words in (string[])[$"tests/TottoriCare.Specs/{Page}", "`1,800円`", "`1,900円`", "dotnet run --project tests/TottoriCare.Specs -- check", "dotnet run --project tests/TottoriCare.Specs -- report"])
            s_readme.Split(words).Length.ShouldBeGreaterThan(2, $"README.md has to say '{words}' in both languages");
    }
}
