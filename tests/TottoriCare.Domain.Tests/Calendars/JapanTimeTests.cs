using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class JapanTimeTests
{
    [Fact]
    public void Noon_in_Japan_is_three_in_the_morning_in_UTC() =>
        JapanTime.At(Day("2026-05-12"), new LocalTime(12, 0)).ShouldBe(Instant.FromUtc(2026, 5, 12, 3, 0));

    [Theory]
    [InlineData(14, 59, "2026-05-12")]
    [InlineData(15, 0, "2026-05-13")]
    public void The_day_in_Japan_changes_at_three_in_the_afternoon_UTC(int hour, int minute, string day) =>
        JapanTime.In(Instant.FromUtc(2026, 5, 12, hour, minute)).Date.ShouldBe(Day(day));

    [Fact]
    public void An_instant_is_written_with_the_offset()
    {
        Instant noon = JapanTime.At(Day("2026-05-12"), new LocalTime(12, 0));

        JapanTime.ToIsoText(noon).ShouldBe("2026-05-12T12:00:00+09:00");
        JapanTime.ToIsoText(noon.PlusNanoseconds(1)).ShouldBe("2026-05-12T12:00:00.000000001+09:00");
    }

    [Fact]
    public void The_time_zone_database_agrees_on_every_day()
    {
        DateTimeZone tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

        Property.Holds(
            Days.Of(HolidayCalendar.FromLaw()),
            day => JapanTime.At(day, LocalTime.Noon) == day.At(LocalTime.Noon).InZoneStrictly(tokyo).ToInstant());
    }

    [Fact]
    public void A_clock_time_survives_the_way_to_an_instant_and_back() => Property.Holds(
        Days.Of(HolidayCalendar.FromLaw()),
        day => JapanTime.In(JapanTime.At(day, new LocalTime(23, 59))) == day + new LocalTime(23, 59));

    [Fact]
    public void Conversions_allocate_nothing()
    {
        LocalDate day = Day("2026-05-12");

        Allocations.Of(() => JapanTime.In(JapanTime.At(day, LocalTime.Noon)).Hour).ShouldBe(0);
    }
}
