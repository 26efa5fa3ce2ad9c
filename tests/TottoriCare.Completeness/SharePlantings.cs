using System.Text.Json.Nodes;
using TottoriCare.Coverage;

namespace TottoriCare.Planting;

/// <summary>The ways to plant a gap or an overlap in who bears a cost.</summary>
internal static class SharePlantings
{
    private const string From = "from_fiscal_year";
    private const string Until = "until_fiscal_year";
    private const string Place = "$.terms.shares";

    public static IReadOnlyList<Func<Garden, Planted?>> All { get; } = [StartsLate, EndsEarly, Twice, OverlapsByAmendment, StartsLateByAmendment];

    private static Planted? StartsLate(Garden garden)
    {
        if (Turn(garden) is not { } turn)
            return null;

        turn.Next[From] = turn.NextYear + 1 + garden.Random.Next(10);
        return new Planted("share starts late", garden.Root, CoverageKind.Gap, Place);
    }

    private static Planted? EndsEarly(Garden garden)
    {
        if (Turn(garden) is not { } turn)
            return null;

        turn.Before[Until] = turn.NextYear - 2 - garden.Random.Next(2);
        return new Planted("share ends early", garden.Root, CoverageKind.Gap, Place);
    }

    private static Planted? Twice(Garden garden)
    {
        if (garden.One(Shares(garden).Where(share => share.Value![Until] is null)).Value is not { } share)
            return null;

        JsonNode copy = share.DeepClone();
        copy[From] = share[From]!.GetValue<int>() + garden.Random.Next(10);
        garden.Terms["shares"]!["planted"] = copy;
        return new Planted("share given twice", garden.Root, CoverageKind.Overlap, Place);
    }

    private static Planted? OverlapsByAmendment(Garden garden)
    {
        if (garden.One(Shares(garden).Where(share => share.Value![Until] is null)).Value is not { } share)
            return null;

        JsonNode copy = share.DeepClone();
        copy["parts"] = new JsonObject { ["municipality"] = 1 };
        copy[From] = 2040;
        string path = garden.Amend("planted", garden.LaterDay(), new JsonObject { ["shares"] = new JsonObject { ["planted"] = copy } });
        return new Planted("share overlaps by an amendment", garden.Root, CoverageKind.Overlap, $"{path}.shares");
    }

    // In the years between the amendment and the new beginning nothing holds any more.
    private static Planted? StartsLateByAmendment(Garden garden)
    {
        if (Turn(garden) is not { } turn)
            return null;

        var change = new JsonObject { [turn.NextName] = new JsonObject { [From] = 2042 + garden.Random.Next(5) } };
        string path = garden.Amend("planted", garden.LaterDay(), new JsonObject { ["shares"] = change });
        return new Planted("share starts late by an amendment", garden.Root, CoverageKind.Gap, $"{path}.shares");
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Shares(Garden garden) =>
        garden.Terms["shares"] is JsonObject shares ? shares.Where(share => share.Value is JsonObject) : [];

    // Two blocks for one cost, of which one follows the other.
    private static (JsonNode Before, string NextName, JsonNode Next, int NextYear)? Turn(Garden garden)
    {
        (JsonNode, string, JsonNode, int)[] turns =
        [
            .. from before in Shares(garden)
               from next in Shares(garden)
               where before.Value!["of"]!.GetValue<string>() == next.Value!["of"]!.GetValue<string>()
               where before.Value[Until]?.GetValue<int>() + 1 == next.Value[From]?.GetValue<int>()
               select (before.Value, next.Key, next.Value, next.Value[From]!.GetValue<int>()),
        ];
        return turns.Length == 0 ? null : turns[garden.Random.Next(turns.Length)];
    }
}
