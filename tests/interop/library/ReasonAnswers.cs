using System.Text.Json.Nodes;
using TottoriCare.Decisions;
using TottoriCare.Remedies;
using TottoriCare.Rules;

namespace TottoriCare.Interop;

/// <summary>理由の回答: the reasons of a decision as the contract's JSON.</summary>
internal static class ReasonAnswers
{
    public static JsonObject Of(Decision decision, bool withoutExplanation)
    {
        var reasons = new JsonObject
        {
            ["headline"] = Wire.Of(decision.Headline),
            ["findings"] = Wire.List(decision.Findings, Of),
            ["readings"] = Wire.List(decision.Readings, reading => new JsonObject
            {
                ["id"] = reading.Id, ["question"] = Wire.Of(reading.Question), ["defaultAnswer"] = Wire.Of(reading.Default),
            }),
            ["basis"] = new JsonObject
            {
                ["municipalityCode"] = decision.Basis.Municipality.Value,
                ["municipalityName"] = Wire.Of(decision.Basis.MunicipalityName),
                ["rulebookDigest"] = decision.Basis.RulebookDigest,
                ["calendarDigest"] = decision.Basis.CalendarDigest,
            },
        };
        if (!withoutExplanation)
            reasons["explanation"] = Wire.Of(decision.Explain);
        return reasons;
    }

    public static JsonObject Of(Divergence divergence) => new()
    {
        ["readingId"] = divergence.Reading.Id,
        ["alternativeName"] = divergence.Alternative.Name,
        ["alternativeText"] = Wire.Of(divergence.Alternative.Text),
        ["headline"] = Wire.Of(divergence.Decision.Headline),
        ["changes"] = Wire.List(divergence.Changes, change => new JsonObject
        {
            ["name"] = change.Name,
            ["before"] = change.Before is { } before ? Of(before) : null,
            ["after"] = change.After is { } after ? Of(after) : null,
        }),
    };

    public static JsonObject Of(Remedy remedy) => new()
    {
        ["message"] = Wire.Of(remedy.In),
        ["adjustments"] = Wire.List(remedy.Adjustments, change => new JsonObject
        {
            ["dimension"] = Wire.NameOf(change.Dimension), ["from"] = Of(change.From), ["to"] = Of(change.To),
        }),
    };

    private static JsonObject Of(Finding finding) => new()
    {
        ["rule"] = finding.Rule is { } rule ? Of(rule) : null,
        ["status"] = Wire.NameOf(finding.Status),
        ["reason"] = finding.Reason.Code,
        ["message"] = Wire.Of(finding.In),
        ["figures"] = Wire.List(finding.Figures, Of),
        ["details"] = Wire.List(finding.Details, Wire.Of),
    };

    private static JsonObject Of(Rule rule) => new()
    {
        ["id"] = rule.Id, ["mark"] = Wire.NameOf(rule.Mark), ["sourceId"] = rule.Source.Id, ["locator"] = Wire.Of(rule.Locator),
    };

    private static JsonObject Of(Figure figure) => new()
    {
        ["name"] = figure.Name,
        ["unit"] = Wire.NameOf(figure.Unit),
        ["number"] = figure.Number is { } number ? $"{number}" : null,
        ["value"] = figure.Value,
        ["text"] = Wire.Of(figure.In),
    };
}
