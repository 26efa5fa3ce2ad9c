using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Rulebooks;

namespace TottoriCare.LogProofs.History;

/// <summary>Two books for the same two municipalities: as they are, and with other rules and another list of holidays.</summary>
internal static class SampleBooks
{
    public const string City = "312011";

    /// <summary>A made-up town whose rulebook has amendments, fees by class, and discretion.</summary>
    public const string Town = "990019";

    public static OrdinanceBook Before { get; } = OrdinanceBook.Of([CityBook(), TownBook()], HolidayCalendar.FromLaw());

    public static OrdinanceBook After { get; } = OrdinanceBook.Of([CityBook(nights: 9), TownBook()], WithoutOneHoliday());

    private static Rulebook CityBook(int? nights = null)
    {
        JsonNode json = JsonNode.Parse(ShippedRulebooks.Find(MunicipalityCode.Parse(City))!.ToJson())!;
        if (nights is { } cap)
            json["terms"]!["pools"]!["stays"]!["cap"] = cap;
        return Parse(json.ToJsonString());
    }

    private static Rulebook TownBook()
    {
        using var reader = new StreamReader(typeof(SampleBooks).Assembly.GetManifestResourceStream("990019.json")!);
        return Parse(reader.ReadToEnd());
    }

    private static Rulebook Parse(string json) =>
        Rulebook.TryParse(Encoding.UTF8.GetBytes(json), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            ? rulebook
            : throw new InvalidOperationException(string.Join('\n', errors));

    private static HolidayCalendar WithoutOneHoliday()
    {
        string text = HolidayCalendar.FromLaw().ToText().Replace("2026-07-20 海の日\n", "", StringComparison.Ordinal);
        return HolidayCalendar.TryParse(text, out HolidayCalendar? calendar, out InputError? error) ? calendar : throw new InvalidOperationException($"{error}");
    }
}
