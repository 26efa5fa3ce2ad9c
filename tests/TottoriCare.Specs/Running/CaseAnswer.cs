namespace TottoriCare.Specs.Running;

/// <summary>答え: what came, each answer in its one canonical text by the head of its column.</summary>
/// <param name="Cells">The answers; a column that this runner knows nothing of is not among them.</param>
/// <param name="Cited">The ids of every rule and reading that the answer names.</param>
internal sealed record CaseAnswer(IReadOnlyDictionary<string, string> Cells, IReadOnlySet<string> Cited);
