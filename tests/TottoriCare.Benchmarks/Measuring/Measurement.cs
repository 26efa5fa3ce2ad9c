namespace TottoriCare.Benchmarks.Measuring;

/// <summary>What was measured of a workload.</summary>
/// <param name="Nanoseconds">The time of one operation, for each round.</param>
/// <param name="Bytes">What one operation took from the heap, on average over all rounds; exactly 0 where nothing was taken at all.</param>
internal sealed record Measurement(double[] Nanoseconds, double Bytes)
{
    /// <summary>The time of one operation: the median of the rounds.</summary>
    public double MedianNanoseconds => MedianOf(Nanoseconds);

    /// <summary>How many times as long as another workload it took: the median over pairs of the same round.</summary>
    public double Over(Measurement other) => MedianOf([.. Nanoseconds.Zip(other.Nanoseconds, (mine, theirs) => mine / theirs)]);

    private static double MedianOf(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
