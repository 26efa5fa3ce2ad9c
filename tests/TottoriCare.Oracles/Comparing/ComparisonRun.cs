using System.Collections.Concurrent;
using System.Diagnostics;
using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Comparing;

/// <summary>A case on which the deciders differ.</summary>
internal sealed record Difference(DrawnCase Case, IReadOnlyList<DifferingPoint> Points);

/// <summary>照合の実行: many cases on every core, with the same result however many there are.</summary>
internal sealed class ComparisonRun
{
    private const int CasesAtATime = 4_000;
    private const int MostKept = 50;

    private readonly Lock _lock = new();
    private readonly List<Difference> _differences = [];

    public Statistics Statistics { get; } = new();

    public long Differences { get; private set; }

    /// <summary>The first differences by the order of the cases.</summary>
    public IReadOnlyList<Difference> Kept => [.. _differences.OrderBy(difference => difference.Case.Index).Take(MostKept)];

    public static ComparisonRun Of(long seed, long cases, Action<long, long>? progress = null)
    {
        var source = new CaseSource(seed);
        return Over(cases, source.At, progress);
    }

    /// <summary>Compares cases by their index.</summary>
    public static ComparisonRun Over(long cases, Func<long, DrawnCase> caseAt, Action<long, long>? progress = null)
    {
        var run = new ComparisonRun();
        long chunks = (cases + CasesAtATime - 1) / CasesAtATime, done = 0;
        long shown = Stopwatch.GetTimestamp();
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, chunks), 1), range =>
        {
            (long first, long end) = (range.Item1 * CasesAtATime, Math.Min(cases, range.Item2 * CasesAtATime));
            run.Compare(first, end, caseAt);
            long sofar = Interlocked.Add(ref done, end - first);
            if (progress is not null && Stopwatch.GetElapsedTime(Interlocked.Read(ref shown)) > TimeSpan.FromSeconds(10))
            {
                Interlocked.Exchange(ref shown, Stopwatch.GetTimestamp());
                progress(sofar, run.Differences);
            }
        });
        return run;
    }

    private void Compare(long first, long end, Func<long, DrawnCase> caseAt)
    {
        var statistics = new Statistics();
        var found = new List<Difference>();
        long differences = 0;
        for (long index = first; index < end; index++)
        {
            DrawnCase drawn = caseAt(index);
            IReadOnlyList<DifferingPoint> points = Comparison.Of(drawn.Setting, drawn.Question, out Answer naive);
            statistics.Add(drawn.Setting, drawn.Question, naive);
            if (points.Count == 0)
                continue;
            differences++;
            if (found.Count < MostKept)
                found.Add(new Difference(drawn, points));
        }

        lock (_lock)
        {
            Statistics.Add(statistics);
            Differences += differences;
            _differences.AddRange(found);
        }
    }
}
