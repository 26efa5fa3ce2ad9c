using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Distilling;

/// <summary>利用歴の読み違い: a use that is not seen, counted twice, or taken for another.</summary>
internal static class HistoryMisreadings
{
    private const int FirstMonthOfFiscalYear = 4;

    private static readonly string[] s_states = ["booked", "used", "cancelled_in_time", "cancelled_late", "no_show"];
    private static readonly string[] s_careTypes = ["short_stay", "day_service", "outreach"];

    public static readonly Misreading[] All =
    [
        .. s_states.Select(state => Misreading.OfHistory($"{state} overlooked", (uses, _) => uses.Where(use => use.State != state))),
        .. Misreading.ForPairs(s_states, (state, other) => Misreading.OfHistory($"{state} as {other}", (uses, _) => uses.Select(use => use.State == state
            ? use with { State = other, PlannedLastDay = other == "used" ? use.PlannedLastDay : null }
            : use))),
        .. s_careTypes.Select(type => Misreading.OfHistory($"{type} overlooked", (uses, _) => uses.Where(use => use.Booking.CareType != type))),
        Misreading.OfHistory("first listed only", (uses, _) => uses.Take(1)),
        Misreading.OfHistory("last listed only", (uses, _) => uses.TakeLast(1)),
        Misreading.OfHistory("first listed overlooked", (uses, _) => uses.Skip(1)),
        Misreading.OfHistory("last listed overlooked", (uses, _) => uses.SkipLast(1)),
        Misreading.OfHistory("five latest only", (uses, _) => uses.OrderByDescending(use => use.Booking.FirstDay).Take(5)),
        Misreading.OfHistory("read until a later use", (uses, day) => uses.TakeWhile(use => use.Booking.FirstDay <= day)),
        Misreading.OfHistory("read until an earlier use", (uses, day) => uses.TakeWhile(use => use.Booking.FirstDay >= day)),
        Misreading.OfHistory("later uses overlooked", (uses, day) => uses.Where(use => use.Booking.FirstDay <= day)),
        Misreading.OfHistory("earlier uses overlooked", (uses, day) => uses.Where(use => use.Booking.FirstDay >= day)),
        Misreading.OfHistory("same day overlooked", (uses, day) => uses.Where(use => use.Booking.FirstDay != day)),
        Misreading.OfHistory("same day counted once", (uses, _) => uses.DistinctBy(use => use.Booking.FirstDay)),
        Misreading.OfHistory("same fiscal year only", (uses, day) => uses.Where(use => FiscalYear(use.Booking.FirstDay) == FiscalYear(day))),
        Misreading.OfHistory("same calendar year only", (uses, day) => uses.Where(use => use.Booking.FirstDay.Year == day.Year)),
        Misreading.OfHistory("counted twice", (uses, _) => uses.Concat(uses.TakeLast(1))),
        Misreading.OfHistory("stays counted as one night", (uses, _) => uses.Select(use => Take(use, use.Booking with { LastDay = Earlier(use.Booking.LastDay, use.Booking.FirstDay.AddDays(1)) }))),
        Misreading.OfHistory("stays cut at the end of the month", (uses, _) =>
            uses.Select(use => Take(use, BookingMisreadings.CutAt(use.Booking, BookingMisreadings.EndOfMonth(use.Booking.FirstDay))))),
        Misreading.OfHistory("planned nights counted", (uses, _) => uses.Select(use => use.PlannedLastDay is { } planned
            ? use with { Booking = use.Booking with { LastDay = planned } }
            : use)),
        Misreading.OfHistory("planned last day overlooked", (uses, _) => uses.Select(use => use with { PlannedLastDay = null })),
        Misreading.OfHistory("granted elsewhere counted", (uses, _) => uses.Select(use => use with { GrantedElsewhere = false })),
        Misreading.OfHistory("granted elsewhere overlooked", (uses, _) => uses.Where(use => !use.GrantedElsewhere)),
    ];

    private static UseFacts Take(UseFacts use, BookingFacts booking) => use with { Booking = booking };

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static int FiscalYear(DateOnly day) => day.Month < FirstMonthOfFiscalYear ? day.Year - 1 : day.Year;
}
