namespace TottoriCare.Coverage;

/// <summary>網羅の報告: what the analysis of a whole rulebook has found.</summary>
/// <param name="Findings">Every finding, flaws first; each stands for the whole range on which it is the same.</param>
public sealed record CompletenessReport(IReadOnlyList<CoverageFinding> Findings)
{
    /// <summary>Gaps, overlaps and figures out of reach that nothing declares.</summary>
    public IReadOnlyList<CoverageFinding> Flaws => [.. Findings.Where(finding => finding.Kind.IsFlaw)];

    /// <summary>Whether every decision has exactly one answer everywhere, what is declared open being an answer of its own.</summary>
    public bool IsComplete => !Findings.Any(finding => finding.Kind.IsFlaw);
}
