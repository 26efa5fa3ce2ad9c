using TottoriCare.Decisions;

namespace TottoriCare.Caps;

/// <summary>利用残数の回答: what every pool holds for a case.</summary>
public sealed record QuotaDecision : Decision
{
    internal QuotaDecision(IReadOnlyList<PoolQuota>? pools, DecisionReasons reasons)
        : base(reasons)
    {
        Pools = pools ?? [];
        IsStated = pools is not null;
    }

    /// <summary>Every pool of the rulebook, in its order.</summary>
    public IReadOnlyList<PoolQuota> Pools { get; }

    /// <summary>Whether the rulebook states its caps.</summary>
    public bool IsStated { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        .. Pools.SelectMany(quota => new[]
        {
            Figure.Of($"{quota.Pool.Name}.cap", quota.Unit, quota.Cap),
            Figure.Of($"{quota.Pool.Name}.used", quota.Unit, quota.Used),
            Figure.Of($"{quota.Pool.Name}.booked", quota.Unit, quota.Booked),
            Figure.Of($"{quota.Pool.Name}.remaining", quota.Unit, quota.Remaining),
        }),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline => new("利用残数", "quota");
}
