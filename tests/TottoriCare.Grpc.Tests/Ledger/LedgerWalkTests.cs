using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Grpc.Tests.Access;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>The walk through the ledger that README.md shows does what README.md says of it.</summary>
public sealed class LedgerWalkTests : IDisposable
{
    private readonly KeyRing _keys = new();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task The_walk_of_the_readme_bills_the_late_cancellation_and_proves_its_entry()
    {
        if (OperatingSystem.IsWindows())
            return;
        string key = _keys.Make("municipality", Library.CityCode);
        await using HostProcess host = await HostProcess.StartAsync(
            "--storage", "sqlite", "--data", _keys.Of("ledger"), "--keys", _keys.File);

        string[] answers = await RunAsync(Block("ledger walk").Replace("http://127.0.0.1:5080", $"{host.Http1.BaseAddress}".TrimEnd('/')), key);

        JsonNode[] replies = [.. answers.Select(answer => JsonNode.Parse(answer)!)];
        replies.Length.ShouldBe(7);
        replies.Take(5).Select(reply => reply["decision"]!["outcome"]!.GetValue<string>()).ShouldAllBe(outcome => outcome == "COMMAND_OUTCOME_DONE");
        replies[3]["charge"]!["chargeYen"]!.GetValue<string>().ShouldBe("1800");
        replies[4]["month"]!["dueYen"]!.GetValue<string>().ShouldBe("1800");
        replies[5]["notices"]!.AsArray().Single()!["charges"]![0]!["ground"]!["ja"]!.GetValue<string>().ShouldContain("TC-32");
        replies[6]["path"]!.AsArray().Count.ShouldBeGreaterThan(0);
        Block("ledger key").ShouldContain("keys create --role municipality --municipality 312011 --key-file keys.json");
    }

    // Each answer ends where the next begins: a line of its own keeps them apart.
    private static async Task<string[]> RunAsync(string script, string key)
    {
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-e", "-c", script.Replace("\nask ", "\necho; ask ")])
        {
            RedirectStandardOutput = true, Environment = { ["KEY"] = key },
        })!;
        string output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        bash.ExitCode.ShouldBe(0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Block(string mark)
    {
        using Stream file = typeof(LedgerWalkTests).Assembly.GetManifestResourceStream("README.md")!;
        string readme = new StreamReader(file, Encoding.UTF8).ReadToEnd();
        return readme.Split($"<!-- {mark} -->\n")[1].Split("```")[1].Split('\n', 2)[1].TrimEnd('\n');
    }
}
