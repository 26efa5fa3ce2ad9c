using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;
using TottoriCare.Shares;

namespace TottoriCare.Domain.Tests.Decisions;

public partial class ExplanationProperties
{
    // Every kind of decision, in the shipped rulebooks and under their alternatives.
    private static readonly Gen<Decision> s_decisions = Gen.Frequency(
        (24, from city in Corpus.AnyCity
              from prefecture in Corpus.AnyPrefecture
              from request in Corpus.Requests.Generator
              from cancellation in Corpus.Cancellations
              from grant in Corpus.Grants
              from kind in Gen.Elements(0, 0, 0, 0, 1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6)
              select Decide(kind, city.Ordinance, prefecture.Ordinance, request, cancellation, grant)),
        (1, from prefecture in Corpus.AnyPrefecture
            from shared in Corpus.SharedCosts
            select (Decision)prefecture.Ordinance.DivideCost(shared.Cost, shared.Year, shared.Total)));

    private static readonly FindingReason[] s_withoutRule =
    [
        FindingReason.NotStated, FindingReason.BeforeStated, FindingReason.BeforeStatedForReview, FindingReason.FeeNotStated,
        FindingReason.VersionDateNotSaid, FindingReason.SharesNotStated,
    ];

    [Fact]
    public void Every_explanation_is_whole_in_both_languages() => Property.Holds(s_decisions, decision =>
    {
        foreach (Language language in new[] { Language.Japanese, Language.English })
        {
            string text = decision.Explain(language);

            text.ShouldNotContain("{");
            text.ShouldNotContain("}");
            text.Split('\n').Length.ShouldBeGreaterThanOrEqualTo(decision.Findings.Count + 1);
            foreach (Finding finding in decision.Findings)
                text.ShouldContain(finding.In(language));
        }

        Kana().IsMatch(decision.Explain(Language.Japanese)).ShouldBeTrue();
        Kana().IsMatch(decision.Explain(Language.English)).ShouldBeFalse(decision.Explain(Language.English));
    });

    [Fact]
    public void Every_figure_of_a_sentence_is_in_its_finding_and_every_finding_cites_its_rule_or_states_none() => Property.Holds(s_decisions, decision =>
    {
        foreach (Finding finding in decision.Findings)
        {
            string[] named = [.. Placeholder().Matches(finding.Reason.Title.Ja + finding.Reason.Title.En).Select(match => match.Groups[1].Value)];

            named.ShouldBeSubsetOf(finding.Figures.Select(figure => figure.Name));
            finding.Figures.Select(figure => figure.Name).ShouldBeUnique();
            finding.Figures.ShouldAllBe(figure => figure.Value.Length > 0 && figure.In(Language.Japanese).Length > 0 && figure.In(Language.English).Length > 0);
            (finding.Rule is null).ShouldBe(s_withoutRule.Contains(finding.Reason));
        }
    });

    [Fact]
    public void Every_reason_is_one_that_some_decision_gives()
    {
        HashSet<FindingReason> given = [.. s_decisions.Fixed(9000).SelectMany(decision => decision.Findings).Select(finding => finding.Reason)];

        // Few drawn stays cross the day of an amendment, so one that does is asked by hand.
        Ordinance amended = Corpus.Cities.Single(city => city.Name == "amended").Ordinance;
        given.UnionWith(amended.DecideBooking(Tottori.Mother with { DeliveryDay = Facts.Day("2025-11-01") }, Facts.Stay("2025-12-30", 4), UsageHistory.Empty)
            .Findings.Select(finding => finding.Reason));

        FindingReason.List.Except(given).Select(reason => reason.Code).ShouldBeEmpty();
    }

    [Fact]
    public void Every_matter_is_one_that_some_decision_misses()
    {
        // Without these a decision asks for nothing: they say when the terms hold, or what they leave open.
        Matter[] neverMissed = [Matter.InForce, Matter.Discretion, Matter.NotModelled];
        HashSet<string> missed = [];
        foreach (Matter matter in Matter.List.Except(neverMissed))
        {
            RulebookDraft draft = (matter == Matter.Grant || matter == Matter.Shares ? RulebookDraft.OfPrefecture() : RulebookDraft.OfCity()).Remove($"terms.{matter.Code}");
            Ordinance ordinance = Tottori.OrdinanceOf(draft.Read());
            foreach (int kind in Enumerable.Range(0, 7))
            {
                Decision decision = Decide(kind, ordinance, ordinance, s_request, s_cancellation with { HouseholdClass = HouseholdClass.Unknown }, s_grant);
                missed.UnionWith(decision.Findings.Where(finding => finding.Reason == FindingReason.NotStated).Select(finding => finding.Figures[0].Value));
            }
        }

        missed.Add(Tottori.City.DivideCost(SharedCost.CareCost, new FiscalYear(2025), new Yen(1)).Findings
            .Single(finding => finding.Reason == FindingReason.NotStated).Figures[0].Value);
        missed.Add(Tottori.OrdinanceOf(RulebookDraft.OfCity().Remove("terms.fees").Read())
            .AssessFee(Tottori.Mother, s_request.Booking, s_request.History).Findings
            .Single(finding => finding.Reason == FindingReason.NotStated).Figures[0].Value);
        missed.ShouldBe(Matter.List.Except(neverMissed).Select(matter => matter.Code), ignoreOrder: true);
    }

    private static readonly Request s_request = new(Tottori.Mother, Facts.Stay("2026-06-01", 2), []);
    private static readonly Cancellation s_cancellation = Facts.GivenUp(Facts.Stay("2026-06-01", 2), Tottori.Taxed, null);
    private static readonly GrantApplication s_grant = Corpus.Grants.Fixed(1)[0];

    private static Decision Decide(
        int kind, Ordinance city, Ordinance prefecture, Request request, Cancellation cancellation, GrantApplication grant)
    {
        LocalDate firstDay = LocalDate.Max(cancellation.Booking.FirstDay, city.FirstDay);
        Booking visit = Booking.Visit(CareType.DayService, request.Booking.FirstDay, Facts.Time("10:00"), Facts.Time("12:00"));
        return kind switch
        {
            0 => city.DecideBooking(request.Case, request.Booking, request.History),
            1 => city.DecideEligibility(request.Case, request.Booking.CareType, request.Booking.FirstDay, request.Booking.LastDay),
            2 => city.GetQuota(request.Case, request.History, request.Booking.FirstDay),
            3 => city.GetDeadline(cancellation.Booking.CareType, firstDay),
            4 => city.AssessCancellation(cancellation),
            5 => prefecture.DecideGrant(grant),
            _ => city.DecideBooking(request.Case, visit, request.History),
        };
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\p{IsHiragana}ァ-ヺ\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Kana();
}
