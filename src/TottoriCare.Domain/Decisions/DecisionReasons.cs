using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>決定の理由: everything that a decision carries beside its answer.</summary>
/// <param name="Basis">Rulebook and calendar.</param>
/// <param name="Findings">What every rule said.</param>
/// <param name="Readings">The open readings that the answer rests on.</param>
internal sealed record DecisionReasons(DecisionBasis Basis, IReadOnlyList<Finding> Findings, IReadOnlyList<Reading> Readings);
