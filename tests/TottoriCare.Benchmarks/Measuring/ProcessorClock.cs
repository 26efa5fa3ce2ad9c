namespace TottoriCare.Benchmarks.Measuring;

/// <summary>処理時間: the processor time that a piece of work took, and not the time that it waited for a processor.</summary>
/// <remarks>On a machine that others use as well, the time on the wall says more about them.</remarks>
internal readonly struct ProcessorClock
{
    private readonly TimeSpan _began;

    private ProcessorClock(TimeSpan began) => _began = began;

    /// <summary>The processor time since the start.</summary>
    public TimeSpan Elapsed => Environment.CpuUsage.TotalTime - _began;

    /// <summary>Starts a clock.</summary>
    public static ProcessorClock Start() => new(Environment.CpuUsage.TotalTime);
}
