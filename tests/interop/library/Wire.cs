using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Interop;

/// <summary>表記: the library's values as the JSON form of the contract writes them.</summary>
internal static partial class Wire
{
    /// <summary>CARE_TYPE_SHORT_STAY: the enum's name and the value's code.</summary>
    public static string NameOf<T>(Coded<T> value)
        where T : Coded<T> => NameOf(typeof(T).Name, value.Code);

    public static string NameOf<T>(T value)
        where T : struct, Enum => NameOf(typeof(T).Name, WordStart().Replace(value.ToString(), "_"));

    public static JsonObject Of(LocalizedText text) => new() { ["ja"] = text.Ja, ["en"] = text.En };

    /// <summary>A text that is made for each language.</summary>
    public static JsonObject Of(Func<Language, string> text) => Of(new LocalizedText(text(Language.Japanese), text(Language.English)));

    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>64-bit integers are strings in this form.</summary>
    public static string Of(Yen yen) => $"{yen.Amount}";

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];

    private static string NameOf(string type, string code) =>
        $"{WordStart().Replace(type, "_")}_{code}".ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
