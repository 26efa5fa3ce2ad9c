using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>規則集の応答: rulebooks, rules and readings as the contract writes them.</summary>
internal static class RulebookReplies
{
    public static V1.RulebookSummary ToSummary(this Rulebook rulebook) => new()
    {
        MunicipalityCode = rulebook.Municipality.Value,
        MunicipalityName = rulebook.MunicipalityName.ToWire(),
        Digest = rulebook.Digest,
        RuleCount = rulebook.Rules.Count,
        ReadingCount = rulebook.Readings.Count,
    };

    public static V1.Rulebook ToWire(this Rulebook rulebook) => new()
    {
        MunicipalityCode = rulebook.Municipality.Value,
        MunicipalityName = rulebook.MunicipalityName.ToWire(),
        Digest = rulebook.Digest,
        InForce = rulebook.InForce is { } inForce
            ? new V1.InForce { StatedFromDay = inForce.StatedFrom.ToWire(), ReadingId = inForce.Reading.Id }
            : null,
        Sources = { rulebook.Sources.Select(ToWire) },
        Rules = { rulebook.Rules.Select(ToWire) },
        Readings = { rulebook.Readings.Select(ToWire) },
        HouseholdClasses = { rulebook.Classes.Select(ToWire) },
    };

    public static V1.Calendar ToCalendar(this Ordinance ordinance) => new()
    {
        FirstDay = ordinance.FirstDay.ToWire(),
        LastDay = ordinance.LastDay.ToWire(),
        AnnouncedThroughDay = ordinance.Office.Holidays.AnnouncedThrough.ToWire(),
        Digest = ordinance.Office.Holidays.Digest,
    };

    private static V1.Source ToWire(this Source source) => new()
    {
        Id = source.Id,
        Title = source.Title.ToWire(),
        Publisher = source.Publisher.ToWire(),
        SeenDay = source.Seen.ToWire(),
        Url = source.Url ?? "",
    };

    private static V1.Rule ToWire(this Rule rule) => new()
    {
        Id = rule.Id,
        Text = rule.Text.ToWire(),
        Mark = (V1.Mark)rule.Mark.Value,
        SourceId = rule.Source.Id,
        Locator = rule.Locator.ToWire(),
        ReadingIds = { rule.Readings.Select(reading => reading.Id) },
    };

    private static V1.Reading ToWire(this Reading reading) => new()
    {
        Id = reading.Id,
        Question = reading.Question.ToWire(),
        DefaultAnswer = reading.Default.ToWire(),
        Alternatives =
        {
            reading.Alternatives.Select(other => new V1.AlternativeReading { Name = other.Name, Text = other.Text.ToWire() }),
        },
        Evidence =
        {
            reading.Evidence.Select(evidence => new V1.Evidence { Text = evidence.Text.ToWire(), Source = evidence.Source }),
        },
    };

    private static V1.HouseholdClass ToWire(this HouseholdClass household) =>
        new() { Code = household.Code, Title = household.Title.ToWire() };
}
