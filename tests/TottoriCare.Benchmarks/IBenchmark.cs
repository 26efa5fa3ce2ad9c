using TottoriCare.Benchmarks.Measuring;

namespace TottoriCare.Benchmarks;

/// <summary>A subject that is measured by one run of the command. Each has a folder of its own.</summary>
internal interface IBenchmark
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>What it measures.</summary>
    LocalizedText Title { get; }

    /// <summary>Measures, and reports every figure.</summary>
    void Run(Effort effort, Report report);
}
