using System.Text;
using System.Text.RegularExpressions;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Rulebooks;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>What README.md shows of one's own rulebooks is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_readme = Readme();

    [Fact]
    public void The_command_is_one_that_the_host_understands()
    {
        string[] commands = Block("own rulebooks").Split('\n');

        commands[^1].ShouldStartWith("dotnet run --project src/TottoriCare.Grpc -- ");
        Configured.By(commands[^1].Split(" -- ")[1].Split(' '))
            .ShouldBe(new HostSettings(RulebookFolder: "rulebooks", ReloadFile: "rulebooks/reload"));
        commands[1].ShouldBe("cp tests/TottoriCare.Domain.Tests/Fixtures/990019.json rulebooks");
    }

    [Fact]
    public async Task The_call_is_answered_as_it_is_shown()
    {
        using var folder = new RulebookFolder();
        folder.Write("990019.json", Library.TownText());
        var host = new RunningHost(new BookSources(folder.FullName).Read(before: null).Book!);
        await host.InitializeAsync();
        try
        {
            Match call = Regex.Match(Block("own call"), "^curl -s http://127.0.0.1:5080(?<path>/\\S+) -H 'Content-Type: application/json' -d '(?<body>[^']+)'$");
            call.Success.ShouldBeTrue();

            V1.AssessFeeResponse response = (await host.CallJsonAsync<V1.AssessFeeResponse>(call.Groups["path"].Value, call.Groups["body"].Value)).Value;

            Block("own explanation").ShouldBe(response.Reasons.Explanation.En, customMessage: $"It should read:\n{response.Reasons.Explanation.En}\n");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("4 MiB", RulebookFile.MostBytes, 4 * 1024 * 1024)]
    [InlineData("5,000 files", BookSources.MostFiles, 5_000)]
    public void The_bounds_are_those_of_the_host(string words, int bound, int expected)
    {
        bound.ShouldBe(expected);
        s_readme.ShouldContain(words);
    }

    private static string Block(string mark)
    {
        string rest = s_readme.Split($"<!-- {mark} -->\n")[1];
        return rest.Split("```")[1].Split('\n', 2)[1].TrimEnd('\n');
    }

    private static string Readme()
    {
        using Stream file = typeof(ReadmeTests).Assembly.GetManifestResourceStream("README.md")!;
        return new StreamReader(file, Encoding.UTF8).ReadToEnd();
    }
}
