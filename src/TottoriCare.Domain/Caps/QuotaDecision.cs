using TottoriCare.Decisions;
using TottoriCare.Rules;

namespace TottoriCare.Caps;

/// <summary>利用残数の回答: what every pool holds for a case.</summary>
public sealed record QuotaDecision : Decision
{
    internal QuotaDecision(
        IReadOnlyList<PoolQuota>? pools, DecisionBasis basis, IReadOnlyList<Finding> findings, IReadOnlyList<Reading> furtherReadings)
        : base(basis, findings, furtherReadings)
    {
        Pools = pools ?? [];
        IsStated = pools is not null;
    }

    /// <summary>Every pool of the rulebook, in its order.</summary>
    public IReadOnlyList<PoolQuota> Pools { get; }

    /// <summary>Whether the rulebook states its caps.</summary>
    public bool IsStated { get; }

    /// <inheritdoc/>
    public override LocalizedText Headline => new("利用残数", "quota");
}
