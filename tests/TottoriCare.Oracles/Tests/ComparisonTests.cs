using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Oracles.Enumerating;
using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Tests;

public class ComparisonTests
{
    private const long Cases = 20_000;

    [Fact]
    public void Library_and_interpreter_agree_on_random_cases() => Report(ComparisonRun.Of(seed: 2, Cases)).ShouldBeEmpty();

    [Fact]
    public void Library_and_interpreter_agree_on_every_length_that_is_enumerated() => Report(ComparisonRun.Over(
        Enumeration.All().Where(drawn => drawn.Setting == Setting.Plain("312011") && drawn.Question is BookingQuestion))).ShouldBeEmpty();

    [Fact]
    public void Every_side_of_every_rule_is_drawn()
    {
        Statistics statistics = ComparisonRun.Of(seed: 2, Cases).Statistics;

        Setting.All.Where(setting => setting.IsPlain).SelectMany(RuleSides.Of).Where(side => statistics.Of(side.Code, side.Rule).On(side.Side) == 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("312011", "pools.stays.cap", "8")]
    [InlineData("312011", "pools.visits.cap", "6")]
    [InlineData("312011", "stay_lengths.stays.longest_nights", "7")]
    [InlineData("312011", "stay_lengths.stays.shortest_nights", "0")]
    [InlineData("312011", "stay_lengths.stays.continuity_gap_days", "1")]
    [InlineData("312011", "hours.visits.longest_minutes", "241")]
    [InlineData("312011", "hours.visits.from", "\"09:01\"")]
    [InlineData("312011", "hours.visits.until", "\"16:59\"")]
    [InlineData("312011", "windows.first_year.lasts", "\"P11M\"")]
    [InlineData("312011", "cancellations.stays.charge.deadline.at", "\"12:01\"")]
    [InlineData("312011", "cancellations.stays.charge.deadline.days_before", "2")]
    [InlineData("312011", "cancellations.stays.charge.amounts.yen_by_class.municipal_tax_payable", "1900")]
    [InlineData("312011", "cancellations.stays.charge.amounts.yen_by_class.municipal_tax_exempt", "901")]
    [InlineData("312011", "cancellations.stays.charge.amounts.yen_by_class.public_assistance", "1")]
    [InlineData("312011", "cancellations.stays.charge.billing.months_after", "2")]
    [InlineData("312011", "closing_days.year_end.to", "\"01-04\"")]
    [InlineData("312011", "in_force.stated_from", "\"2025-04-02\"")]
    [InlineData("310000", "grant.cap.amounts.stays.yen", "3000001")]
    [InlineData("310000", "grant.facility.care.day_service.from_fiscal_year", "2024")]
    [InlineData("310000", "grant.costs.rate.denominator", "2")]
    [InlineData("990019", "pools.stays.multiple_birth.per_further_infant", "4")]
    [InlineData("990019", "cancellations.stays.charge.deadline.open_days_before", "3")]
    [InlineData("261009", "fees.stays.relief.first_uses", "4")]
    public void An_interpreter_that_reads_another_figure_is_found_different(string code, string path, string figure)
    {
        Difference difference = DifferencesWhere(code, path, figure).First();

        Report(difference).ShouldContain(line => line.Contains('≠'));
    }

    [Fact]
    public void A_difference_is_reported_by_its_smallest_case_with_the_rule_in_both_languages()
    {
        // The case among the first where most was drawn that does not matter.
        Difference drawn = DifferencesWhere("312011", "hours.visits.longest_minutes", "241").First(difference =>
            difference.Case.Question is BookingQuestion { History.Count: > 3 } && difference.Points.Any(point => point.What == "TC-13"));

        var smallest = (BookingQuestion)DifferenceReport.Minimised(drawn).Case.Question;
        string report = string.Join('\n', Report(drawn));

        smallest.History.ShouldBeEmpty();
        smallest.Case.Residence.ShouldBe(ResidenceFacts.Here);
        report.ShouldContain("TC-13: engine / 本体 NotMet ≠ interpreter / 解釈器 Met");
        report.ShouldContain("午前9時から午後5時まで");
        report.ShouldContain("利用歴なし");
        report.ShouldContain("last at most 4 hours");
    }

    [Theory]
    [InlineData("pools.stays.per", "\"lunar_year\"", "pools.stays.per")]
    [InlineData("pools.stays.count", "\"week\"", "pools.stays.count")]
    [InlineData("cancellations.stays.charge.deadline.on_closed_day", "\"roll_forward\"", "on_closed_day")]
    [InlineData("windows.first_year.lasts", "\"P10W\"", "windows.first_year.lasts")]
    [InlineData("hours.visits.rest_minutes", "30", "rest_minutes")]
    public void A_form_that_the_interpreter_has_no_words_for_is_refused_with_its_place(string path, string json, string place)
    {
        UnknownFormException refused = Should.Throw<UnknownFormException>(() =>
        {
            NaiveRulebook rulebook = NaiveRulebook.Of(Changed("312011", path, json));
            var source = new CaseSource(2);
            for (long index = 0; index < 200; index++)
                NaiveInterpreter.Hear(source.At(index, Setting.Plain("312011")).Question, rulebook);
        });

        refused.Message.ShouldContain(place);
    }

    private static IEnumerable<Difference> DifferencesWhere(string code, string path, string figure)
    {
        Setting mutant = Setting.Plain(code).WithNaive(Changed(code, path, figure));
        var source = new CaseSource(2);
        for (long index = 0; index < Cases; index++)
        {
            DrawnCase drawn = source.At(index, mutant);
            if (Comparison.Of(mutant, drawn.Question, out _) is { Count: > 0 } points)
                yield return new Difference(drawn, points);
        }
    }

    private static ReadOnlyMemory<byte> Changed(string code, string path, string json)
    {
        JsonNode root = JsonNode.Parse(Setting.Plain(code).Json.Span)!;
        string[] keys = path.Split('.');
        JsonNode parent = keys[..^1].Aggregate(root["terms"]!, (node, key) => node[key]!);
        parent[keys[^1]] = JsonNode.Parse(json);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static IEnumerable<string> Report(ComparisonRun run) => run.Kept.Take(3).SelectMany(Report);

    private static IEnumerable<string> Report(Difference difference) => DifferenceReport.Of(DifferenceReport.Minimised(difference));
}
