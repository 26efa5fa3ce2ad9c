using System.Text.Json.Nodes;

namespace TottoriCare.Planting;

/// <summary>The command itself, so that <c>dotnet test</c> holds its figures.</summary>
public class CommandTests
{
    [Fact]
    public void Every_rulebook_is_complete_and_everything_planted_is_found()
    {
        using var output = new StringWriter();

        Command.Run([], output).ShouldBe(0, output.ToString());

        output.ToString().ShouldContain($"figure planted-gaps-found {Command.UsualCount}/{Command.UsualCount}");
        output.ToString().ShouldContain("figure rulebook-gaps 0");
    }

    [Fact]
    public void A_run_is_the_same_for_the_same_seed()
    {
        Printed("--seed", "7", "--count", "30", "--list").ShouldBe(Printed("--seed", "7", "--count", "30", "--list"));

        static string Printed(params string[] args)
        {
            using var output = new StringWriter();
            Command.Run(args, output).ShouldBe(0, output.ToString());
            return output.ToString();
        }
    }

    [Theory]
    [InlineData("", 0, "完全：誤り0件、欠け・重なり・届かない定め0件。", "Complete. Faults: 0; gaps, overlaps and figures out of reach: 0;")]
    [InlineData("price", 1, "要修正：誤り1件、欠け・重なり・届かない定め1件。", "To be mended. Faults: 1; gaps, overlaps and figures out of reach: 1;")]
    [InlineData("unit", 1, "要修正：誤り1件。欠けと重なりは", "To be mended. Faults: 1; gaps and overlaps are")]
    public void A_file_is_told_its_verdict_in_the_last_line(string dropped, int code, string ja, string en)
    {
        JsonNode rulebook = SourceRulebooks.Open(SourceRulebooks.All.Single(one => one.Name == "312011").File);
        rulebook["terms"]!["fees"]!["all"]!.AsObject().Remove(dropped);
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, rulebook.ToJsonString());
            using var output = new StringWriter();

            Command.Run([file], output).ShouldBe(code, output.ToString());

            string verdict = output.ToString().TrimEnd().Split('\n')[^1];
            verdict.ShouldStartWith(ja);
            verdict.ShouldContain(en);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(2, "--seed")]
    [InlineData(2, "--count", "0")]
    [InlineData(2, "--nothing")]
    [InlineData(2, "no-such-file.json")]
    public void Arguments_are_checked(int code, params string[] args)
    {
        using var output = new StringWriter();

        Command.Run(args, output).ShouldBe(code);

        output.ToString().ShouldNotBeEmpty();
    }
}
