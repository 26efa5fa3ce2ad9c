using System.Diagnostics;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>Loads methods in turn, round after round, so that whatever else the machine does falls on all of them alike.</summary>
/// <remarks>
/// The server keeps to one processor and the load generator to another: what is compared is what the server can do, and not
/// which of the two the system lets run. On a machine with one processor they share it.
/// </remarks>
internal sealed class LoadRounds
{
    private const int WarmUpRounds = 2;
    private const int CallsInSlice = 5_000;

    private readonly IReadOnlyList<Load> _loads;
    private readonly LoadRound[][] _rounds;

    private LoadRounds(IReadOnlyList<Load> loads, int rounds)
    {
        _loads = loads;
        _rounds = [.. loads.Select(_ => new LoadRound[rounds])];
    }

    public static LoadRounds Of(IReadOnlyList<Load> loads, int rounds, int calls)
    {
        var measured = new LoadRounds(loads, rounds);
        using Process self = Process.GetCurrentProcess();
        int? processor = Pin(self);
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            LoadRound[] one = Round(loads, calls, processor);
            for (int i = 0; i < loads.Count && round >= 0; i++)
                measured._rounds[i][round] = one[i];
        }

        return measured;
    }

    // A neighbour on the machine that works for a second meets all of them alike, where each runs many times for a moment.
    private static LoadRound[] Round(IReadOnlyList<Load> loads, int calls, int? processor)
    {
        int count = calls / CallsInSlice;
        var slices = new LoadRound[loads.Count][];
        for (int i = 0; i < loads.Count; i++)
            slices[i] = new LoadRound[count];
        for (int turn = 0; turn < count * loads.Count; turn++)
        {
            // Who follows whom changes from slice to slice.
            (int slice, int place) = Math.DivRem(turn, loads.Count);
            int i = (place + slice) % loads.Count;
            slices[i][slice] = loads[i].Run(CallsInSlice, processor);
        }

        return Array.ConvertAll(slices, LoadRound.Mean);
    }

    /// <summary>A measure of one load: the median of the rounds.</summary>
    public double Median(int load, Func<LoadRound, double> measure) => MedianOf(_rounds[load].Select(measure));

    /// <summary>How many times that of another load it is: the median over pairs of the same round.</summary>
    public double Ratio(int load, int other, Func<LoadRound, double> measure) =>
        MedianOf(_rounds[load].Zip(_rounds[other], (mine, theirs) => measure(mine) / measure(theirs)));

    public override string ToString() => string.Join('\n', _loads.Select((load, i) =>
        $"{load.Name}: {Median(i, round => round.PerSecond):0} calls/s, {Median(i, round => round.Microseconds):0.0} µs of the server's processor, {Median(i, round => round.Bytes):0} bytes"));

    /// <summary>Keeps the server to the first processor, and returns another one for the load generator.</summary>
    private static int? Pin(Process self)
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
            return null;
        long allowed = self.ProcessorAffinity;
        int first = System.Numerics.BitOperations.TrailingZeroCount(allowed);
        self.ProcessorAffinity = (nint)(1L << first);
        return System.Numerics.BitOperations.TrailingZeroCount(allowed & ~(1L << first));
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
