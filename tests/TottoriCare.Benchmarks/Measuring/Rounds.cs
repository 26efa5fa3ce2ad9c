namespace TottoriCare.Benchmarks.Measuring;

/// <summary>Measures workloads in turn, round after round, so that whatever else the machine does falls on all of them alike.</summary>
/// <remarks>
/// BenchmarkDotNet measures one subject after the other, each in a process that it builds: a comparison would be one of two
/// times of day, and a single run of a command could neither check the answers first nor weigh the figures against goals.
/// </remarks>
internal static class Rounds
{
    public static IReadOnlyList<Measurement> Of(Effort effort, params Workload[] workloads)
    {
        int[] passes = [.. workloads.Select(workload => PassesOfABatch(workload, effort))];
        double[][] nanoseconds = [.. workloads.Select(_ => new double[effort.Rounds])];
        long[] bytes = new long[workloads.Length];
        for (int round = 0; round < effort.Rounds; round++)
        {
            for (int turn = 0; turn < workloads.Length; turn++)
            {
                // Who follows whom changes from round to round.
                int i = (turn + round) % workloads.Length;
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                ProcessorClock clock = ProcessorClock.Start();
                Repeat(workloads[i], passes[i], round * passes[i]);
                TimeSpan taken = clock.Elapsed;
                bytes[i] += GC.GetAllocatedBytesForCurrentThread() - allocated;
                nanoseconds[i][round] = taken.TotalNanoseconds / ((double)passes[i] * workloads[i].Operations);
            }
        }

        return [.. workloads.Select((workload, i) =>
            new Measurement(nanoseconds[i], bytes[i] / ((double)effort.Rounds * passes[i] * workload.Operations)))];
    }

    // Runs a workload until it is compiled for good, then asks how many passes fill a batch.
    private static int PassesOfABatch(Workload workload, Effort effort)
    {
        ProcessorClock warmUp = ProcessorClock.Start();
        for (int pass = 0; pass == 0 || warmUp.Elapsed < effort.WarmUp; pass++)
            Repeat(workload, 1, pass);

        for (int passes = 1; ; passes *= 2)
        {
            ProcessorClock batch = ProcessorClock.Start();
            Repeat(workload, passes, 0);
            if (batch.Elapsed >= effort.Batch)
                return passes;
        }
    }

    private static void Repeat(Workload workload, int passes, int first)
    {
        long expected = workload.Pass(first);
        for (int pass = 1; pass < passes; pass++)
        {
            if (workload.Pass(first + pass) != expected)
                throw new InvalidOperationException($"{workload.Name}: the same cases had other answers in another order.");
        }
    }
}
