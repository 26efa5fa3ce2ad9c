using NodaTime;
using TottoriCare.Decisions;

namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の決定: what is owed for a booking that was given up or changed.</summary>
public sealed record CancellationDecision : Decision
{
    internal CancellationDecision(CancellationVerdict verdict, DecisionReasons reasons)
        : base(reasons) => Verdict = verdict;

    /// <summary>The plain answer.</summary>
    public CancellationVerdict Verdict { get; }

    /// <summary>結論.</summary>
    public CancellationOutcome Outcome => Verdict.Outcome;

    /// <summary>キャンセル料: 0 unless charged.</summary>
    public Yen Charge => Verdict.Charge;

    /// <summary>期限; none where the kind of care is never charged.</summary>
    public NoticeDeadline? Deadline => Verdict.Deadline;

    /// <summary>納付書の月: only for a charge above 0, where the rulebook states it.</summary>
    public YearMonth? BilledIn => Verdict.BilledIn;

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        Figure.Of("outcome", Outcome),
        Figure.Of("charge", Charge),
        .. Figure.OfAny("deadline", Deadline?.At),
        .. Figure.OfAny("billed_in", BilledIn),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline => Outcome == CancellationOutcome.Charged
        ? new($"キャンセル料は{Charge.ToText(Language.Japanese)}", $"the cancellation charge is {Charge.ToText(Language.English)}")
        : Outcome == CancellationOutcome.NeedsReview
            ? new("キャンセル料は要確認", "the cancellation charge needs review")
            : new(Outcome.Title.Ja, "no cancellation charge");
}
