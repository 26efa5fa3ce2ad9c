using System.Text;
using System.Text.RegularExpressions;
using TottoriCare.Grpc.Csv;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Rulebooks;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>What README.md tells of the service is so.</summary>
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

    [Fact]
    public void The_table_of_methods_names_every_method_and_every_kind_of_file()
    {
        string[] rows = [.. s_readme.Split("| method | question |\n")[1].Split("\n\n")[0].Split('\n')];
        string[] served =
        [
            .. new[] { V1.DecisionServiceReflection.Descriptor, V1.RulebookServiceReflection.Descriptor }
                .SelectMany(file => file.Services).SelectMany(service => service.Methods).Select(method => $"{method.Service.Name}/{method.Name}"),
            .. CsvKinds.All.Select(kind => kind.Path),
        ];

        // A second name in a cell leaves its service out.
        string[] told = [.. rows[1..].SelectMany(row => Names(row.Split('|')[1]))];

        told.ShouldBe(served, ignoreOrder: true);
        rows[1..].ShouldAllBe(row => row.Split('|')[2].Trim().Length > 5);

        static IEnumerable<string> Names(string cell)
        {
            string service = "";
            foreach (Match name in Regex.Matches(cell, "`(?:POST )?([^`]+)`"))
            {
                string text = name.Groups[1].Value;
                service = text.Contains('/', StringComparison.Ordinal) ? text.Split('/')[0] : service;
                yield return text.Contains('/', StringComparison.Ordinal) ? text : $"{service}/{text}";
            }
        }
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
