using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Grpc.Ledger.Commands;
using TottoriCare.Grpc.Log;

namespace TottoriCare.Grpc.Audit.Verifying;

/// <summary>書き出した内容: what the content of an exported entry says of itself, without knowing any command.</summary>
/// <param name="Index">Where it stands.</param>
/// <param name="Municipality">Whose log.</param>
/// <param name="Stream">What has revisions of its own: a case, a payment notice, the reads of the log.</param>
/// <param name="Case">The case that it concerns; empty where it is none.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="RecordedAt">When it was written.</param>
/// <param name="Erases">Whether it tells of a finished erasure of the case.</param>
/// <param name="Commitments">The salted hashes, by their places.</param>
/// <param name="Lacks">Whether values are not there.</param>
internal sealed record ExportedContent(
    long Index, string Municipality, string Stream, string Case, long Revision, Instant RecordedAt, bool Erases,
    IReadOnlyDictionary<string, string> Commitments, bool Lacks)
{
    /// <summary>Reads the content of an entry; none where it has not the form of one.</summary>
    public static ExportedContent? Read(V1.LogEntry entry)
    {
        try
        {
            if (JsonNode.Parse(entry.Content.Span) is not JsonObject json)
                return null;
            var commitments = new Dictionary<string, string>();
            Collect(json, "", commitments);
            return new ExportedContent(
                Number(json, "index"), Text(json, "municipality"), Text(json, "stream"), Text(json, "case"),
                Number(json, "revision"), InstantPattern.ExtendedIso.Parse(Text(json, "recordedAt")).Value,
                Text(json, "command") == nameof(EraseValues) && Text(json, "outcome") == nameof(V1.CommandOutcome.Done),
                commitments, entry.Values.Select(value => value.Place).Intersect(commitments.Keys).Count() < commitments.Count);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or OverflowException
            or ArgumentException or UnparsableValueException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with the values beside the content: a code, and the place.</summary>
    public IEnumerable<(string Code, string Place)> CompareValues(V1.LogEntry entry)
    {
        foreach (V1.CommittedValue value in entry.Values)
        {
            if (!Commitments.TryGetValue(value.Place, out string? expected))
                yield return ("VALUE_UNKNOWN", value.Place);
            else if (Log.Commitments.HashOf(value.Salt.ToByteArray(), value.Value) != expected)
                yield return ("VALUE_CHANGED", value.Place);
        }
    }

    private static void Collect(JsonNode node, string place, Dictionary<string, string> commitments)
    {
        if (node is JsonObject { Count: 1 } one && one[Log.Commitments.Commitment] is JsonValue hash)
            commitments.Add(place, hash.GetValue<string>());
        else if (node is JsonObject json)
            foreach ((string name, JsonNode? value) in json)
                Collect(value!, $"{place}/{name}", commitments);
        else if (node is JsonArray items)
            for (int i = 0; i < items.Count; i++)
                Collect(items[i]!, string.Create(CultureInfo.InvariantCulture, $"{place}/{i}"), commitments);
    }

    private static string Text(JsonObject json, string member) => json[member]?.GetValue<string>() ?? "";

    private static long Number(JsonObject json, string member) => long.Parse(Text(json, member), NumberStyles.None, CultureInfo.InvariantCulture);
}
