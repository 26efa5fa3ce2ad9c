using TottoriCare.Decisions;
using TottoriCare.Rules;

namespace TottoriCare.Bookings;

/// <summary>予約の決定: whether a booking is allowed, with every rule that was asked.</summary>
public sealed record BookingDecision : Decision
{
    internal BookingDecision(
        BookingVerdict verdict, DecisionBasis basis, IReadOnlyList<Finding> findings, IReadOnlyList<Reading> furtherReadings)
        : base(basis, findings, furtherReadings) => Verdict = verdict;

    /// <summary>The plain answer.</summary>
    public BookingVerdict Verdict { get; }

    /// <summary>結論.</summary>
    public Outcome Outcome => Verdict.Outcome;

    /// <summary>利用料: what the use costs the user; none where the rulebook does not state it.</summary>
    public Yen? UserFee => Verdict.UserFee;

    /// <inheritdoc/>
    public override LocalizedText Headline => new($"予約は{Outcome.Title.Ja}", $"the booking {Outcome.Sentence}");
}
