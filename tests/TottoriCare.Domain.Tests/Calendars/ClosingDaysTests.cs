using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class ClosingDaysTests
{
    private static readonly AnnualPeriod s_yearEnd = new(new AnnualDate(12, 29), new AnnualDate(1, 3));

    [Fact]
    public void Lists_are_kept_in_order_and_without_doubles()
    {
        var days = new ClosingDays(
            [IsoDayOfWeek.Sunday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], true, s_yearEnd,
            [Day("2026-11-04"), Day("2026-08-14"), Day("2026-11-04")]);

        days.Weekdays.ShouldBe([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]);
        days.FurtherDays.ShouldBe([Day("2026-08-14"), Day("2026-11-04")]);
        days.NationalHolidays.ShouldBeTrue();
        days.YearEnd.ShouldBe(s_yearEnd);
    }

    [Fact]
    public void Two_that_close_the_same_days_are_equal()
    {
        var one = new ClosingDays([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], true, s_yearEnd, [Day("2026-08-14")]);
        var other = new ClosingDays([IsoDayOfWeek.Sunday, IsoDayOfWeek.Saturday], true, s_yearEnd, [Day("2026-08-14")]);

        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
    }

    [Fact]
    public void Two_that_differ_in_one_point_are_not_equal()
    {
        IsoDayOfWeek[] weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];
        var days = new ClosingDays(weekend, true, s_yearEnd, []);

        days.ShouldNotBe(new ClosingDays([IsoDayOfWeek.Sunday], true, s_yearEnd, []));
        days.ShouldNotBe(new ClosingDays(weekend, false, s_yearEnd, []));
        days.ShouldNotBe(new ClosingDays(weekend, true, null, []));
        days.ShouldNotBe(new ClosingDays(weekend, true, s_yearEnd, [Day("2026-08-14")]));
        days.Equals(null).ShouldBeFalse();
    }

    [Theory]
    [InlineData(IsoDayOfWeek.None)]
    [InlineData((IsoDayOfWeek)8)]
    public void What_is_no_day_of_the_week_throws(IsoDayOfWeek weekday) =>
        Should.Throw<ArgumentException>(() => new ClosingDays([weekday], true, null, []));

    [Fact]
    public void A_missing_list_throws()
    {
        Should.Throw<ArgumentNullException>(() => new ClosingDays(null!, true, null, []));
        Should.Throw<ArgumentNullException>(() => new ClosingDays([], true, null, null!));
    }
}
