using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Calendars;

/// <summary>日本標準時: civil time in Japan, nine hours ahead of UTC the whole year.</summary>
/// <remarks>The offset is fixed: Japan has kept no daylight saving since 1951, long before any day that the product decides on.</remarks>
public static class JapanTime
{
    private static readonly Offset s_offset = Offset.FromHours(9);

    private static readonly Instant s_midnightOfDayZero = At(DayNumber.Day(0), LocalTime.Midnight);

    private static readonly OffsetDateTimePattern s_isoText =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<+HH:mm>");

    /// <summary>The instant of a clock time on a day in Japan. Allocates nothing.</summary>
    public static Instant At(LocalDate day, LocalTime time) => day.At(time).WithOffset(s_offset).ToInstant();

    /// <summary>The instant of a clock time on a day given as a running number: sums alone, no calendar.</summary>
    internal static Instant At(int dayNumber, Duration sinceMidnight) => s_midnightOfDayZero + Duration.FromDays(dayNumber) + sinceMidnight;

    /// <summary>What calendar and clock in Japan show at an instant. Allocates nothing.</summary>
    public static LocalDateTime In(Instant instant) => instant.WithOffset(s_offset).LocalDateTime;

    /// <summary>ISO 8601 with the offset: <c>2026-05-12T12:00:00+09:00</c>; a fraction of a second only where there is one.</summary>
    public static string ToIsoText(Instant instant) => s_isoText.Format(instant.WithOffset(s_offset));
}
