using System.Globalization;
using System.Text.Json.Nodes;
using TottoriCare.Domain.Tests.Rulebooks;

namespace TottoriCare.Specs.Mutants;

/// <summary>規則集の変異: every number, date, clock time, code, list item and citation of a rulebook, changed one at a time.</summary>
/// <remarks>
/// In the terms and in the changes of the alternative readings each value becomes its neighbours, and each item of a list is left out.
/// In the words of the rules and in the titles of the sources each number and each boundary word becomes another; a citation becomes
/// another place or another source. So does each number and boundary word in the Japanese words of a reading: its question, the answer
/// taken, the others, its evidence, and in the publisher of a source. What is left out is prose without a value: names and titles of pools
/// and classes, which the decisions' own specs write out; why an alternative is not computed; and the English of readings and sources,
/// which translates the Japanese sentence beside it, and by which nobody decides.
/// </remarks>
internal sealed class RulebookMutations
{
    private readonly string _municipality;
    private readonly JsonNode _root;
    private readonly string[] _rules;
    private readonly string[] _readings;
    private readonly string[] _sources;

    private RulebookMutations(JsonNode root)
    {
        _root = root;
        _municipality = root["municipality"]!["code"]!.GetValue<string>();
        _rules = KeysOf("rules");
        _readings = KeysOf("readings");
        _sources = KeysOf("sources");
    }

    public static IEnumerable<Mutation> Of(JsonNode root)
    {
        var all = new RulebookMutations(root);
        return all.Of(root, []).DistinctBy(mutation => mutation.ToString());
    }

    private string[] KeysOf(string block) => [.. _root[block]!.AsObject().Select(entry => entry.Key)];

    private IEnumerable<Mutation> Of(JsonNode? node, string[] steps) => node switch
    {
        JsonObject block => block.SelectMany(entry => Of(entry.Value, [.. steps, entry.Key])),
        JsonArray list => list.SelectMany((item, index) => Of(item, [.. steps, index.ToString(CultureInfo.InvariantCulture)])
                .Concat(OneLess(index, steps)))
            .Concat(OneMore(list, steps)),
        JsonValue value => Others(value, steps).Select(other => new Mutation(_municipality, steps, other)),

        // A change that takes a block away.
        _ => [new Mutation(_municipality, steps, null)],
    };

    private IEnumerable<Mutation> OneLess(int index, string[] steps) => steps is [.., "evidence"]
        ? []
        : [new Mutation(_municipality, [.. steps, index.ToString(CultureInfo.InvariantCulture)], null)];

    private IEnumerable<Mutation> OneMore(JsonArray list, string[] steps) => steps is ["rules", _, "readings"]
        ? [new Mutation(_municipality, [.. steps, list.Count.ToString(CultureInfo.InvariantCulture)],
            JsonValue.Create(_readings.First(id => list.All(item => item!.GetValue<string>() != id))))]
        : [];

    private IEnumerable<JsonNode> Others(JsonValue value, string[] steps)
    {
        return steps switch
        {
            [.., "rule"] => Next(_rules),
            ["rules", _, "readings", _] or ["terms", .., "reading"] => Next(_readings),
            [.., "source"] => Uncited(steps),
            ["rules", string rule, "locator", string language] => OfLocator(rule, language),
            ["rules", _, "mark"] or [.., "format"] => OtherValues.Of(value),
            ["municipality", "code"] or ["rules", _, "text", _] or ["sources", _, "seen" or "url"] or ["sources", _, "title" or "publisher", "ja"] => Words(),
            ["readings", .., "not_modelled", "ja"] => [],
            ["readings", .., "ja"] => Words(),
            [.., "ja" or "en"] => [],
            _ => OtherValues.Of(value),
        };

        // An id is followed by the one after it, and the last by the first.
        IEnumerable<JsonNode> Next(string[] ids) => [JsonValue.Create(ids[(Array.IndexOf(ids, value.GetValue<string>()) + 1) % ids.Length])];

        // A document that the rule or the reading does not cite: two that it cites may change places unseen.
        IEnumerable<JsonNode> Uncited(string[] at)
        {
            string[] cited = at is ["readings", string reading, ..]
                ? [.. _root["readings"]![reading]!["evidence"]!.AsArray().Select(evidence => evidence!["source"]!.GetValue<string>())]
                : [value.GetValue<string>()];
            return [JsonValue.Create(_sources.Append("source not at hand").First(source => !cited.Contains(source)))];
        }

        IEnumerable<JsonNode> Words() => Wordings.OtherThan(value.GetValue<string>()).Select(text => (JsonNode)JsonValue.Create(text));

        IEnumerable<JsonNode> OfLocator(string rule, string language) => Words().Concat(
            _rules.Select(other => _root["rules"]![other]!["locator"]![language]!.GetValue<string>()).Distinct()
                .Where(other => other != value.GetValue<string>()).Select(other => (JsonNode)JsonValue.Create(other)));
    }
}
