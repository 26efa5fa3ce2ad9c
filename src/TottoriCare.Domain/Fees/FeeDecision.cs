using TottoriCare.Decisions;

namespace TottoriCare.Fees;

/// <summary>利用料の決定: what a user pays for a booking.</summary>
public sealed record FeeDecision : Decision
{
    internal FeeDecision(Yen? fee, DecisionReasons reasons)
        : base(reasons) => Fee = fee;

    /// <summary>利用料: the amount payable; none where it needs review.</summary>
    public Yen? Fee { get; }

    /// <summary>結論.</summary>
    public FeeOutcome Outcome => Fee is not { } fee ? FeeOutcome.NeedsReview : fee == Yen.Zero ? FeeOutcome.Free : FeeOutcome.Payable;

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        Figure.Of("outcome", Outcome),
        .. Figure.OfAny("fee", Fee),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline => Fee is { } fee
        ? new($"利用料は{fee.ToText(Language.Japanese)}", $"the user fee is {fee.ToText(Language.English)}")
        : new("利用料は要確認", "the user fee needs review");
}
