using NodaTime;
using TottoriCare.Decisions;

namespace TottoriCare.Eligibility;

/// <summary>対象者の決定: whether a mother and her infants may have a kind of care on given days.</summary>
public sealed record EligibilityDecision : Decision
{
    internal EligibilityDecision(
        Outcome outcome,
        LocalDate? windowFirst,
        LocalDate? windowLast,
        DecisionReasons reasons)
        : base(reasons)
    {
        Outcome = outcome;
        WindowFirst = windowFirst;
        WindowLast = windowLast;
    }

    /// <summary>結論.</summary>
    public Outcome Outcome { get; }

    /// <summary>対象期間の初日: the first day inside the window; none where the rulebook states no window.</summary>
    public LocalDate? WindowFirst { get; }

    /// <summary>対象期間の末日: the last day inside the window; none where the rulebook states no window.</summary>
    public LocalDate? WindowLast { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        Figure.Of("outcome", Outcome),
        .. Figure.OfAny("window_first", WindowFirst),
        .. Figure.OfAny("window_last", WindowLast),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline =>
        new($"対象者の判定は{Outcome.Title.Ja}", $"eligibility {Outcome.Sentence}");
}
