using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class DayRangeTests
{
    private static readonly DayRange s_range = new(Day("2023-11-01"), Day("2024-03-31"));

    [Theory]
    [InlineData("2023-10-31", false, -1)]
    [InlineData("2023-11-01", true, 0)]
    [InlineData("2023-12-31", true, 60)]
    [InlineData("2024-02-29", true, 120)]
    [InlineData("2024-03-31", true, 151)]
    [InlineData("2024-04-01", false, -1)]
    [InlineData("2025-01-01", false, -1)]
    [InlineData("2022-12-31", false, -1)]
    public void A_day_has_its_place_from_0_where_the_range_contains_it(string day, bool contained, int place)
    {
        s_range.Length.ShouldBe(152);
        s_range.Contains(Day(day)).ShouldBe(contained);
        s_range.TryIndexOf(Day(day), out int index).ShouldBe(contained);
        if (contained)
            (index, s_range.IndexOf(Day(day)), s_range[place]).ShouldBe((place, place, Day(day)));
        else
            Should.Throw<ArgumentOutOfRangeException>(() => s_range.IndexOf(Day(day))).Message.ShouldContain("2023-11-01 to 2024-03-31");
    }

    [Fact]
    public void A_range_that_begins_in_January_has_no_day_of_the_December_before() =>
        new DayRange(Day("2024-01-01"), Day("2024-12-31")).Contains(Day("2023-12-31")).ShouldBeFalse();

    [Fact]
    public void A_range_can_be_one_month() => new DayRange(Day("2024-02-01"), Day("2024-02-29")).Length.ShouldBe(29);

    [Theory]
    [InlineData("2024-02-02", "2024-03-31")]
    [InlineData("2024-02-01", "2024-03-30")]
    [InlineData("2024-03-01", "2024-02-29")]
    public void A_range_of_other_than_whole_months_throws(string first, string last) =>
        Should.Throw<ArgumentException>(() => new DayRange(Day(first), Day(last)));

    [Fact]
    public void Every_day_has_the_place_that_counting_gives() => Property.Holds(
        Between(s_range.FirstDay, s_range.LastDay),
        day => s_range.IndexOf(day) == Period.DaysBetween(s_range.FirstDay, day));
}
