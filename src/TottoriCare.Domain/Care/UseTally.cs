namespace TottoriCare.Care;

/// <summary>集計: how much some uses come to, by everything that a pool may count.</summary>
/// <param name="Uses">回: the uses.</param>
/// <param name="Nights">泊: their nights.</param>
/// <param name="NightsOrOne">泊（日帰りは1泊とみなす）: their nights, a use without a night taken for one.</param>
/// <param name="PeriodsOf24Hours">24時間: the periods of 24 hours that each has begun.</param>
internal readonly record struct UseTally(int Uses, int Nights, int NightsOrOne, int PeriodsOf24Hours)
{
    public UseTally With(Booking booking) => new(
        Uses + 1, Nights + booking.Days.Nights, NightsOrOne + Math.Max(1, booking.Days.Nights), PeriodsOf24Hours + booking.BegunPeriodsOf24Hours);
}

/// <summary>状態別の集計: the uses of one kind of care, tallied by what became of them. Those given up in time count for nothing.</summary>
internal readonly record struct UseTallies(UseTally Booked, UseTally Used, UseTally GivenUpLate)
{
    public UseTallies With(CareUse use) =>
        ReferenceEquals(use.State, UseState.Booked) ? this with { Booked = Booked.With(use.Booking) }
        : ReferenceEquals(use.State, UseState.Used) ? this with { Used = Used.With(use.Booking) }
        : use.State.IsGivenUpLate ? this with { GivenUpLate = GivenUpLate.With(use.Booking) }
        : this;
}
