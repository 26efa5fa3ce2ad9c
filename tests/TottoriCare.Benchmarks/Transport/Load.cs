using TottoriCare.Benchmarks.Measuring;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>負荷: a method that is called over and over.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="Address">The method.</param>
/// <param name="BodyFile">The file of the request, framed.</param>
internal sealed record Load(string Name, Uri Address, string BodyFile)
{
    /// <summary>Calls the method so many times.</summary>
    public LoadRound Run(int calls, int? processor)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        ProcessorClock clock = ProcessorClock.Start();
        double perSecond = H2Load.CallsPerSecond(Address, BodyFile, calls, processor);
        TimeSpan taken = clock.Elapsed;
        return new LoadRound(perSecond, taken.TotalMicroseconds / calls, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)calls);
    }
}

/// <summary>What was measured of a method in one round.</summary>
/// <param name="PerSecond">Calls per second, on the wall.</param>
/// <param name="Microseconds">Processor time of the server for one call.</param>
/// <param name="Bytes">What one call took from the heap of the whole process.</param>
internal readonly record struct LoadRound(double PerSecond, double Microseconds, double Bytes)
{
    /// <summary>What slices of as many calls each come to.</summary>
    public static LoadRound Mean(LoadRound[] slices) => new(
        slices.Length / slices.Sum(slice => 1 / slice.PerSecond), slices.Average(slice => slice.Microseconds), slices.Average(slice => slice.Bytes));
}
