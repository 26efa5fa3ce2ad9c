using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Tests;

/// <summary>Forms that no rulebook has which is kept: the made-up town is changed to have them, for both deciders.</summary>
public class FormTests
{
    private const string Town = "990019";
    private const int Cases = 4_000;

    private const string Relief = """{ "rule": "TST-07", "up_to_yen": 2500, "first_uses": 3, "meals_excluded": true }""";
    private const string AllKinds = """["short_stay", "day_service", "outreach"]""";

    // By name: what is changed, each a path under the terms and JSON; "null" removes.
    private static readonly Dictionary<string, (string Path, string Json)[]> s_forms = new()
    {
        ["an addition by class"] = [("fees.stays.per_further_infant", "null"), ("fees.stays.per_further_infant_by_class", """{ "taxed": { "yen": 800 }, "tax_exempt": "free" }""")],
        ["an addition by class to a free price"] =
            [("fees.visits.price", "\"free\""), ("fees.visits.per_further_infant_by_class", """{ "taxed": { "yen": 400 }, "tax_exempt": { "yen": 200 } }"""), ("fees.visits.unknown_class", "\"taxed\"")],
        ["one addition beside a free class and free uses"] =
            [("fees.visits.per_further_infant", """{ "yen": 700 }"""), ("fees.stays.price_by_class.tax_exempt", "\"free\""), ("fees.stays.across_amendments", "\"first_day\"")],
        ["a relief of a fixed price without its meals"] = [("fees.stays.relief", Relief), ("fees.stays.nth_use_counts", AllKinds)],
        ["a relief of a percentage without its meals"] =
            [("fees.visits.price", """{ "percent": 10, "at_most_yen": 2800 }"""), ("fees.visits.per_further_infant", """{ "percent": 5 }"""), ("fees.visits.relief", Relief)],
        ["a relief of steps without their meals"] =
            [("fees.visits.price", """{ "by_nth_use": [{ "through": 1, "price": { "yen": 3000 } }, { "through": 2, "price": { "facility_price_less_yen": 25000 } }, { "price": { "sum_of": [{ "yen": 900 }, "meals"] } }] }"""),
                ("fees.visits.relief", Relief)],
        ["beyond a cap at full cost"] = [("pools.visits.beyond_cap", "\"at_full_cost\""), ("pools.stays.beyond_cap", "\"at_full_cost\""), ("pools.stays.multiple_birth", "\"not_stated\"")],
        ["the n-th use across kinds of care"] = [("fees.visits.nth_use_counts", AllKinds), ("pools.stays.granted_elsewhere", "\"counted\""), ("pools.visits.granted_elsewhere", "\"not_counted\"")],
        ["the n-th use without a fee of the other kind"] =
            [("fees.stays.care", """["day_service"]"""), ("fees.visits.care", """["outreach"]"""), ("fees.visits.nth_use_counts", AllKinds), ("pools.stays.granted_elsewhere", "\"not_counted\"")],
        ["the n-th use with late cancellations"] =
            [("fees.visits.nth_use_counts", AllKinds), ("pools.stays.late_cancellation_counts", "\"one\""), ("pools.visits.late_cancellation_counts", "\"whole\"")],
        ["the n-th use with late cancellations that are open"] = [("pools.visits.late_cancellation_counts", "\"not_stated\""), ("pools.visits.granted_elsewhere", "\"counted\"")],
        ["the n-th use of a kind of care in no pool and in two"] =
            [("fees.visits.nth_use_counts", AllKinds), ("pools.visits.care", """["day_service", "short_stay"]"""), ("pools.stays.granted_elsewhere", "\"counted\"")],
        ["a late visit in a pool of days"] = [("pools.visits.count", "\"day\""), ("pools.visits.late_cancellation_counts", "\"one\"")],
        ["stays alone and nothing said of one day"] = [("same_day", "null"), ("care.offered", """["short_stay"]""")],
        ["all care and nothing said of one day"] = [("same_day", "null")],
        ["who may have care is not modelled"] = [("not_modelled", NotModelled("eligibility"))],
        ["what is counted is not modelled"] = [("not_modelled", NotModelled("quota"))],
        ["the deadline is not modelled"] = [("not_modelled", NotModelled("deadline"))],
        ["what is owed is not modelled"] = [("not_modelled", NotModelled("cancellation"))],
    };

    public static TheoryData<string> Forms => new(s_forms.Keys);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Library_and_interpreter_agree_on_a_form_that_makes_a_difference(string form)
    {
        Setting changed = Setting.Plain(Town, Changed(s_forms[form]));
        Setting plain = Setting.Plain(Town);
        var source = new CaseSource(3);
        int different = 0;
        for (long index = 0; index < Cases; index++)
        {
            DrawnCase drawn = source.At(index, changed);
            IReadOnlyList<DifferingPoint> points = Comparison.Of(changed, drawn.Question, out Answer answer);

            if (points.Count > 0)
                DifferenceReport.Of(DifferenceReport.Minimised(new Difference(drawn, points))).ShouldBeEmpty(form);
            different += Comparison.AreEqual(answer, NaiveInterpreter.Hear(drawn.Question, plain.Naive)) ? 0 : 1;
        }

        different.ShouldBeGreaterThan(10);
    }

    private static string NotModelled(string decision) =>
        $$"""{ "some": { "rule": "TST-01", "care": ["short_stay", "outreach"], "decisions": ["{{decision}}"] } }""";

    private static ReadOnlyMemory<byte> Changed((string Path, string Json)[] changes)
    {
        JsonNode root = JsonNode.Parse(Setting.Plain(Town).Json.Span)!;
        foreach ((string path, string json) in changes)
        {
            string[] keys = path.Split('.');
            JsonObject parent = keys[..^1].Aggregate(root["terms"]!, (node, key) => node[key]!).AsObject();
            if (json == "null")
                parent.Remove(keys[^1]).ShouldBeTrue(path);
            else
                parent[keys[^1]] = JsonNode.Parse(json);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
