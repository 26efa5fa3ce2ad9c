using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class CivilPeriodTests
{
    private static readonly Gen<LocalDate> s_births = Between(Day("1999-12-01"), Day("2049-12-31"));

    [Theory]
    [InlineData("2024-02-29", "P1Y", "2025-02-28")] // no corresponding day: the last of the month
    [InlineData("2024-02-28", "P1Y", "2025-02-27")]
    [InlineData("2023-03-01", "P1Y", "2024-02-29")] // the day before the corresponding day
    [InlineData("2024-02-29", "P4Y", "2028-02-28")]
    [InlineData("2025-05-01", "P1Y", "2026-04-30")]
    [InlineData("2025-04-01", "P1Y", "2026-03-31")]
    [InlineData("2025-01-01", "P1Y", "2025-12-31")]
    [InlineData("2025-10-31", "P4M", "2026-02-28")]
    [InlineData("2025-10-30", "P4M", "2026-02-28")]
    [InlineData("2025-10-29", "P4M", "2026-02-28")]
    [InlineData("2025-10-28", "P4M", "2026-02-27")]
    [InlineData("2025-11-01", "P4M", "2026-02-28")]
    [InlineData("2025-01-31", "P1M", "2025-02-28")]
    [InlineData("2025-03-31", "P1M", "2025-04-30")]
    [InlineData("2025-12-01", "P10W", "2026-02-08")]
    [InlineData("2025-12-01", "P1D", "2025-12-01")]
    [InlineData("2025-12-01", "P90D", "2026-02-28")]
    public void With_the_first_day_counted_it_ends_the_day_before_the_corresponding_day(string first, string period, string last) =>
        Period(period).LastDay(Day(first)).ShouldBe(Day(last));

    [Theory]
    [InlineData("2025-05-01", "P1Y", "2026-05-01")]
    [InlineData("2024-02-29", "P1Y", "2025-02-28")] // counted from March 1
    [InlineData("2024-02-28", "P1Y", "2025-02-28")] // counted from February 29, which 2025 does not have
    [InlineData("2023-02-28", "P1Y", "2024-02-29")] // counted from March 1
    [InlineData("2025-02-28", "P1M", "2025-03-31")] // counted from March 1
    [InlineData("2025-10-31", "P4M", "2026-02-28")]
    [InlineData("2025-12-01", "P10W", "2026-02-09")]
    [InlineData("2025-12-01", "P1D", "2025-12-02")]
    public void With_the_first_day_left_out_it_is_counted_from_the_next(string first, string period, string last) =>
        Period(period).LastDay(Day(first), PeriodCounting.FirstDayLeftOut).ShouldBe(Day(last));

    [Theory]
    [InlineData("2025-05-01", "P1Y", "2026-05-01")]
    [InlineData("2024-02-29", "P1Y", "2025-02-28")]
    [InlineData("2023-02-28", "P1Y", "2024-02-28")]
    [InlineData("2025-02-28", "P1M", "2025-03-28")]
    [InlineData("2025-10-31", "P4M", "2026-02-28")]
    [InlineData("2025-12-01", "P10W", "2026-02-09")]
    [InlineData("2025-12-01", "P1D", "2025-12-02")]
    public void Through_the_corresponding_day_it_ends_with_the_birthday_itself(string first, string period, string last) =>
        Period(period).LastDay(Day(first), PeriodCounting.ThroughCorrespondingDay).ShouldBe(Day(last));

    [Fact]
    public void An_unknown_way_of_counting_throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => CivilPeriod.OfYears(1).LastDay(Day("2025-05-01"), (PeriodCounting)9));

    [Theory]
    [InlineData("P1Y", "1年", "1 year")]
    [InlineData("P4M", "4か月", "4 months")]
    [InlineData("P10W", "10週", "10 weeks")]
    [InlineData("P30D", "30日", "30 days")]
    [InlineData("P9999D", "9999日", "9999 days")]
    public void A_period_is_read_and_written(string text, string ja, string en)
    {
        CivilPeriod period = Period(text);

        period.ToString().ShouldBe(text);
        period.ToText(Language.Japanese).ShouldBe(ja);
        period.ToText(Language.English).ShouldBe(en);
    }

    [Fact]
    public void A_period_is_its_count_and_unit()
    {
        CivilPeriod.OfDays(7).ShouldBe(Period("P7D"));
        CivilPeriod.OfDays(7).ShouldNotBe(CivilPeriod.OfWeeks(1));
        (CivilPeriod.OfWeeks(1).Count, CivilPeriod.OfWeeks(1).Unit).ShouldBe((1, CivilUnit.Week));
        CivilPeriod.OfMonths(2).ShouldBe(Period("P2M"));
        CivilPeriod.OfYears(2).ShouldBe(Period("P2Y"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000)]
    public void A_count_outside_1_to_9999_throws(int count)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => CivilPeriod.OfDays(count));
        Should.Throw<ArgumentOutOfRangeException>(() => CivilPeriod.OfWeeks(count));
        Should.Throw<ArgumentOutOfRangeException>(() => CivilPeriod.OfMonths(count));
        Should.Throw<ArgumentOutOfRangeException>(() => CivilPeriod.OfYears(count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P0Y")]
    [InlineData("P01Y")]
    [InlineData("P10000D")]
    [InlineData("P1Y6M")]
    [InlineData("PT4H")]
    [InlineData("1Y")]
    [InlineData("p1y")]
    [InlineData("P1Y\n")]
    [InlineData("P１Y")]
    public void What_is_no_period_is_refused(string? text)
    {
        CivilPeriod.TryParse(text, out CivilPeriod? period, out InputError? error).ShouldBeFalse();

        period.ShouldBeNull();
        error.ShouldBeRefusal("PERIOD_FORM");
    }

    [Fact]
    public void Months_and_years_end_as_article_143_has_it() => Property.Holds(
        from birth in s_births
        from months in Gen.Choose(1, 36)
        select (birth, months),
        window =>
        {
            // The article in plain arithmetic: the corresponding day of the last month, if that month has one.
            int monthsSinceYear0 = (window.birth.Year * 12) + window.birth.Month - 1 + window.months;
            (int year, int month) = (monthsSinceYear0 / 12, (monthsSinceYear0 % 12) + 1);
            LocalDate expected = window.birth.Day <= DateTime.DaysInMonth(year, month)
                ? new LocalDate(year, month, window.birth.Day).PlusDays(-1)
                : new LocalDate(year, month, DateTime.DaysInMonth(year, month));

            CivilPeriod.OfMonths(window.months).LastDay(window.birth).ShouldBe(expected);
            if (window.months % 12 == 0)
                CivilPeriod.OfYears(window.months / 12).LastDay(window.birth).ShouldBe(expected);
        });

    [Fact]
    public void Leaving_the_first_day_out_counts_from_the_next_one() => Property.Holds(
        from birth in s_births
        from months in Gen.Choose(1, 36)
        select (birth, months),
        window => CivilPeriod.OfMonths(window.months).LastDay(window.birth, PeriodCounting.FirstDayLeftOut)
            == CivilPeriod.OfMonths(window.months).LastDay(window.birth.PlusDays(1)));

    [Fact]
    public void A_later_birth_never_ends_earlier_and_a_longer_period_ends_later() => Property.Holds(
        from birth in s_births
        from months in Gen.Choose(1, 36)
        from counting in Gen.Elements(Enum.GetValues<PeriodCounting>())
        select (birth, months, counting),
        window =>
        {
            LocalDate last = CivilPeriod.OfMonths(window.months).LastDay(window.birth, window.counting);
            return last >= window.birth
                && CivilPeriod.OfMonths(window.months).LastDay(window.birth.PlusDays(1), window.counting) >= last
                && CivilPeriod.OfMonths(window.months + 1).LastDay(window.birth, window.counting) > last;
        });

    [Fact]
    public void A_last_day_allocates_nothing()
    {
        CivilPeriod year = CivilPeriod.OfYears(1);
        LocalDate birth = Day("2024-02-29");

        Allocations.Of(() => year.LastDay(birth).Day + year.LastDay(birth, PeriodCounting.FirstDayLeftOut).Day).ShouldBe(0);
    }

    private static CivilPeriod Period(string text)
    {
        CivilPeriod.TryParse(text, out CivilPeriod? period, out InputError? error).ShouldBeTrue(error?.ToString());
        return period!;
    }
}
