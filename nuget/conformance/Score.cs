namespace TottoriCare.Conformance;

/// <summary>判定: what came of a case.</summary>
public enum Verdict
{
    /// <summary>合格: the answer is right in every place.</summary>
    Passed,

    /// <summary>不合格: it is wrong in some place, or there is none.</summary>
    Failed,

    /// <summary>対象外: the system does not offer the method at all.</summary>
    NotOffered,
}

/// <summary>事例の結果: a case and what came of it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Verdict">Whether it passed.</param>
/// <param name="Differences">Every place in which the answer is wrong.</param>
public sealed record CaseResult(ConformanceCase Case, Verdict Verdict, IReadOnlyList<Difference> Differences);

/// <summary>メソッドの得点: how many of its cases are right in every place.</summary>
/// <param name="Rpc">The method.</param>
/// <param name="Passed">Cases that passed.</param>
/// <param name="Total">Cases that there are.</param>
/// <param name="IsOffered">Whether the system offers the method; else its cases do not count.</param>
public sealed record RpcScore(string Rpc, int Passed, int Total, bool IsOffered);

/// <summary>規定の得点: how often the system found about a rule what is right.</summary>
/// <param name="Rule">規定番号.</param>
/// <param name="Passed">Cases in which its finding and figures are right.</param>
/// <param name="WholeCases">Cases among them that are right in every other place too.</param>
/// <param name="Total">Cases in which the rule has a say.</param>
public sealed record RuleScore(string Rule, int Passed, int WholeCases, int Total);

/// <summary>得点: what came of all cases.</summary>
public sealed class Score
{
    internal Score(IReadOnlyList<CaseResult> results)
    {
        Results = results;
        Rpcs =
        [
            .. results.GroupBy(result => result.Case.Rpc).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new RpcScore(
                group.Key, group.Count(result => result.Verdict == Verdict.Passed), group.Count(), group.Any(result => result.Verdict != Verdict.NotOffered))),
        ];
        Rules =
        [
            .. results.Where(result => result.Verdict != Verdict.NotOffered)
                .SelectMany(result => result.Case.Rules.Keys, (result, rule) => (Rule: rule, Result: result))
                .GroupBy(said => said.Rule).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new RuleScore(
                    group.Key,
                    group.Count(said => said.Result.Differences.All(difference => difference.Rule != said.Rule && difference.Place.Length > 0)),
                    group.Count(said => said.Result.Verdict == Verdict.Passed),
                    group.Count())),
        ];
    }

    /// <summary>Every case, in the order of the file.</summary>
    public IReadOnlyList<CaseResult> Results { get; }

    /// <summary>Method by method.</summary>
    public IReadOnlyList<RpcScore> Rpcs { get; }

    /// <summary>Rule by rule.</summary>
    public IReadOnlyList<RuleScore> Rules { get; }

    /// <summary>How many cases passed.</summary>
    public int Passed => Results.Count(result => result.Verdict == Verdict.Passed);

    /// <summary>How many cases failed.</summary>
    public int Failed => Results.Count(result => result.Verdict == Verdict.Failed);

    /// <summary>How many cases ask for what the system does not offer.</summary>
    public int NotOffered => Results.Count(result => result.Verdict == Verdict.NotOffered);

    /// <summary>Whether every scored case passed, and at least one was scored.</summary>
    public bool IsWhole => Failed == 0 && Passed > 0;
}
