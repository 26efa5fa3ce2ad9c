using System.Globalization;
using System.Text.Json.Nodes;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>Values beside the one that a rulebook has, for the tests that change one thing of it.</summary>
internal static class OtherValues
{
    /// <summary>Other values for a leaf, each of the same kind: the next number, the other truth, a neighbouring day or minute.</summary>
    /// <remarks>A code is changed to every other of the closed sets that have it; the reader refuses those that do not fit.</remarks>
    public static IEnumerable<JsonNode> Of(JsonValue value)
    {
        if (value.TryGetValue(out bool truth))
            return [JsonValue.Create(!truth)];
        if (value.TryGetValue(out long number))
            return [JsonValue.Create(number + 1), JsonValue.Create(number - 1)];

        string text = value.GetValue<string>();
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
            return [TextOf(time.AddMinutes(1)), TextOf(time.AddMinutes(-1))];
        if (text.Length == 5 && DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return [TextOf(day.AddDays(1)), TextOf(day.AddDays(-1))];
        if (text.StartsWith('P'))
            return [JsonValue.Create("P364D"), JsonValue.Create("P13M")];
        return ClosedSets.Codes.Where(set => set.Contains(text)).SelectMany(set => set).Distinct().Where(code => code != text)
            .Select(code => (JsonNode)JsonValue.Create(code));
    }

    private static JsonValue TextOf(TimeOnly time) => JsonValue.Create(time.ToString("HH:mm", CultureInfo.InvariantCulture));

    private static JsonValue TextOf(DateOnly day) => JsonValue.Create(day.ToString("MM-dd", CultureInfo.InvariantCulture));
}
