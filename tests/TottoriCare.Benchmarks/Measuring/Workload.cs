namespace TottoriCare.Benchmarks.Measuring;

/// <summary>A piece of work that is measured.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="Operations">How many operations a pass is.</param>
/// <param name="Pass">
/// Does every operation once, in an order that the number of the pass decides; its result is a sum over all answers, so that
/// none of them can be left out.
/// </param>
internal sealed record Workload(string Name, int Operations, Func<int, long> Pass);
