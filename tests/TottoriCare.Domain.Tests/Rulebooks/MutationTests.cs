using System.Text.Json.Nodes;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;
using TottoriCare.Shares;
using Xunit.Abstractions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Rulebooks.JsonEdits;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>
/// Each number, date, clock time, truth and code of a shipped rulebook, changed alone, changes a decision: nothing of it is
/// fixed in the code, and none of it is without effect.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    // Changes that say the same as before. A visit begins and ends on one day, so it is one day as it is one use and has no
    // nights to count as booked; a cap that does not grow with the infants does not ask which are counted.
    // A visit counts as one by each of these. What is free is free by any unit.
    // Who bears a cost alone bears all of it, by whatever number the part is given.
    // Granted whole and to the yen, a cost needs no rounding, and a cap on the cost is a cap on the grant.
    private static readonly string[] s_equivalent =
    [
        "terms.pools.visits.count = \"night_or_one\"",
        "terms.fees.all.unit = \"day\"",
        "terms.fees.all.unit = \"night_or_one\"", "terms.pools.stays.infants_counted = \"born_alive\"", "terms.pools.visits.count = \"day\"", "terms.pools.visits.booked_nights_count = true",
        "terms.grant.costs.rate.rounding = \"half_up\"", "terms.grant.costs.rate.rounding = \"up\"", "terms.grant.cap.bounds = \"eligible_cost\"",
        "terms.shares.waived_fee_to_reiwa_6.parts.prefecture = 2",
    ];

    private static readonly IReadOnlyList<Request> s_requests = [.. Examples(), .. Corpus.Requests.Generator.Fixed(3000)];
    private static readonly IReadOnlyList<Cancellation> s_cancellations = [.. EachDay(), .. Corpus.Cancellations.Fixed(2000)];
    private static readonly (SharedCost Cost, FiscalYear Year, Yen Total)[] s_sharedCosts =
        [.. from cost in SharedCost.List from year in Enumerable.Range(1999, 52) from yen in new[] { 4, 7 } select (cost, new FiscalYear(year), new Yen(yen))];

    private static readonly IReadOnlyList<GrantApplication> s_grants = Corpus.Grants.Fixed(1500);

    [Theory]
    [InlineData(Tottori.CityCode)]
    [InlineData(Tottori.PrefectureCode)]
    public void Every_figure_of_a_rulebook_changed_alone_changes_a_decision(string code)
    {
        Ordinance shipped = Tottori.OrdinanceOf(RulebookDraft.Of(code).Read());
        object[] expected = [.. Answers(shipped)];
        List<string> survivors = [];
        int mutants = 0;

        foreach ((string path, string json) in Mutations(code))
        {
            RulebookDraft draft = RulebookDraft.Of(code);
            if (!Rulebook.TryParse((json.Length == 0 ? draft.Remove(path) : draft.Set(path, json)).ToBytes(), out Rulebook? mutant, out _))
                continue;

            mutants++;
            if (Answers(Tottori.OrdinanceOf(mutant)).SequenceEqual(expected))
                survivors.Add($"{path} = {json}");
        }

        output.WriteLine($"figure rulebook-terms-mutants-killed-{code} {mutants - survivors.Count}/{mutants - survivors.Intersect(s_equivalent).Count()}");
        survivors.Except(s_equivalent).ShouldBeEmpty();
        mutants.ShouldBeGreaterThan(code == Tottori.CityCode ? 80 : 25);
    }

    // Each leaf in turn, and each item of a list taken away; what a rule is called and how a pool is titled decides nothing.
    private static IEnumerable<(string Path, string Json)> Mutations(string code)
    {
        foreach ((string path, JsonValue value) in LeavesOfTerms(RulebookDraft.Of(code).Root))
        {
            if (path.Contains(".rule", StringComparison.Ordinal) || path.Contains(".title.", StringComparison.Ordinal))
                continue;
            foreach (JsonNode other in OtherValues.Of(value))
                yield return (path, other.ToJsonString());
            if (char.IsAsciiDigit(path[^1]) && path[^2] == '.')
                yield return (path, "");
        }
    }

    private static IEnumerable<object> Answers(Ordinance ordinance)
    {
        foreach (GrantApplication grant in s_grants)
            yield return ordinance.DecideGrant(grant).Verdict;
        foreach ((SharedCost cost, FiscalYear year, Yen total) in s_sharedCosts)
            yield return string.Join(", ", ordinance.DivideCost(cost, year, total).Answer.Select(figure => $"{figure.Name} {figure.Value}"));
        foreach (Cancellation cancellation in s_cancellations.Where(cancellation => ordinance.FirstDay <= cancellation.Booking.FirstDay))
        {
            HouseholdClass? household = ordinance.Rulebook.FindClass(cancellation.HouseholdClass.Code);
            yield return household is null ? "" : ordinance.JudgeCancellation(cancellation);
        }

        foreach (Request request in s_requests.Where(request => ordinance.FirstDay <= request.Booking.FirstDay))
            yield return ordinance.JudgeBooking(request.Case, request.Booking, request.History);
    }

    // Each booking stands on a boundary of its own.
    private static IEnumerable<Request> Examples()
    {
        foreach (string hours in new[] { "09:00-10:00", "08:59-10:00", "16:00-17:00", "16:00-17:01", "10:00-14:00", "10:00-14:01", "10:00-13:59" })
            yield return new Request(Tottori.Mother, DayService("2026-06-01", hours[..5], hours[6..]), []);
        foreach (int nights in Enumerable.Range(0, 9))
            yield return new Request(Tottori.Mother, Stay("2026-06-01", nights), []);
        foreach (int days in Enumerable.Range(0, 4))
            yield return new Request(Tottori.Mother with { Residence = Residence.Here(null, Day("2026-06-01").PlusDays(days)) }, Stay("2026-06-01", 2), []);
        foreach (int days in Enumerable.Range(0, 4))
            yield return new Request(Tottori.Mother with { Residence = Residence.Here(Day("2026-06-01").PlusDays(days)) }, Stay("2026-06-01", 2), []);
        foreach (int uses in Enumerable.Range(5, 12))
            yield return new Request(Tottori.Mother with { Infants = new Infants(1 + (uses % 2)) }, DayService("2026-12-01"), [.. UsedDayServices(uses)]);
    }

    private static IEnumerable<Cancellation> EachDay()
    {
        for (LocalDate day = Day("2025-12-01"); day < Day("2028-02-01"); day = day.PlusDays(1))
            yield return GivenUp(Booking.Stay(day, day.PlusDays(2)), Tottori.Taxed, null);
    }
}
