namespace TottoriCare.Benchmarks.Measuring;

/// <summary>How long is measured.</summary>
/// <param name="WarmUp">How long each workload runs before anything is timed, so that the runtime has compiled it for good.</param>
/// <param name="Batch">About how long a timed batch of one workload takes.</param>
/// <param name="Rounds">How many batches each workload has.</param>
/// <param name="Rulebooks">How many rulebooks are loaded.</param>
/// <param name="TimesBind">Whether a goal on a time is a condition of success.</param>
internal sealed record Effort(TimeSpan WarmUp, TimeSpan Batch, int Rounds, int Rulebooks, bool TimesBind)
{
    /// <summary>For work whose single pass fills many a batch.</summary>
    public Effort ForSlowWork => this with { Rounds = 3 };

    /// <summary>Long enough that a missed goal is one.</summary>
    public static readonly Effort Long = new(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(20), 41, 2_000, true);

    /// <summary>Long enough to see that it runs, and allocates nothing.</summary>
    public static readonly Effort Short = new(TimeSpan.FromMilliseconds(750), TimeSpan.FromMilliseconds(5), 9, 100, false);
}
