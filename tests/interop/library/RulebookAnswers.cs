using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Interop;

/// <summary>規則集の回答: rulebooks as the contract's JSON.</summary>
internal static class RulebookAnswers
{
    private static readonly char[] s_digits = [.. "0123456789"];

    public static JsonObject Summary(Rulebook rulebook, string? file)
    {
        JsonObject summary = Head(rulebook);
        summary["ruleCount"] = rulebook.Rules.Count;
        summary["readingCount"] = rulebook.Readings.Count;
        summary["amendmentCount"] = rulebook.Amendments.Count;
        summary["origin"] = file is null ? "RULEBOOK_ORIGIN_SHIPPED" : "RULEBOOK_ORIGIN_SUPPLIED";
        summary["fileName"] = file ?? "";
        return summary;
    }

    /// <summary>All readings, in the order of their letters and then of their numbers.</summary>
    public static JsonObject Readings(Rulebook rulebook) => new()
    {
        ["readings"] = Wire.List(
            rulebook.Readings.OrderBy(reading => reading.Id.TrimEnd(s_digits), StringComparer.Ordinal)
                .ThenBy(reading => int.Parse(reading.Id[reading.Id.TrimEnd(s_digits).Length..])),
            Of),
    };

    public static JsonObject Whole(Ordinance ordinance, bool withJson, bool withText) => new()
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
        ["text"] = withText ? Wire.Of(RulebookText.Of(ordinance.Rulebook)) : null,
    };

    public static JsonObject Diff(Rulebook before, Rulebook after) => new()
    {
        ["beforeDigest"] = before.Digest,
        ["afterDigest"] = after.Digest,
        ["changes"] = Wire.List(RulebookDiff.Between(before, after), change => new JsonObject
        {
            ["path"] = change.Path,
            ["kind"] = Wire.NameOf(change.Kind),
            ["where"] = Wire.Of(change.Where),
            ["before"] = change.Before is { } was ? Wire.Of(was) : null,
            ["after"] = change.After is { } willBe ? Wire.Of(willBe) : null,
        }),
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
        body["readings"] = Wire.List(rulebook.Readings, Of);
        body["householdClasses"] = Wire.List(rulebook.Classes, household => new JsonObject
        {
            ["code"] = household.Code, ["title"] = Wire.Of(household.Title),
        });
        body["amendments"] = Wire.List(rulebook.Amendments, amendment => new JsonObject
        {
            ["id"] = amendment.Id,
            ["text"] = Wire.Of(amendment.Text),
            ["sourceId"] = amendment.Source.Id,
            ["locator"] = Wire.Of(amendment.Locator),
            ["fromDay"] = Wire.Of(amendment.From),
            ["chosenBy"] = Wire.NameOf(amendment.ChosenBy),
            ["matters"] = Wire.List(amendment.Matters, matter => Wire.NameOf(matter)),
            ["settledReadingIds"] = Wire.List(amendment.Settles, reading => reading.Id),
            ["changeJson"] = amendment.Change,
        });
        body["discretions"] = Wire.List(rulebook.Terms.Discretion, discretion => new JsonObject
        {
            ["ruleId"] = discretion.Rule.Id, ["matters"] = Wire.List(discretion.Matters, matter => Wire.NameOf(matter)),
        });
        return body;
    }

    private static JsonObject Of(Reading reading) => new()
    {
        ["id"] = reading.Id,
        ["question"] = Wire.Of(reading.Question),
        ["defaultAnswer"] = Wire.Of(reading.Default),
        ["alternatives"] = Wire.List(reading.Alternatives, other => new JsonObject
        {
            ["name"] = other.Name,
            ["text"] = Wire.Of(other.Text),
            ["changeJson"] = other.Change ?? "",
            ["notModelled"] = other.NotModelled is { } why ? Wire.Of(why) : null,
        }),
        ["evidence"] = Wire.List(reading.Evidence, evidence => new JsonObject { ["text"] = Wire.Of(evidence.Text), ["source"] = evidence.Source }),
    };
}
