using TottoriCare.Conformance;
using TottoriCare.Deviations.Planting;
using TottoriCare.Deviations.Serving;

namespace TottoriCare.Deviations.Commands;

/// <summary>確認: whether the conformance kit finds every planted deviation, and raises no alarm where there is none.</summary>
internal static class CheckRun
{
    private const int AtOnce = 4;

    // Of the cases that find a deviation over JSON, as many are asked over gRPC too.
    private const int AskedOverGrpc = 5;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(IReadOnlyList<(string Name, Deviation Deviation)> planted, TextWriter output)
    {
        IReadOnlyList<ConformanceCase> cases = CaseFile.Kept();
        int alarms = await AlarmsAsync(cases, output);
        int found = 0;
        foreach ((string name, Deviation deviation) in planted)
        {
            await using DeviatingServer server = await DeviatingServer.StartAsync(deviation);
            CaseResult[] byJson = Failed(await ScoreAsync(cases, server, Protocol.Json));
            ConformanceCase[] again = [.. byJson.Take(AskedOverGrpc).Select(result => result.Case)];
            bool sameByGrpc = again.Length == 0 || Failed(await ScoreAsync(again, server, Protocol.Grpc)).Length == again.Length;
            bool isFound = byJson.Length > 0 && sameByGrpc;
            found += isFound ? 1 : 0;
            await output.WriteLineAsync($"{(isFound ? "✓" : "✗")} {name}  {byJson.Length}/{cases.Count}  {RulesOf(byJson)}  {deviation.Words}{(sameByGrpc ? "" : "  (gRPC ≠ JSON)")}");
        }

        await output.WriteLineAsync($"figure planted-deviations-found {found}/{planted.Count}");
        await output.WriteLineAsync($"figure conformance-false-alarms {alarms}");
        return found == planted.Count && alarms == 0 ? 0 : 1;
    }

    private static async Task<int> AlarmsAsync(IReadOnlyList<ConformanceCase> cases, TextWriter output)
    {
        int alarms = 0;
        await using DeviatingServer server = await DeviatingServer.StartAsync(Deviation.None());
        foreach (Protocol protocol in new[] { Protocol.Json, Protocol.Grpc })
        {
            Score score = await ScoreAsync(cases, server, protocol);
            alarms += score.Failed + score.NotOffered;
            await output.WriteLineAsync($"{protocol}: {score.Passed}/{cases.Count}");
            foreach (Difference difference in score.Results.SelectMany(result => result.Differences).Take(AskedOverGrpc))
                await output.WriteLineAsync($"  {difference.InWords.Ja} / {difference.InWords.En}");
        }

        return alarms;
    }

    private static async Task<Score> ScoreAsync(IReadOnlyList<ConformanceCase> cases, DeviatingServer server, Protocol protocol)
    {
        using var target = new Target(protocol == Protocol.Json ? server.Http : server.Grpc, protocol, s_timeout, []);
        (Score? score, Words? fault) = await Scorer.ScoreAsync(cases, target, AtOnce);
        return score ?? throw new InvalidOperationException(fault!.En);
    }

    private static CaseResult[] Failed(Score score) => [.. score.Results.Where(result => result.Verdict == Verdict.Failed)];

    private static string RulesOf(CaseResult[] failed) => string.Join(' ', failed.SelectMany(result => result.Differences)
        .Select(difference => difference.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal));
}
