using System.Globalization;
using System.Text.RegularExpressions;
using TottoriCare.LogProofs.Reperforming;
using TottoriCare.LogProofs.Tampering;

namespace TottoriCare.LogProofs.Tests;

/// <summary>The runs of the command, shorter and with the product's own verifier alone; the command itself asks both.</summary>
public partial class CommandTests
{
    [Fact]
    public async Task Whatever_is_done_to_a_log_is_found_and_a_sound_one_raises_no_alarm()
    {
        int cases = 2 * Tampers.All.Count;
        var output = new StringWriter();
        (await new TamperRun(seed: 7, cases, [new OwnVerifier()], TextWriter.Null).ReportAsync(output)).ShouldBeTrue(output.ToString());
        output.ToString().ShouldContain($"figure tamper-found {cases}/{cases}");
    }

    [Fact]
    public async Task A_history_is_decided_again_as_it_was_and_what_is_falsified_is_found()
    {
        var output = new StringWriter();
        (await new ReperformRun(seed: 7, commands: 500, TextWriter.Null).ReportAsync(output)).ShouldBeTrue(output.ToString());
        int.Parse(Reperformed().Match(output.ToString()).Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeGreaterThan(300);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("tamper --cases 0", 2)]
    [InlineData("reperform --cases 5", 2)]
    [InlineData("tamper --help", 0)]
    public async Task Wrong_arguments_show_how_it_is_used(string arguments, int exitCode)
    {
        var output = new StringWriter();
        (await Command.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), output)).ShouldBe(exitCode);
        output.ToString().ShouldContain("TottoriCare.LogProofs");
    }

    [GeneratedRegex("figure reperformed ([0-9]+)")]
    private static partial Regex Reperformed();
}
