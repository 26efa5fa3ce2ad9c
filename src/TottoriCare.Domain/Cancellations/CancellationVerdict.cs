using NodaTime;

namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の判定: the plain answer, without reasons.</summary>
/// <param name="Outcome">Whether anything is owed.</param>
/// <param name="Charge">How much; 0 unless <see cref="CancellationOutcome.Charged"/>.</param>
/// <param name="Deadline">The deadline, where the kind of care has one.</param>
/// <param name="BilledIn">The month of the payment notice; only for a charge above 0, where the rulebook states it.</param>
public readonly record struct CancellationVerdict(
    CancellationOutcome Outcome, Yen Charge, NoticeDeadline? Deadline = null, YearMonth? BilledIn = null);
