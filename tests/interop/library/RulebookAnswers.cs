using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;

namespace TottoriCare.Interop;

/// <summary>規則集の回答: rulebooks as the contract's JSON.</summary>
internal static class RulebookAnswers
{
    public static JsonObject Summary(Ordinance ordinance)
    {
        JsonObject summary = Head(ordinance.Rulebook);
        summary["ruleCount"] = ordinance.Rulebook.Rules.Count;
        summary["readingCount"] = ordinance.Rulebook.Readings.Count;
        return summary;
    }

    public static JsonObject Whole(Ordinance ordinance, bool withJson) => new()
    {
        ["rulebook"] = Body(ordinance.Rulebook),
        ["calendar"] = new JsonObject
        {
            ["firstDay"] = Wire.Of(ordinance.FirstDay),
            ["lastDay"] = Wire.Of(ordinance.LastDay),
            ["announcedThroughDay"] = Wire.Of(ordinance.Holidays.AnnouncedThrough),
            ["digest"] = ordinance.Holidays.Digest,
        },
        ["json"] = withJson ? ordinance.Rulebook.ToJson() : "",
    };

    private static JsonObject Head(Rulebook rulebook) => new()
    {
        ["municipalityCode"] = rulebook.Municipality.Value,
        ["municipalityName"] = Wire.Of(rulebook.MunicipalityName),
        ["digest"] = rulebook.Digest,
    };

    private static JsonObject Body(Rulebook rulebook)
    {
        JsonObject body = Head(rulebook);
        body["inForce"] = rulebook.Terms.InForce is { } inForce
            ? new JsonObject { ["statedFromDay"] = Wire.Of(inForce.StatedFrom), ["readingId"] = inForce.Reading.Id }
            : null;
        body["sources"] = Wire.List(rulebook.Sources, source => new JsonObject
        {
            ["id"] = source.Id,
            ["title"] = Wire.Of(source.Title),
            ["publisher"] = Wire.Of(source.Publisher),
            ["seenDay"] = Wire.Of(source.Seen),
            ["url"] = source.Url ?? "",
        });
        body["rules"] = Wire.List(rulebook.Rules, rule => new JsonObject
        {
            ["id"] = rule.Id,
            ["text"] = Wire.Of(rule.Text),
            ["mark"] = Wire.NameOf(rule.Mark),
            ["sourceId"] = rule.Source.Id,
            ["locator"] = Wire.Of(rule.Locator),
            ["readingIds"] = Wire.List(rule.Readings, reading => reading.Id),
        });
        body["readings"] = Wire.List(rulebook.Readings, reading => new JsonObject
        {
            ["id"] = reading.Id,
            ["question"] = Wire.Of(reading.Question),
            ["defaultAnswer"] = Wire.Of(reading.Default),
            ["alternatives"] = Wire.List(reading.Alternatives, other => new JsonObject { ["name"] = other.Name, ["text"] = Wire.Of(other.Text) }),
            ["evidence"] = Wire.List(reading.Evidence, evidence => new JsonObject { ["text"] = Wire.Of(evidence.Text), ["source"] = evidence.Source }),
        });
        body["householdClasses"] = Wire.List(rulebook.Classes, household => new JsonObject
        {
            ["code"] = household.Code, ["title"] = Wire.Of(household.Title),
        });
        return body;
    }
}
