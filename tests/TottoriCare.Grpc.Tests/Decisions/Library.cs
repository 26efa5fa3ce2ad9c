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
    public const string TownCode = "990019";

    public static readonly Ordinance City = Of(CityCode);
    public static readonly Ordinance Prefecture = Of(PrefectureCode);

    /// <summary>試験町: a made-up rulebook with fees by class and n-th use, amendments, and discretion.</summary>
    public static readonly Ordinance Town = Of(RulebookOf(TownText()));

    public static readonly IReadOnlyList<Ordinance> Both = [Prefecture, City];

    /// <summary>Every ordinance of the running host, by their codes.</summary>
    public static readonly IReadOnlyList<Ordinance> All = [Prefecture, City, Town];

    /// <summary>The sensitivity of each, worked out once.</summary>
    public static readonly IReadOnlyDictionary<Ordinance, Sensitivity> Sensitivities = All.ToDictionary(ordinance => ordinance, Sensitivity.Of);

    /// <summary>The file of the made-up town, as it is or with one thing changed.</summary>
    public static string TownText(Action<JsonNode>? change = null)
    {
        using Stream file = typeof(Library).Assembly.GetManifestResourceStream("990019.json")!;
        JsonNode json = JsonNode.Parse(file)!;
        change?.Invoke(json);
        return json.ToJsonString();
    }

    /// <summary>The city's file with one thing changed.</summary>
    public static string CityText(Action<JsonNode> change)
    {
        JsonNode json = JsonNode.Parse(City.Rulebook.ToJson())!;
        change(json);
        return json.ToJsonString();
    }

    /// <summary>The city's ordinance with one value of its rulebook changed.</summary>
    public static OrdinanceBook CityWith(Action<JsonNode> change) => OrdinanceBook.Of([RulebookOf(CityText(change))], HolidayCalendar.FromLaw());

    /// <summary>A rulebook of a text that has no fault.</summary>
    public static Rulebook RulebookOf(string json)
    {
        Rulebook.TryParse(Encoding.UTF8.GetBytes(json), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join('\n', errors));
        return rulebook!;
    }

    private static Ordinance Of(string code) => Of(ShippedRulebooks.Find(MunicipalityCode.Parse(code))!);

    private static Ordinance Of(Rulebook rulebook) => Ordinance.Of(rulebook, HolidayCalendar.FromLaw());
}
