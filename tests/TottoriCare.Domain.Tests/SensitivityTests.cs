using FsCheck.Fluent;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using TottoriCare.Rules;
using TottoriCare.Shares;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests;

/// <summary>A decision says which open readings it rests on, and only these can change it.</summary>
public class SensitivityTests
{
    private static readonly Sensitivity s_city = Sensitivity.Of(Tottori.City);
    private static readonly Sensitivity s_prefecture = Sensitivity.Of(Tottori.Prefecture);

    private static readonly IReadOnlyList<(Reading Reading, Alternative Alternative, Ordinance Ordinance)> s_alternatives =
    [
        .. from reading in Tottori.City.Rulebook.Readings
           from alternative in reading.Alternatives
           where alternative.IsModelled
           select (reading, alternative, Tottori.City.Under(alternative)),
    ];

    [Fact]
    public void A_late_cancellation_of_two_nights_is_dearer_by_the_night_and_by_the_day()
    {
        Cancellation late = GivenUp(Stay("2026-06-01", 2), Tottori.Taxed, null);

        IReadOnlyList<Divergence> divergences = s_city.Of(Tottori.City.AssessCancellation(late), ordinance => ordinance.AssessCancellation(late));

        divergences.Where(divergence => divergence.Reading.Id == "C1")
            .Select(divergence => (divergence.Alternative.Name, ((CancellationDecision)divergence.Decision).Charge))
            .ShouldBe([("per_day", new Yen(5400)), ("per_night", new Yen(3600))]);
        divergences.Where(divergence => divergence.Reading.Id == "C1")
            .Select(divergence => divergence.Changes.Single(change => change.Name == "charge").Before!.Value.Value).ShouldAllBe(yen => yen == "1800");
    }

    [Fact]
    public void A_cancellation_in_time_rests_on_no_reading_that_would_charge_it_but_those_of_its_deadline()
    {
        Cancellation inTime = GivenUp(Stay("2026-05-07", 2), Tottori.Taxed, At("2026-05-01T12:00:00"));

        s_city.Of(Tottori.City.AssessCancellation(inTime), ordinance => ordinance.AssessCancellation(inTime))
            .Where(divergence => ((CancellationDecision)divergence.Decision).Charge > Yen.Zero)
            .Select(divergence => divergence.Reading.Id).Distinct().ShouldBe(["C5", "C9"]);
    }

    [Fact]
    public void A_reading_that_a_decision_does_not_name_never_changes_it() => Property.Holds(Corpus.Requests, request =>
    {
        foreach (Func<Ordinance, Decision> question in Questions(request))
        {
            Decision decision = question(Tottori.City);
            foreach ((Reading reading, Alternative alternative, Ordinance ordinance) in s_alternatives)
            {
                if (!decision.Readings.Contains(reading))
                    ChangedFigure.Between(decision.Answer, question(ordinance).Answer).ShouldBeEmpty($"{reading}/{alternative.Name}");
            }
        }
    });

    [Fact]
    public void Every_alternative_that_is_modelled_changes_some_decision()
    {
        HashSet<Alternative> effective = [];
        // Two stays that touch and fill the cap together are rare among those drawn.
        var touching = new Request(Tottori.Mother, Stay("2026-06-06", 2), [new CareUse(Stay("2026-06-01", 5), UseState.Used)]);
        foreach (Request request in Corpus.Requests.Generator.Fixed(1500).Append(touching))
        {
            foreach (Func<Ordinance, Decision> question in Questions(request))
                effective.UnionWith(s_city.Of(question(Tottori.City), question).Select(divergence => divergence.Alternative));
        }

        foreach (Cancellation cancellation in Corpus.Cancellations.Fixed(2500))
        {
            effective.UnionWith(s_city.Of(Tottori.City.AssessCancellation(cancellation), ordinance => ordinance.AssessCancellation(cancellation))
                .Select(divergence => divergence.Alternative));
        }

        foreach (GrantApplication grant in Corpus.Grants.Fixed(2500))
        {
            effective.UnionWith(s_prefecture.Of(Tottori.Prefecture.DecideGrant(grant), ordinance => ordinance.DecideGrant(grant))
                .Select(divergence => divergence.Alternative));
        }

        foreach ((SharedCost cost, FiscalYear year, Yen total) in Corpus.SharedCosts.Fixed(500))
        {
            effective.UnionWith(s_prefecture.Of(Tottori.Prefecture.DivideCost(cost, year, total), ordinance => ordinance.DivideCost(cost, year, total))
                .Select(divergence => divergence.Alternative));
        }

        Tottori.City.Rulebook.Readings.Concat(Tottori.Prefecture.Rulebook.Readings).SelectMany(reading => reading.Alternatives)
            .Where(alternative => alternative.IsModelled && !effective.Contains(alternative)).Select(alternative => alternative.Text.En).ShouldBeEmpty();
    }

    // What these answers ask for is among no facts of a decision, or they change nothing by themselves; the rulebook says which.
    [Fact]
    public void Alternatives_that_no_terms_can_say_are_few_and_each_says_why()
    {
        (string Reading, Alternative Alternative)[] unmodelled =
        [
            .. from rulebook in new[] { Tottori.City.Rulebook, Tottori.Prefecture.Rulebook }
               from reading in rulebook.Readings
               from alternative in reading.Alternatives
               where !alternative.IsModelled
               select (reading.Id, alternative),
        ];

        unmodelled.Select(one => $"{one.Reading} {one.Alternative.Name}").ShouldBe(
            ["C4 facility_closure", "C12 automatic_waiver", "C14 computed_from_tax", "N5 per_mother", "D6 registered"]);
        unmodelled.ShouldAllBe(one => one.Alternative.NotModelled!.Ja.Length > 0 && one.Alternative.NotModelled.En.Length > 0);
    }

    private static IEnumerable<Func<Ordinance, Decision>> Questions(Request request)
    {
        yield return ordinance => ordinance.DecideBooking(request.Case, request.Booking, request.History);
        yield return ordinance => ordinance.DecideEligibility(request.Case, request.Booking.CareType, request.Booking.FirstDay, request.Booking.LastDay);
        yield return ordinance => ordinance.GetQuota(request.Case, request.History, request.Booking.FirstDay);
        yield return ordinance => ordinance.GetDeadline(request.Booking.CareType, request.Booking.FirstDay);
    }
}
