using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Bookings;
using TottoriCare.Domain.Tests.Calendars;
using TottoriCare.Eligibility;
using static TottoriCare.Domain.Tests.Facts;
using Outcome = TottoriCare.Decisions.Outcome;

namespace TottoriCare.Domain.Tests.Eligibility;

public class WindowProperties
{
    private static readonly Gen<LocalDate> s_births = Gen.Frequency(
        (3, Days.Between(Day("2000-01-01"), Day("2048-06-30"))),
        (1, from year in Gen.Choose(2000, 2047)
            from month in Gen.Choose(1, 12)
            from fromEnd in Gen.Choose(0, 3)
            select new LocalDate(year, month, 1).PlusMonths(1).PlusDays(-1 - fromEnd)));

    private static readonly Ordinance[] s_byMonths =
        [.. Enumerable.Range(1, 24).Select(months => Tottori.CityWith(("windows.first_year.lasts", $"\"P{months}M\"")))];

    private static readonly Ordinance[] s_byYears =
        [Tottori.City, Tottori.CityWith(("windows.first_year.lasts", "\"P2Y\""))];

    // The independent count: a day lies inside while fewer months of age are complete on it than the window lasts.
    [Fact]
    public void A_window_of_months_ends_as_article_143_has_it() => Property.Holds(
        from born in s_births
        from months in Gen.Choose(1, 24)
        from day in Gen.Choose(-4, 4)
        select (born, months, ordinance: s_byMonths[months - 1], day: born.PlusMonths(months).PlusDays(day)),
        asked => IsInside(asked.ordinance, asked.born, asked.day)
            == (asked.day >= asked.born && NaiveCity.CompletedMonths(asked.born, asked.day) < asked.months));

    [Fact]
    public void A_window_of_years_ends_as_article_143_has_it() => Property.Holds(
        from born in s_births
        from years in Gen.Choose(1, 2)
        from day in Gen.Choose(-4, 4)
        select (born, years, ordinance: s_byYears[years - 1], day: born.PlusYears(years).PlusDays(day)),
        asked => IsInside(asked.ordinance, asked.born, asked.day) == (NaiveCity.CompletedMonths(asked.born, asked.day) < asked.years * 12));

    [Fact]
    public void Twelve_months_are_one_year() => Property.Holds(s_births, born =>
        LastDay(s_byMonths[11], born) == LastDay(Tottori.City, born) && LastDay(s_byMonths[23], born) == LastDay(s_byYears[1], born));

    [Fact]
    public void The_days_of_a_window_are_those_that_are_allowed() => Property.Holds(
        from careCase in Corpus.Cases
        from city in Corpus.AnyCity
        from offset in Gen.Choose(-20, 400)
        let day = LocalDate.Max(city.Ordinance.FirstDay, LocalDate.Min(careCase.DeliveryDay.PlusDays(offset), city.Ordinance.LastDay))
        select (city.Name, city.Ordinance, careCase, day),
        asked =>
        {
            EligibilityDecision decision = asked.Ordinance.DecideEligibility(asked.careCase, CareType.DayService, asked.day, asked.day);
            if (decision.WindowFirst is not { } first || decision.WindowLast is not { } last)
                return;

            decision.Findings.Any(finding => finding.Reason == FindingReason.WithinWindow)
                .ShouldBe(first <= asked.day && asked.day <= last);
            decision.Findings.Any(finding => finding.Reason == FindingReason.BeforeWindow).ShouldBe(asked.day < first);
            decision.Findings.Any(finding => finding.Reason == FindingReason.AfterWindow).ShouldBe(asked.day > last);
            first.ShouldBeGreaterThanOrEqualTo(asked.careCase.DeliveryDay);
        });

    [Fact]
    public void A_span_of_days_is_eligible_where_each_of_its_days_is() => Property.Holds(
        from careCase in Corpus.Cases
        from offset in Gen.Choose(-5, 370)
        from length in Gen.Choose(0, 8)
        select (careCase, first: LocalDate.Max(Tottori.City.FirstDay, LocalDate.Min(careCase.DeliveryDay.PlusDays(offset), Day("2050-12-20"))), length),
        asked =>
        {
            Outcome whole = Tottori.City.DecideEligibility(asked.careCase, CareType.ShortStay, asked.first, asked.first.PlusDays(asked.length)).Outcome;
            bool eachAllowed = Enumerable.Range(0, asked.length + 1).Select(asked.first.PlusDays)
                .All(day => Tottori.City.DecideEligibility(asked.careCase, CareType.ShortStay, day, day).Outcome == Outcome.Allowed);

            (whole == Outcome.Allowed).ShouldBe(eachAllowed);
        });

    private static bool IsInside(Ordinance ordinance, LocalDate born, LocalDate day) =>
        ordinance.DecideEligibility(CaseBornOn(born), CareType.Outreach, day, day)
            .Findings.Any(finding => finding.Reason == FindingReason.WithinWindow);

    private static LocalDate LastDay(Ordinance ordinance, LocalDate born) =>
        ordinance.DecideEligibility(CaseBornOn(born), CareType.Outreach, born, born).WindowLast!.Value;

    private static CareCase CaseBornOn(LocalDate born) => Tottori.Mother with { DeliveryDay = born, DischargeDay = null };
}
