using TottoriCare.Deviations.Commands;
using TottoriCare.Deviations.Paths;

namespace TottoriCare.Deviations.Tests;

public class CommandTests
{
    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        (int code, _, string errors) = await RunAsync("serve", "--deviation", "nowhere.json");

        code.ShouldBe(2);
        errors.ShouldContain("nowhere.json: 読めません。");
        errors.ShouldContain("can't be read");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check", "--deviation")]
    [InlineData("check", "--file", "x.json")]
    [InlineData("serve", "--deviation", "x.json", "--http-port", "65536")]
    [InlineData("plant")]
    public async Task Arguments_that_make_no_sense_get_the_help(params string[] arguments)
    {
        (int code, string output, _) = await RunAsync(arguments);

        code.ShouldBe(2);
        output.ShouldContain("serve --deviation FILE");
    }

    [Fact]
    public async Task Paths_names_every_wrong_path_in_both_languages()
    {
        (int code, string output, _) = await RunAsync("paths");

        code.ShouldBe(0);
        foreach (PathKind kind in PathKind.All.Values)
        {
            output.ShouldContain($"{kind.Name} {{{string.Join(", ", kind.Parameters)}}}");
            output.ShouldContain(kind.Words.Ja);
            output.ShouldContain(kind.Words.En);
        }
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = await DeviationCommand.RunAsync(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
