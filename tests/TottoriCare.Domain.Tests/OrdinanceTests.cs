using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests;

/// <summary>What every question to an ordinance has in common: the days that it can decide, and what it leaves open.</summary>
public class OrdinanceTests
{
    private static readonly LocalDate s_before = City.FirstDay.PlusDays(-1);
    private static readonly LocalDate s_after = City.LastDay.PlusDays(1);

    [Fact]
    public void Every_question_refuses_a_day_that_it_cannot_decide()
    {
        foreach (LocalDate day in new[] { s_before, s_after })
        {
            Booking visit = Booking.Visit(CareType.DayService, day, Time("10:00"), Time("12:00"));
            Refused(() => City.DecideEligibility(Mother, CareType.DayService, day, day));
            Refused(() => City.DecideBooking(Mother, visit, UsageHistory.Empty));
            Refused(() => City.JudgeBooking(Mother, visit, UsageHistory.Empty));
            Refused(() => City.AssessFee(Mother, visit, UsageHistory.Empty));
            Refused(() => City.GetQuota(Mother, UsageHistory.Empty, day));
            Refused(() => City.GetDeadline(CareType.DayService, day));
            Refused(() => City.AssessCancellation(GivenUp(visit, Taxed, null)));
            Refused(() => City.JudgeCancellation(GivenUp(visit, Taxed, null)));
        }
    }

    [Fact]
    public void Of_a_stay_the_first_and_the_last_day_have_to_be_decidable()
    {
        foreach (Booking stay in new[] { Booking.Stay(s_before, City.FirstDay), Booking.Stay(City.LastDay, s_after) })
        {
            Refused(() => City.DecideEligibility(Mother, CareType.ShortStay, stay.FirstDay, stay.LastDay));
            Refused(() => City.DecideBooking(Mother, stay, UsageHistory.Empty));
            Refused(() => City.AssessFee(Mother, stay, UsageHistory.Empty));
        }
    }

    [Fact]
    public void Every_instant_of_a_cancellation_lies_within_the_calendar()
    {
        Instant first = JapanTime.At(City.Holidays.FirstDay, LocalTime.Midnight);
        Instant end = JapanTime.At(City.Holidays.LastDay.PlusDays(1), LocalTime.Midnight);
        Booking stay = Stay("2026-05-13", 2);
        foreach ((Instant instant, bool legal) in new[]
        {
            (first - Duration.Epsilon, false), (first, true), (end - Duration.Epsilon, true), (end, false),
        })
        {
            (City.CheckInstant(instant) is null).ShouldBe(legal);
            foreach (Cancellation cancellation in new[]
            {
                GivenUp(stay, Taxed, instant),
                GivenUp(stay, Taxed, null) with { Notice = Notice.Of(instant, null, null) },
                GivenUp(stay, Taxed, null) with { Notice = Notice.Of(null, null, instant) },
                GivenUp(stay, Taxed, null) with { BookedAt = instant },
            })
            {
                if (legal)
                    Should.NotThrow(() => City.AssessCancellation(cancellation));
                else
                    Refused(() => City.AssessCancellation(cancellation));
            }
        }

        City.CheckInstant(end)!.Code.ShouldBe("INSTANT_OUTSIDE_CALENDAR");
    }

    // A deadline 30 days before finds none in the first month, and one that moves forward none in the last days.
    [Theory]
    [InlineData("""{ "days_before": 30 }""", "1999-12-31", "2050-12-31")]
    [InlineData("""{ "on_closed_day": "roll_forward" }""", "1999-12-02", "2050-12-29")]
    public void With_an_amendment_only_those_days_are_decided_that_every_version_can_decide(string deadline, string first, string last)
    {
        Ordinance amended = OrdinanceOf(RulebookDraft.OfCity().Set("amendments", $$"""
            { "other": { "text": { "ja": "期限を改める。", "en": "The deadline changes." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                "from": "2026-04-01", "chosen_by": "use", "change": { "cancellations": { "stays": { "charge": { "deadline": {{deadline}} } } } } } }
            """).Read());

        (amended.FirstDay, amended.LastDay).ShouldBe((Day(first), Day(last)));
    }

    [Fact]
    public void An_alternative_has_to_be_of_this_rulebook_and_modelled()
    {
        Alternative modelled = City.Rulebook.Readings.SelectMany(reading => reading.Alternatives).First(alternative => alternative.IsModelled);
        Ordinance open = OrdinanceOf(RulebookDraft.OfCity().Read());
        Alternative notModelled = open.Rulebook.Readings.SelectMany(reading => reading.Alternatives).First(alternative => !alternative.IsModelled);

        City.Under(modelled).Alternative.ShouldBe(modelled);
        Should.Throw<ArgumentException>(() => open.Under(notModelled));
        Should.Throw<ArgumentException>(() => MadeUpTown.Ordinance().Under(modelled));
    }

    [Theory]
    [InlineData("eligibility")]
    [InlineData("booking")]
    [InlineData("quota")]
    [InlineData("fee")]
    [InlineData("deadline")]
    [InlineData("cancellation")]
    public void What_the_format_cannot_say_needs_review_in_the_decisions_that_rest_on_it_and_in_no_other(string touched)
    {
        Ordinance ordinance = CityWith(("not_modelled", $$"""{ "rest": { "rule": "TC-40", "care": ["short_stay"], "decisions": ["{{touched}}"] } }"""));
        Booking stay = Stay("2026-07-01", 2);
        (string Code, Decision Decision)[] decisions =
        [
            ("eligibility", ordinance.DecideEligibility(Mother, CareType.ShortStay, stay.FirstDay, stay.LastDay)),
            ("booking", ordinance.DecideBooking(Mother, stay, UsageHistory.Empty)),
            ("quota", ordinance.GetQuota(Mother, UsageHistory.Empty, stay.FirstDay)),
            ("fee", ordinance.AssessFee(Mother, stay, UsageHistory.Empty)),
            ("deadline", ordinance.GetDeadline(CareType.ShortStay, stay.FirstDay)),
            ("cancellation", ordinance.AssessCancellation(GivenUp(stay, Taxed, null))),
        ];

        foreach ((string code, Decision decision) in decisions)
            decision.WhyReview().ShouldBe(RestsOn(code).Contains(touched) ? [FindingReason.NotModelled] : [], code);
        ordinance.AssessFee(Mother, stay, UsageHistory.Empty).Fee.ShouldBe(touched == "fee" ? null : Yen.Zero);
        ordinance.DecideEligibility(Mother, CareType.DayService, stay.FirstDay, stay.FirstDay).Outcome.ShouldBe(Outcome.Allowed);

        static string[] RestsOn(string code) => code switch
        {
            "booking" => ["booking", "eligibility", "quota"],
            "cancellation" => ["cancellation", "deadline"],
            _ => [code],
        };
    }

    [Theory]
    [InlineData("", "history", "history")]
    [InlineData("last_day", "", "last_day")]
    [InlineData("last_day", "history[3]", "history[3].last_day")]
    [InlineData("[3].last_day", "history", "history[3].last_day")]
    [InlineData("[3]", "", "[3]")]
    public void A_fault_is_told_under_the_path_of_what_holds_it(string path, string parent, string whole) =>
        new InputError(path, "CODE", new LocalizedText("誤り。", "A fault.")).Under(parent).Path.ShouldBe(whole);

    private static void Refused(Action question) => Should.Throw<ArgumentOutOfRangeException>(question);
}
