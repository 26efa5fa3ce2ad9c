using TottoriCare.Decisions;

namespace TottoriCare.Bookings;

/// <summary>予約の決定: whether a booking is allowed, with every rule that was asked.</summary>
public sealed record BookingDecision : Decision
{
    internal BookingDecision(BookingVerdict verdict, DecisionReasons reasons)
        : base(reasons) => Verdict = verdict;

    /// <summary>The plain answer.</summary>
    public BookingVerdict Verdict { get; }

    /// <summary>結論.</summary>
    public Outcome Outcome => Verdict.Outcome;

    /// <summary>利用料: what the use costs the user; none where the rulebook does not state it.</summary>
    public Yen? UserFee => Verdict.UserFee;

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        Figure.Of("outcome", Outcome),
        .. Figure.OfAny("user_fee", UserFee),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline => new($"予約は{Outcome.Title.Ja}", $"the booking {Outcome.Sentence}");
}
