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

    private static readonly TimeSpan s_betweenSigns = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<Difference> _differences = [];

    public Statistics Statistics { get; } = new();

    public long Cases { get; private set; }

    public long Differences { get; private set; }

    /// <summary>The first differences by the order of the cases.</summary>
    public IReadOnlyList<Difference> Kept => [.. _differences.OrderBy(difference => difference.Case.Index).Take(MostKept)];

    /// <summary>The first cases of a seed.</summary>
    public static ComparisonRun Of(long seed, long cases, Action<long, long>? progress = null)
    {
        var source = new CaseSource(seed);
        var run = new ComparisonRun();
        long done = 0, shown = Stopwatch.GetTimestamp();
        Parallel.ForEach(Partitioner.Create(0, cases, CasesAtATime), range =>
        {
            run.Compare(Indices(range.Item1, range.Item2).Select(source.At));
            long soFar = Interlocked.Add(ref done, range.Item2 - range.Item1);
            if (progress is null || Stopwatch.GetElapsedTime(Interlocked.Read(ref shown)) < s_betweenSigns)
                return;
            Interlocked.Exchange(ref shown, Stopwatch.GetTimestamp());
            progress(soFar, run.Differences);
        });
        return run;
    }

    /// <summary>Cases that come one after the other; they are never all held at once.</summary>
    public static ComparisonRun Over(IEnumerable<DrawnCase> cases)
    {
        var run = new ComparisonRun();
        Parallel.ForEach(Partitioner.Create(cases.Chunk(CasesAtATime), EnumerablePartitionerOptions.NoBuffering), run.Compare);
        return run;
    }

    private static IEnumerable<long> Indices(long first, long end)
    {
        for (long index = first; index < end; index++)
            yield return index;
    }

    private void Compare(IEnumerable<DrawnCase> cases)
    {
        var statistics = new Statistics();
        var found = new List<Difference>();
        long count = 0, differences = 0;
        foreach (DrawnCase drawn in cases)
        {
            count++;
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
            Cases += count;
            Differences += differences;
            _differences.AddRange(found);
        }
    }
}
