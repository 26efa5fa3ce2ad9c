using System.Text.Json;
using TottoriCare.Rulebooks;

namespace TottoriCare.Specs.Tables;

/// <summary>枠の名: the titles of pools that an alternative reading brings.</summary>
internal static class PoolTitles
{
    public static IEnumerable<string> OfAlternatives(Rulebook rulebook) =>
        from reading in rulebook.Readings
        from alternative in reading.Alternatives
        where alternative.Change is not null
        from title in TitlesIn(JsonDocument.Parse(alternative.Change!).RootElement)
        select title;

    private static IEnumerable<string> TitlesIn(JsonElement change) =>
        change.TryGetProperty("pools", out JsonElement pools) && pools.ValueKind == JsonValueKind.Object
            ? pools.EnumerateObject()
                .Where(pool => pool.Value.ValueKind == JsonValueKind.Object && pool.Value.TryGetProperty("title", out _))
                .Select(pool => pool.Value.GetProperty("title").GetProperty("ja").GetString()!)
            : [];
}
