using NodaTime;

namespace TottoriCare.Care;

/// <summary>利用記録: one entry of a case's history: a booking and what became of it.</summary>
/// <param name="Booking">The use: for <see cref="UseState.Used"/> as it really was, else as planned.</param>
/// <param name="State">What became of it.</param>
public sealed record CareUse(Booking Booking, UseState State)
{
    /// <summary>早期退所前の予定: the last day as booked, where a stay ended earlier than planned (reading N9).</summary>
    public LocalDate? PlannedLastDay { get; init; }

    /// <summary>転入前の利用: whether another municipality granted this use before the mother moved in (reading E8).</summary>
    public bool GrantedElsewhere { get; init; }

    /// <summary>Whether the days are taken: used, or booked and still to come.</summary>
    internal bool IsTaken => ReferenceEquals(State, UseState.Used) || ReferenceEquals(State, UseState.Booked);
}
