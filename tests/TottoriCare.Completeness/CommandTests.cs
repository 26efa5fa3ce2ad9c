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
