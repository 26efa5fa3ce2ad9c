using TottoriCare.Conformance;
using TottoriCare.Deviations.Planting;
using TottoriCare.Deviations.Serving;

namespace TottoriCare.Deviations.Commands;

/// <summary>確認: whether the conformance kit finds every planted deviation, and raises no alarm where there is none.</summary>
internal sealed class CheckRun : IDisposable
{
    private const int AtOnce = 4;

    // Of the cases that find a deviation over JSON, as many are asked over gRPC too.
    private const int AskedOverGrpc = 5;

    // Cases are asked in so many turns, each of them spread over all methods and rules: what is found in one need not be asked further.
    private const int Turns = 10;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<ConformanceCase> _cases = CaseFile.Kept();
    private readonly DeviatingServer _server;
    private readonly Target _json;
    private readonly Target _grpc;
    private readonly TextWriter _output;

    private CheckRun(DeviatingServer server, TextWriter output)
    {
        _server = server;
        _output = output;
        _json = new Target(server.Http, Protocol.Json, s_timeout, []);
        _grpc = new Target(server.Grpc, Protocol.Grpc, s_timeout, []);
    }

    /// <summary>Plants each deviation in one and the same server.</summary>
    /// <param name="planted">The deviations by name.</param>
    /// <param name="askAll">Whether every case is asked of each, also of one that is found already.</param>
    /// <param name="output">Where the result is told.</param>
    /// <returns>0 where every deviation is found, and none in the product itself.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<(string Name, Deviation Deviation)> planted, bool askAll, TextWriter output)
    {
        await using DeviatingServer server = await DeviatingServer.StartAsync(Deviation.None());
        using var run = new CheckRun(server, output);
        int alarms = await run.AlarmsAsync();
        int found = 0;
        foreach ((string name, Deviation deviation) in planted)
            found += await run.IsFoundAsync(name, deviation, askAll) ? 1 : 0;

        await output.WriteLineAsync($"figure planted-deviations-found {found}/{planted.Count}");
        await output.WriteLineAsync($"figure conformance-false-alarms {alarms}");
        return found == planted.Count && alarms == 0 ? 0 : 1;
    }

    public void Dispose()
    {
        _json.Dispose();
        _grpc.Dispose();
    }

    private async Task<bool> IsFoundAsync(string name, Deviation deviation, bool askAll)
    {
        _server.Plant(deviation);
        var byJson = new List<CaseResult>();
        int asked = 0;
        for (int turn = 0; turn < Turns && (askAll || byJson.Count < AskedOverGrpc); turn++)
        {
            ConformanceCase[] cases = [.. _cases.Where((_, place) => place % Turns == turn)];
            byJson.AddRange(Failed(await ScoreAsync(cases, _json)));
            asked += cases.Length;
        }

        ConformanceCase[] again = [.. byJson.Take(AskedOverGrpc).Select(result => result.Case)];
        bool sameByGrpc = again.Length == 0 || Failed(await ScoreAsync(again, _grpc)).Length == again.Length;
        bool isFound = byJson.Count > 0 && sameByGrpc;
        await _output.WriteLineAsync(
            $"{(isFound ? "✓" : "✗")} {name}  {byJson.Count}/{asked}  {RulesOf(byJson)}  {deviation.Words}{(sameByGrpc ? "" : "  (gRPC ≠ JSON)")}");
        return isFound;
    }

    private async Task<int> AlarmsAsync()
    {
        int alarms = 0;
        foreach ((Protocol protocol, Target target) in new[] { (Protocol.Json, _json), (Protocol.Grpc, _grpc) })
        {
            Score score = await ScoreAsync(_cases, target);
            alarms += score.Failed + score.NotOffered;
            await _output.WriteLineAsync($"{protocol}: {score.Passed}/{_cases.Count}");
            foreach (Difference difference in score.Results.SelectMany(result => result.Differences).Take(AskedOverGrpc))
                await _output.WriteLineAsync($"  {difference.InWords.Ja} / {difference.InWords.En}");
        }

        return alarms;
    }

    private static async Task<Score> ScoreAsync(IReadOnlyList<ConformanceCase> cases, Target target)
    {
        (Score? score, Words? fault) = await Scorer.ScoreAsync(cases, target, AtOnce);
        return score ?? throw new InvalidOperationException(fault!.En);
    }

    private static CaseResult[] Failed(Score score) => [.. score.Results.Where(result => result.Verdict == Verdict.Failed)];

    private static string RulesOf(IEnumerable<CaseResult> failed) => string.Join(' ', failed.SelectMany(result => result.Differences)
        .Select(difference => difference.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal));
}
