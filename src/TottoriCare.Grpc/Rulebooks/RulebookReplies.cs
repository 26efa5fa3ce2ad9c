using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>規則集の応答: rulebooks, rules and readings as the contract writes them.</summary>
internal static class RulebookReplies
{
    public static V1.RulebookSummary ToSummary(this ServedOrdinance served) => new()
    {
        MunicipalityCode = served.Municipality.Value,
        MunicipalityName = served.Rulebook.MunicipalityName.ToWire(),
        Digest = served.Rulebook.Digest,
        RuleCount = served.Rulebook.Rules.Count,
        ReadingCount = served.Rulebook.Readings.Count,
        AmendmentCount = served.Rulebook.Amendments.Count,
        Origin = served.FileName is null ? V1.RulebookOrigin.Shipped : V1.RulebookOrigin.Supplied,
        FileName = served.FileName ?? "",
        ReplacementRefused = served.ReplacementRefused,
    };

    public static V1.Rulebook ToWire(this Rulebook rulebook) => new()
    {
        MunicipalityCode = rulebook.Municipality.Value,
        MunicipalityName = rulebook.MunicipalityName.ToWire(),
        Digest = rulebook.Digest,
        InForce = rulebook.Terms.InForce is { } inForce
            ? new V1.InForce { StatedFromDay = inForce.StatedFrom.ToWire(), ReadingId = inForce.Reading.Id }
            : null,
        Sources = { rulebook.Sources.Select(ToWire) },
        Rules = { rulebook.Rules.Select(ToWire) },
        Readings = { rulebook.Readings.Select(ToWire) },
        HouseholdClasses = { rulebook.Classes.Select(ToWire) },
        Amendments = { rulebook.Amendments.Select(ToWire) },
        Discretions = { rulebook.Discretions().Select(ToWire) },
    };

    public static V1.Calendar ToCalendar(this Ordinance ordinance) => new()
    {
        FirstDay = ordinance.FirstDay.ToWire(),
        LastDay = ordinance.LastDay.ToWire(),
        AnnouncedThroughDay = ordinance.Holidays.AnnouncedThrough.ToWire(),
        Digest = ordinance.Holidays.Digest,
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

    public static V1.Reading ToWire(this Reading reading) => new()
    {
        Id = reading.Id,
        Question = reading.Question.ToWire(),
        DefaultAnswer = reading.Default.ToWire(),
        Alternatives =
        {
            reading.Alternatives.Select(other => new V1.AlternativeReading
            {
                Name = other.Name, Text = other.Text.ToWire(), ChangeJson = other.Change ?? "", NotModelled = other.NotModelled?.ToWire(),
            }),
        },
        Evidence =
        {
            reading.Evidence.Select(evidence => new V1.Evidence { Text = evidence.Text.ToWire(), Source = evidence.Source }),
        },
    };

    private static V1.Amendment ToWire(this Amendment amendment) => new()
    {
        Id = amendment.Id,
        Text = amendment.Text.ToWire(),
        SourceId = amendment.Source.Id,
        Locator = amendment.Locator.ToWire(),
        FromDay = amendment.From.ToWire(),
        ChosenBy = (V1.ChosenBy)amendment.ChosenBy.Value,
        Matters = { amendment.Matters.Select(matter => (V1.Matter)matter.Value) },
        SettledReadingIds = { amendment.Settles.Select(reading => reading.Id) },
        ChangeJson = amendment.Change,
    };

    private static V1.Discretion ToWire(this DiscretionTerms discretion) => new()
    {
        RuleId = discretion.Rule.Id,
        Matters = { discretion.Matters.Select(matter => (V1.Matter)matter.Value) },
    };

    private static V1.HouseholdClass ToWire(this HouseholdClass household) =>
        new() { Code = household.Code, Title = household.Title.ToWire() };
}
