using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Bookings;

/// <summary>宿泊と同じ日の利用: reading D8. The days of entry and exit are days of a stay.</summary>
public class SameDayTests
{
    [Theory]
    [InlineData("2026-05-31", false)]
    [InlineData("2026-06-01", true)] // entry
    [InlineData("2026-06-03", true)] // exit
    [InlineData("2026-06-04", false)]
    public void A_rulebook_may_refuse_a_visit_on_a_day_of_a_stay(string day, bool meets)
    {
        Ordinance apart = CityWith(("same_day.stay_and_visit_allowed", "false"));
        Booking stay = Stay("2026-06-01", "2026-06-03");
        FindingReason[] expected = meets ? [FindingReason.StayAndVisitOnOneDay] : [];

        apart.DecideBooking(Mother, DayService(day), History(Booked(stay))).WhyNot().ShouldBe(expected);
        apart.DecideBooking(Mother, stay, History(Booked(DayService(day)))).WhyNot().ShouldBe(expected);
    }

    [Fact]
    public void In_鳥取市_a_visit_on_a_day_of_a_stay_is_met_and_said_once()
    {
        Finding finding = City.DecideBooking(Mother, Stay("2026-06-01", "2026-06-03"), History(Used(DayService("2026-06-01")), Used(Outreach("2026-06-02"))))
            .The(FindingReason.StayAndVisitAllowed);

        finding.Status.ShouldBe(FindingStatus.Met);
    }

    [Fact]
    public void Two_visits_or_two_stays_on_one_day_are_another_matter()
    {
        Ordinance apart = CityWith(("same_day.stay_and_visit_allowed", "false"));

        apart.DecideBooking(Mother, DayService("2026-06-01"), History(Used(Outreach("2026-06-01")))).Outcome.ShouldBe(Outcome.Allowed);
        apart.DecideBooking(Mother, Stay("2026-06-01", 2), History(Used(Stay("2026-06-03", 1)))).Outcome.ShouldBe(Outcome.Allowed);
    }
}
