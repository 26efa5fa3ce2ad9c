using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>The library itself, beside which every answer of the wire is held.</summary>
internal static class Library
{
    public const string CityCode = "312011";
    public const string PrefectureCode = "310000";

    public static readonly Ordinance City = Of(CityCode);
    public static readonly Ordinance Prefecture = Of(PrefectureCode);

    public static readonly IReadOnlyList<Ordinance> Both = [Prefecture, City];

    /// <summary>The city's ordinance with one value of its rulebook changed.</summary>
    public static OrdinanceBook CityWith(Action<JsonNode> change)
    {
        JsonNode json = JsonNode.Parse(City.Rulebook.ToJson())!;
        change(json);
        Rulebook.TryParse(Encoding.UTF8.GetBytes(json.ToJsonString()), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join('\n', errors));
        return OrdinanceBook.Of([rulebook!], HolidayCalendar.FromLaw());
    }

    private static Ordinance Of(string code) =>
        Ordinance.Of(ShippedRulebooks.Find(MunicipalityCode.Parse(code))!, HolidayCalendar.FromLaw());
}
