using TottoriCare.Benchmarks.Measuring;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>通信: what the transport adds to Kestrel, and a decision to the transport.</summary>
internal sealed class TransportBenchmark : IBenchmark
{
    private const int Rounds = 7;
    private const int Calls = 50_000;
    private const int FewCalls = 10_000;

    public string Name => "transport";

    public LocalizedText Title { get; } = new(
        "gRPC の呼出しの速さ（素の Kestrel との比較を含む）。h2load が必要",
        "how fast gRPC calls are (against bare Kestrel); needs h2load");

    public void Run(Effort effort, Report report)
    {
        if (!H2Load.IsInstalled)
        {
            report.Fail("h2load がありません。Debian では nghttp2-client を導入してください。 / There is no h2load; on Debian it is in nghttp2-client.");
            return;
        }

        RunAsync(effort, report).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(Effort effort, Report report)
    {
        await using BenchmarkHost host = await BenchmarkHost.StartAsync();
        byte[] empty = await AnswerCheck.RequireAsync(host.Empty);
        byte[] bare = await AnswerCheck.RequireAsync(host.Bare);
        if (!empty.AsSpan().SequenceEqual(bare))
            throw new InvalidOperationException("The empty call and the bare endpoint answer differently.");
        await AnswerCheck.RequireAsync(host.Decision);
        await AnswerCheck.RequireAsync(host.Terse);

        Load[] loads = [host.Empty, host.Bare, host.Decision, host.Terse];
        LoadRounds rounds = LoadRounds.Of(loads, Rounds, effort.TimesBind ? Calls : FewCalls);
        report.Say(rounds.ToString());
        report.Time("transport-vs-kestrel", rounds.Ratio(0, 1, round => round.PerSecond), Goal.AtLeast(0.80));
        report.Time("transport-vs-kestrel-processor", rounds.Ratio(1, 0, round => round.Microseconds));
        report.Time("transport-vs-echo", rounds.Ratio(2, 0, round => round.PerSecond), Goal.AtLeast(0.85));
        report.Time("transport-vs-echo-terse", rounds.Ratio(3, 0, round => round.PerSecond));
        report.Time("transport-vs-echo-processor", rounds.Ratio(0, 2, round => round.Microseconds));
        report.Count("alloc-per-call", rounds.Median(0, round => round.Bytes), Goal.AtMost(4_096));
        report.Time("alloc-per-decision", rounds.Median(2, round => round.Bytes));
    }
}
