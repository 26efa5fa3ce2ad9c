using TottoriCare.Decisions;

namespace TottoriCare.Grants;

/// <summary>施設整備助成の決定: how much a facility is granted.</summary>
public sealed record GrantDecision : Decision
{
    internal GrantDecision(GrantVerdict verdict, DecisionReasons reasons)
        : base(reasons) => Verdict = verdict;

    /// <summary>The plain answer.</summary>
    public GrantVerdict Verdict { get; }

    /// <summary>結論.</summary>
    public Outcome Outcome => Verdict.Outcome;

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        Figure.Of("outcome", Outcome),
        Figure.Of("grant", Verdict.Grant),
        Figure.Of("eligible_cost", Verdict.EligibleCost),
        Figure.Of("cap", Verdict.Cap),
        Figure.Of("remaining_cap", Verdict.RemainingCap),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline => Outcome == Outcome.Refused
        ? new("助成は不可", "the grant is refused")
        : Outcome == Outcome.NeedsReview
            ? new($"助成は要確認（{Verdict.Grant.ToText(Language.Japanese)}まで）", $"the grant, up to {Verdict.Grant.ToText(Language.English)}, needs review")
            : new($"助成額は{Verdict.Grant.ToText(Language.Japanese)}", $"the grant is {Verdict.Grant.ToText(Language.English)}");
}
