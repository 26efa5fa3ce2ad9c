using TottoriCare.Fuzz.Running;
using TottoriCare.Fuzz.Serving;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz.Tests;

/// <summary>The fuzzer against hosts that do one thing wrong each: it has to notice every one of them, and nothing where there is nothing.</summary>
public class PlantedFaultsTests
{
    private const int Requests = 1_500;

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { nameof(Plant.Throws), "a fault inside the server" },
        { nameof(Plant.Hangs), "hung" },
        { nameof(Plant.Unknown), "UNKNOWN" },
        { nameof(Plant.Dies), "with 137" },
        { nameof(Plant.Leaks), "the heap has grown" },
        { nameof(Plant.Forgets), "answered otherwise than at first" },
        { nameof(Plant.NoStatus), "ill-formed" },
        { nameof(Plant.Http500), "HTTP 500" },
        { nameof(Plant.Logs), "planted" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_reported(string plant, string report)
    {
        FuzzRun run = Run(plant, Patience(plant));

        run.Verdicts.Failures.ShouldContain(failure => failure.What.Contains(report, StringComparison.Ordinal));
    }

    [Fact]
    public void A_host_without_a_fault_has_no_failure() =>
        Run(nameof(Plant.None), TimeSpan.FromSeconds(20)).Verdicts.Failures.ShouldBeEmpty();

    // A call that hangs has to be waited for; any other host may be slow on a busy machine.
    private static TimeSpan Patience(string plant) => TimeSpan.FromSeconds(plant == nameof(Plant.Hangs) ? 2 : 20);

    private static FuzzRun Run(string plant, TimeSpan patience)
    {
        using HostProcess host = HostProcess.Start("TottoriCare.Fuzz.dll", FaultyHost.Command, plant);
        var run = new FuzzRun(host, ServedTargets.Health, new FuzzSettings { Requests = Requests, Seed = 7, Patience = patience }, TextWriter.Null);
        run.Run();
        return run;
    }
}
