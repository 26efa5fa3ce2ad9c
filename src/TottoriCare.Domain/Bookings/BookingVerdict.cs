using TottoriCare.Decisions;

namespace TottoriCare.Bookings;

/// <summary>予約の判定: the plain answer, without reasons.</summary>
/// <param name="Outcome">Whether the booking is allowed.</param>
/// <param name="UserFee">利用料: what the use costs the user; none where the rulebook does not state it, or does not cover the use.</param>
public readonly record struct BookingVerdict(Outcome Outcome, Yen? UserFee);
