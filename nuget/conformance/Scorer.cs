namespace TottoriCare.Conformance;

/// <summary>採点: asks a system every case and compares what it answers.</summary>
public static class Scorer
{
    /// <summary>Scores a system.</summary>
    /// <param name="cases">The cases, at least one.</param>
    /// <param name="target">The system.</param>
    /// <param name="atOnce">How many calls may be under way at a time, 1 or more.</param>
    /// <param name="progress">Told how many cases are done, after each.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>The score; or why the system can't be scored, and the mend.</returns>
    public static async Task<(Score? Score, Words? Fault)> ScoreAsync(
        IReadOnlyList<ConformanceCase> cases, Target target, int atOnce, Action<int>? progress = null, CancellationToken stop = default)
    {
        var replies = new Reply[cases.Count];
        int done = 0;
        try
        {
            // The first case alone: what can't be reached or does not answer is said at once and once.
            replies[0] = await target.AskAsync(cases[0], stop);
            if (replies[0].IsTimeout)
                return (null, new($"最初の事例に{replies[0].Refusal!.Ja}--target と --timeout を確かめてください。", $"On the first case {replies[0].Refusal!.En} Check --target and --timeout."));
            progress?.Invoke(++done);
            await Parallel.ForAsync(1, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop }, async (index, token) =>
            {
                replies[index] = await target.AskAsync(cases[index], token);
                progress?.Invoke(Interlocked.Increment(ref done));
            });
        }
        catch (TargetUnreachable unreachable)
        {
            return (null, unreachable.Why);
        }

        // A method is missing only where it is missing always: one that now and then says so fails.
        HashSet<string> offered = [.. cases.Where((_, index) => !replies[index].IsUnsupported).Select(asked => asked.Rpc)];
        return (new Score([.. cases.Select((asked, index) => ResultOf(asked, replies[index], offered.Contains(asked.Rpc)))]), null);
    }

    private static CaseResult ResultOf(ConformanceCase asked, Reply reply, bool isOffered)
    {
        if (!isOffered)
            return new CaseResult(asked, Verdict.NotOffered, []);
        IReadOnlyList<Difference> differences = reply.Canonical is { } canonical ? Comparison.Of(asked, canonical) : [Difference.NoAnswer(reply.Refusal!)];
        return new CaseResult(asked, differences.Count == 0 ? Verdict.Passed : Verdict.Failed, differences);
    }
}
