using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Bookings;

/// <summary>裁量: an officer may lift what is refused in the matters that the rulebook names, and in no other.</summary>
public class DiscretionTests
{
    private static readonly string[] s_matters = ["care", "need", "residence", "windows", "stay_lengths", "hours", "same_day", "pools"];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string refused in s_matters)
            {
                foreach (string named in s_matters)
                    pairs.Add(refused, named);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Discretion_weighs_in_the_matter_that_it_names_and_in_no_other(string refused, string named)
    {
        Outcome outcome = refused == named ? Outcome.NeedsReview : Outcome.Refused;

        Decide(refused, named).Outcome.ShouldBe(outcome);
        Decide(refused, named, new DiscretionUse(named, "officer-1", "no help at home")).Outcome
            .ShouldBe(refused == named ? Outcome.Allowed : Outcome.Refused);
    }

    [Fact]
    public void What_an_officer_allowed_in_one_matter_allows_nothing_in_another() =>
        Decide("pools", "pools", new DiscretionUse("windows", "officer-1", "no help at home")).Outcome.ShouldBe(Outcome.NeedsReview);

    // A booking of 鳥取市, changed so that it is refused in one matter alone.
    private static BookingDecision Decide(string refused, string named, params DiscretionUse[] uses)
    {
        Ordinance ordinance = CityWith(
            ("discretion", $$"""{ "mayor": { "rule": "TC-40", "matters": ["{{named}}"] } }"""),
            ("care.offered", refused == "care" ? """["day_service", "outreach"]""" : """["short_stay", "day_service", "outreach"]"""),
            ("same_day.stay_and_visit_allowed", "false"));
        CareCase careCase = Mother with
        {
            Need = refused == "need" ? AssessedNeed.NotNeeded : AssessedNeed.Needed,
            Residence = refused == "residence" ? Residence.Elsewhere : Residence.Here(),
            DiscretionUses = uses,
        };
        Booking booking = refused switch
        {
            "windows" => Stay("2027-05-01", 1),
            "stay_lengths" => Stay("2026-07-01", 7),
            "hours" => DayService("2026-07-01", "08:00", "10:00"),
            _ => Stay("2026-07-01", 1),
        };
        UsageHistory history = refused switch
        {
            "same_day" => History(Used(DayService("2026-07-02"))),
            "pools" => History(Used(Stay("2026-06-01", 6)), Used(Stay("2026-06-20", 1))),
            _ => UsageHistory.Empty,
        };
        return ordinance.DecideBooking(careCase, booking, history);
    }
}
