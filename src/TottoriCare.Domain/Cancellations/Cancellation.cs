using NodaTime;
using TottoriCare.Care;

namespace TottoriCare.Cancellations;

/// <summary>取消しの事実: a booking that was given up or changed, and what is known of it.</summary>
public sealed record Cancellation
{
    /// <summary>予約: the booking as it stood.</summary>
    public required Booking Booking { get; init; }

    /// <summary>世帯区分: the caller's assertion; <see cref="HouseholdClass.Unknown"/> where there is none (readings C14, C15).</summary>
    public required HouseholdClass HouseholdClass { get; init; }

    /// <summary>取消し・日程変更・短縮の別.</summary>
    public CancellationKind Kind { get; init; } = CancellationKind.GivenUp;

    /// <summary>連絡: the notice; none for a user who did not come and did not call (連絡なし, reading C7).</summary>
    public Notice? Notice { get; init; }

    /// <summary>予約の時: when the booking was made, where that is known (reading C11).</summary>
    public Instant? BookedAt { get; init; }

    /// <summary>利用料: what the user would have paid, where the charge is the whole fee or at most that.</summary>
    public Yen? PlannedFee { get; init; }

    /// <summary>施設の定める額: what the facility charges, where the charge depends on that amount.</summary>
    public Yen? FacilityAmount { get; init; }

    /// <summary>乳児の数: the infants of the booking; it matters only where a charge is due for each (reading C19).</summary>
    public Infants Infants { get; init; } = new(1);
}
