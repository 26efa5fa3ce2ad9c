using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Calendars;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Fixtures;

/// <summary>試験町: the made-up rulebook, with changes of its JSON for tests of a single form.</summary>
internal static class MadeUpTown
{
    /// <summary>Its ordinance, with the terms as they stand or changed.</summary>
    public static Ordinance Ordinance(Action<JsonNode>? change = null)
    {
        IReadOnlyList<InputError> errors = Read(change, out Rulebook? rulebook);
        errors.ShouldBeEmpty();
        return TottoriCare.Ordinance.Of(rulebook!, HolidayCalendar.FromLaw());
    }

    /// <summary>The faults of its rulebook once it is changed.</summary>
    public static IReadOnlyList<InputError> Faults(Action<JsonNode> change) => Read(change, out _);

    private static IReadOnlyList<InputError> Read(Action<JsonNode>? change, out Rulebook? rulebook)
    {
        JsonNode file = JsonNode.Parse(FixtureFiles.Text("990019.json"))!;
        change?.Invoke(file);
        _ = Rulebook.TryParse(Encoding.UTF8.GetBytes(file.ToJsonString()), out rulebook, out IReadOnlyList<InputError> errors);
        return errors;
    }
}
