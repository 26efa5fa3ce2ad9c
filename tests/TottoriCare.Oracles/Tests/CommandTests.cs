namespace TottoriCare.Oracles.Tests;

public class CommandTests
{
    [Fact]
    public void Help_is_given_in_both_languages()
    {
        (int code, string text) = Run("--help");

        code.ShouldBe(0);
        text.ShouldContain("照合する");
        text.ShouldContain("Compares the library");
    }

    [Theory]
    [InlineData]
    [InlineData("compare", "--cases")]
    [InlineData("compare", "--cases", "0")]
    [InlineData("compare", "--seed", "x")]
    [InlineData("compare", "--what", "1")]
    [InlineData("case", "-1")]
    [InlineData("unknown")]
    public void What_is_no_command_is_refused_with_help(params string[] arguments)
    {
        (int code, string text) = Run(arguments);

        code.ShouldBe(2);
        text.ShouldContain("compare [--cases N] [--seed S]");
    }

    [Fact]
    public void A_case_is_shown_by_its_index() => Run("case", "17", "--seed", "5").ShouldBe(Run("case", "17", "--seed", "5"));

    [Fact]
    public void The_interpreter_is_at_most_a_sixth_of_the_code_that_it_checks()
    {
        (int naive, int engine) = SourceLines.Count();

        naive.ShouldBeGreaterThan(0);
        (naive * SourceLines.TimesSmaller).ShouldBeLessThanOrEqualTo(engine);
    }

    private static (int Code, string Text) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        return (Command.Run(arguments, output), output.ToString());
    }
}
