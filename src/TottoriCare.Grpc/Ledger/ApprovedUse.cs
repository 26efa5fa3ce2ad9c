using NodaTime;
using NodaTime.Text;
using TottoriCare.Care;

namespace TottoriCare.Grpc.Ledger;

/// <summary>承認した利用数の数え方: nights of a stay, one for a visit. Apart from the caps of the ordinance, which count by its own units.</summary>
internal static class ApprovedUse
{
    /// <summary>What a booking counts.</summary>
    public static int Of(Booking booking) => booking.CareType.IsOvernight ? NightsOf(booking.FirstDay, booking.LastDay) : 1;

    /// <summary>What a case has booked or used of one kind of care; what was given up counts nothing.</summary>
    public static int Of(V1.LedgerCase kept, V1.CareType careType) => kept.Bookings.Select(booking => booking.Use)
        .Where(use => use.State is V1.UseState.Booked or V1.UseState.Used && use.Booking.CareType == careType)
        .Sum(use => CareType.FromValue((int)careType).IsOvernight ? NightsOf(Day(use.Booking.FirstDay), Day(use.Booking.LastDay)) : 1);

    private static int NightsOf(LocalDate first, LocalDate last) => Period.DaysBetween(first, last);

    private static LocalDate Day(string day) => LocalDatePattern.Iso.Parse(day).Value;
}
