using TottoriCare.Rules;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads sources, readings and rules: what a rulebook says in words.</summary>
internal static class RuleReader
{
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

    public static Reading Reading(string id, Place place)
    {
        Block block = place.AsBlock();
        var reading = new Reading(
            id,
            block.Require("question")?.AsLocalizedText() ?? s_none,
            block.Require("default")?.AsLocalizedText() ?? s_none,
            [.. (block.Require("alternatives")?.AsBlock().Entries ?? []).Select(entry => new Alternative(entry.Key, entry.Value.AsLocalizedText()))],
            [.. (block.Require("evidence")?.AsList(fewest: 0) ?? []).Select(Evidence)]);
        block.NothingElse();
        return reading;
    }

    public static Rule Rule(
        string id, Place place, IReadOnlyDictionary<string, Source> sources, IReadOnlyDictionary<string, Reading> readings)
    {
        Block block = place.AsBlock();
        var rule = new Rule(
            id,
            block.Require("text")?.AsLocalizedText() ?? s_none,
            (block.Require("source") is { } source ? Known(source, sources, "出典", "source") : null)!,
            block.Require("locator")?.AsLocalizedText() ?? s_none,
            block.Require("mark")?.AsOneOf<Mark>()!,
            [.. (block.Require("readings")?.AsList(fewest: 0) ?? []).Select(reading => Known(reading, readings, "解釈", "reading")!)]);
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

    private static Evidence Evidence(Place place)
    {
        Block block = place.AsBlock();
        var evidence = new Evidence(
            new LocalizedText(block.Require("ja")?.AsText() ?? "", block.Require("en")?.AsText() ?? ""),
            block.Require("source")?.AsText() ?? "");
        block.NothingElse();
        return evidence;
    }
}
