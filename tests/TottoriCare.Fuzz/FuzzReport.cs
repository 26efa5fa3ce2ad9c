using TottoriCare.Fuzz.Running;

namespace TottoriCare.Fuzz;

/// <summary>結果の表示: the tally and the figures.</summary>
internal static class FuzzReport
{
    public static void Write(TextWriter output, FuzzRun run, FuzzSettings settings, TimeSpan taken)
    {
        Verdicts verdicts = run.Verdicts;
        foreach ((string kind, int count) in verdicts.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            output.WriteLine($"  {count,9:N0}  {kind}");
        output.WriteLine($"ended by: {string.Join(", ", verdicts.Endings.OrderByDescending(ending => ending.Value).Select(ending => $"{ending.Key} {ending.Value:N0}"))}");

        if (settings.Only is not null)
            output.WriteLine(ExchangeText.Of(verdicts.Last!));
        output.WriteLine($"{verdicts.Requests:N0} requests of {verdicts.Kinds.Count} kinds in {taken.TotalSeconds:0} s, seed {settings.Seed}");
        output.WriteLine($"figure fuzz-requests {verdicts.Requests}");
        output.WriteLine($"figure fuzz-failures {verdicts.Failures.Count}");
        if (run.Curve.IsEmpty)
            return;
        output.WriteLine($"figure fuzz-heap-growth-bytes {run.Curve.HeapGrowth}");
        output.WriteLine($"figure fuzz-heap-bytes-per-request {run.Curve.HeapSlope:0.###}");
        output.WriteLine($"figure fuzz-working-set-growth-bytes {run.Curve.WorkingSetGrowth}");
    }
}
