using System.Text.Json;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads sources, readings and rules: what a rulebook says in words.</summary>
internal sealed class RuleReader(IReadOnlyDictionary<string, Source> sources)
{
    // 手元にない: what stands for the source of a piece of evidence that could not be looked up.
    private const string NotAtHand = "source not at hand";

    private readonly List<(string Reading, Alternative Alternative, JsonElement Patch, string Path)> _changes = [];

    private static readonly LocalizedText s_none = new("", "");

    public static Source Source(string id, Place place)
    {
        Block block = place.AsBlock();
        var source = new Source(
            id,
            block.Require("title")?.AsLocalizedText() ?? s_none,
            block.Require("publisher")?.AsLocalizedText() ?? s_none,
            block.Require("seen")?.AsDate() ?? default,
            block.Find("url")?.AsText());
        block.NothingElse();
        return source;
    }

    public Reading Reading(string id, Place place)
    {
        Block block = place.AsBlock();
        var reading = new Reading(
            id,
            block.Require("question")?.AsLocalizedText() ?? s_none,
            block.Require("default")?.AsLocalizedText() ?? s_none,
            [.. (block.Require("alternatives")?.AsBlock().Entries ?? []).Select(entry => Alternative(id, entry.Key, entry.Value))],
            [.. (block.Require("evidence")?.AsList(fewest: 0) ?? []).Select(Evidence)]);
        block.NothingElse();
        return reading;
    }

    /// <summary>The changes of all alternatives that were read.</summary>
    public IReadOnlyList<AlternativeChange> Changes(IReadOnlyDictionary<string, Reading> readings) =>
        [.. _changes.Select(change => new AlternativeChange(readings[change.Reading], change.Alternative, change.Patch, change.Path))];

    private Alternative Alternative(string reading, string name, Place place)
    {
        Block block = place.AsBlock();
        var text = new LocalizedText(block.Require("ja")?.AsText() ?? "", block.Require("en")?.AsText() ?? "");
        Place? change = block.Find("change");
        LocalizedText? notModelled = block.Find("not_modelled")?.AsLocalizedText();
        block.NothingElse();
        if (!block.IsFaulty && change is null == notModelled is null)
        {
            place.Fault("CHANGE_OR_NOT_MODELLED", "「change」と「not_modelled」のどちらか一方を書いてください。",
                "Give either \"change\" or \"not_modelled\", and not both.");
        }

        JsonElement? patch = change?.AsPatch();
        var alternative = new Alternative(name, text, patch is { } written ? CanonicalJson.Write(written) : null, notModelled);
        if (patch is { } applied)
            _changes.Add((reading, alternative, applied, change!.Value.Path));
        return alternative;
    }

    public static Rule Rule(
        string id, Place place, int rulesBefore, IReadOnlyDictionary<string, Source> sources, IReadOnlyDictionary<string, Reading> readings)
    {
        Block block = place.AsBlock();
        var rule = new Rule(
            id,
            block.Require("text")?.AsLocalizedText() ?? s_none,
            (block.Require("source") is { } source ? Known(source, sources, "出典", "source") : null)!,
            block.Require("locator")?.AsLocalizedText() ?? s_none,
            block.Require("mark")?.AsOneOf<Mark>()!,
            [.. (block.Require("readings")?.AsList(fewest: 0) ?? []).Select(reading => Known(reading, readings, "解釈", "reading")!)])
        {
            Place = rulesBefore,
        };
        block.NothingElse();
        return rule;
    }

    /// <summary>What a place cites by its id; a fault where the rulebook does not have it.</summary>
    public static T? Known<T>(Place place, IReadOnlyDictionary<string, T> known, string ja, string en)
        where T : class
    {
        string id = place.AsText();
        if (known.TryGetValue(id, out T? found))
            return found;

        if (id.Length > 0)
        {
            place.Fault("REFERENCE_UNKNOWN", $"{ja}「{id}」はこの規則集にありません。綴りを確かめるか、書き加えてください。",
                $"The {en} \"{id}\" is not in this rulebook; check its spelling or add it.");
        }

        return null;
    }

    private Evidence Evidence(Place place)
    {
        Block block = place.AsBlock();
        Place? source = block.Require("source");
        bool isAtHand = source?.IsText(NotAtHand) == false;
        var evidence = new Evidence(
            new LocalizedText(block.Require("ja")?.AsText() ?? "", block.Require("en")?.AsText() ?? ""),
            isAtHand ? Known(source!.Value, sources, "出典", "source")?.Id ?? "" : NotAtHand);
        block.NothingElse();
        return evidence;
    }
}
