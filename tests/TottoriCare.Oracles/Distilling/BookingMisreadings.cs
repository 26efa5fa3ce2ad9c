using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Distilling;

/// <summary>予約の読み違い: a day or a clock time of the booking that is not seen, or cut.</summary>
internal static class BookingMisreadings
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_halfHour = TimeSpan.FromMinutes(30);

    public static readonly Misreading[] All =
    [
        Misreading.OfBooking("first night only", booking => booking.Nights > 1 ? booking with { LastDay = booking.FirstDay.AddDays(1) } : booking),
        Misreading.OfBooking("one night more", booking => booking.IsStay ? booking with { LastDay = booking.LastDay.AddDays(1) } : booking),
        Misreading.OfBooking("last night lost", booking => booking.Nights > 1 ? booking with { LastDay = booking.LastDay.AddDays(-1) } : booking),
        Misreading.OfBooking("cut at the end of the month", booking => CutAt(booking, EndOfMonth(booking.FirstDay))),
        Misreading.OfBooking("cut at the end of the year", booking => CutAt(booking, new DateOnly(booking.FirstDay.Year, 12, 31))),
        Misreading.OfBooking("a year earlier", booking => Moved(booking, -1)),
        Misreading.OfBooking("a year later", booking => Moved(booking, 1)),
        Misreading.OfBooking("start cut to the hour", booking => booking.StartsAt is { } at ? booking with { StartsAt = Cut(at, s_hour) } : booking),
        Misreading.OfBooking("end cut to the hour", booking => booking.EndsAt is { } at && Cut(at, s_hour) > booking.StartsAt ? booking with { EndsAt = Cut(at, s_hour) } : booking),
        Misreading.OfBooking("end cut to half an hour", booking =>
            booking.EndsAt is { } at && Cut(at, s_halfHour) > booking.StartsAt ? booking with { EndsAt = Cut(at, s_halfHour) } : booking),
        Misreading.OfBooking("end raised to half an hour", booking => booking.EndsAt is { } at && Cut(at, s_halfHour) is var cut && cut != at && cut.Add(s_halfHour) > cut
            ? booking with { EndsAt = cut.Add(s_halfHour) }
            : booking),
        Misreading.OfBooking("day service as outreach", booking => booking.CareType == "day_service" ? booking with { CareType = "outreach" } : booking),
        Misreading.OfBooking("outreach as day service", booking => booking.CareType == "outreach" ? booking with { CareType = "day_service" } : booking),
    ];

    public static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>A stay that ends at the latest on a day; none is cut to nothing.</summary>
    public static BookingFacts CutAt(BookingFacts booking, DateOnly last) =>
        booking.LastDay > last && last > booking.FirstDay ? booking with { LastDay = last } : booking;

    private static BookingFacts Moved(BookingFacts booking, int years) =>
        booking with { FirstDay = booking.FirstDay.AddYears(years), LastDay = booking.FirstDay.AddYears(years).AddDays(booking.Nights) };

    private static TimeOnly Cut(TimeOnly at, TimeSpan step) => new(at.Ticks / step.Ticks * step.Ticks);
}
