using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>休日: one national holiday (国民の祝日, or a day that the same law makes a holiday because of one).</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Its name: that of the law, or of the list it was read from.</param>
/// <param name="Kind">Why it is a holiday.</param>
public sealed record Holiday(LocalDate Day, LocalizedText Name, HolidayKind Kind);
