using NodaTime;
using TottoriCare.Care;
using TottoriCare.Remedies;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Remedies;

/// <summary>How far a remedy is looked for, and what is none.</summary>
public class SearchTests
{
    [Fact]
    public void Two_nights_too_many_are_two_nights_less() =>
        Remedies(City, Stay("2026-06-01", 8)).ShouldBe(["It would be allowed with nights of 6 nights instead of 8 nights."]);

    [Fact]
    public void A_visit_that_is_too_long_is_told_how_long_it_may_be() =>
        Remedies(City, DayService("2026-06-01", "10:00", "14:30"))
            .ShouldBe(["It would be allowed with a length of 240 minutes instead of 270 minutes."]);

    [Fact]
    public void A_visit_may_be_moved_to_midnight() =>
        Remedies(CityWith(("hours.visits.from", "\"00:00\""), ("hours.visits.until", "\"04:00\"")), DayService("2026-06-01", "00:01", "04:01"))
            .ShouldContain("It would be allowed with a start at 00:00 instead of 00:01.");

    // Seven nights are used up: no stay is left, and one without a night is no stay.
    [Fact]
    public void A_stay_without_a_night_is_no_remedy() =>
        Remedies(CityWith(("stay_lengths.stays.shortest_nights", "0")), Stay("2026-08-01", 1), Used(Stay("2026-06-01", 6)), Used(Stay("2026-07-01", 1)))
            .ShouldBeEmpty();

    // The window opens on 2026-05-06.
    [Theory]
    [InlineData("2026-05-05", true)]
    [InlineData("2026-04-05", true)] // 31 days before it
    [InlineData("2026-04-04", false)]
    public void A_day_is_looked_for_within_a_month(string day, bool found)
    {
        string[] expected = found ? [$"It would be allowed with a first day of 2026-05-06 (Wed) instead of {Day(day).ToString("uuuu-MM-dd (ddd)", null)}."] : [];

        Remedies(City, DayService(day)).ShouldBe(expected);
    }

    [Fact]
    public void A_day_that_is_taken_is_the_only_one_that_does_not_serve() =>
        Remedies(CityWith(("hours.visits.most_visits_per_day", "1")), DayService("2026-06-03"), Booked(Outreach("2026-06-03", "13:00", "14:00")))
            .ShouldBe(["It would be allowed with a first day of 2026-06-02 (Tue) instead of 2026-06-03 (Wed)."]);

    [Fact]
    public void A_day_that_is_the_only_one_to_serve_is_kept()
    {
        CareCase forADay = Mother with { Residence = Residence.Here(Day("2026-06-03"), Day("2026-06-03")) };

        WhyNot.Of(City, forADay, DayService("2026-06-03", "08:59", "10:00"), UsageHistory.Empty).Select(remedy => remedy.In(Language.English))
            .ShouldBe(["It would be allowed with a start at 09:00 instead of 08:59."]);
    }

    [Fact]
    public void Nothing_is_looked_for_outside_the_calendar()
    {
        CareCase last = Mother with { DeliveryDay = Day("2050-06-01"), DischargeDay = null };
        WhyNot.Of(City, last, Booking.Stay(City.LastDay.PlusDays(-7), City.LastDay), UsageHistory.Empty).Select(remedy => remedy.In(Language.English))
            .ShouldBe(["It would be allowed with nights of 6 nights instead of 7 nights."]);

        CareCase first = Mother with { DeliveryDay = City.FirstDay.PlusDays(1), DischargeDay = null };
        LocalDate day = City.FirstDay;
        WhyNot.Of(City, first, Booking.Visit(CareType.DayService, day, Time("10:00"), Time("12:00")), UsageHistory.Empty)
            .Select(remedy => remedy.In(Language.English))
            .ShouldBe(["It would be allowed with a first day of 1999-12-03 (Fri) instead of 1999-12-02 (Thu)."]);
    }

    private static IEnumerable<string> Remedies(Ordinance ordinance, Booking booking, params CareUse[] uses) =>
        WhyNot.Of(ordinance, Mother, booking, History(uses)).Select(remedy => remedy.In(Language.English));
}
