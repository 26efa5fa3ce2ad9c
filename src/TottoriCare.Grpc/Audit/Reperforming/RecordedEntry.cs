using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>記録した命令: an entry of the log, read again: its content, and the values that the content only holds hashes of.</summary>
internal sealed class RecordedEntry
{
    private readonly JsonObject _content;
    private readonly Dictionary<string, KeptValue> _values;

    private RecordedEntry(LogRow row, JsonObject content)
    {
        (Row, _content) = (row, content);
        _values = row.Values.ToDictionary(kept => kept.Place);
    }

    /// <summary>The entry as it is stored.</summary>
    public LogRow Row { get; }

    /// <summary>Whether it continues a case, and not the billing or the reading of the log.</summary>
    public bool IsOfCase => Text("case") is { Length: > 0 } id && id == Text("stream");

    public string Actor => Text("actor") ?? "";

    public string Facility => Text("facility") ?? "";

    public string Rulebook => Text("rulebook") ?? "";

    public string Calendar => Text("calendar") ?? "";

    public bool IsDone => Text("outcome") == nameof(V1.CommandOutcome.Done);

    /// <summary>When it was written.</summary>
    public Instant RecordedAt => LedgerLog.InstantOf(Row.RecordedAt);

    /// <summary>The reply, as canonical JSON; none where it was erased.</summary>
    public string? Reply => _values.GetValueOrDefault(LedgerLog.ReplyPlace)?.Value;

    /// <summary>The content, as canonical JSON.</summary>
    public string Content => System.Text.Encoding.UTF8.GetString(Row.Content);

    /// <summary>The salt by which the value of a place was hashed; none but an empty one where it is not there.</summary>
    public byte[] SaltOf(string place) => _values.GetValueOrDefault(place)?.Salt ?? [];

    /// <summary>Reads an entry.</summary>
    /// <returns>None where the content is no JSON object, or does not say of itself what the columns beside it say.</returns>
    public static RecordedEntry? Read(LogRow row, MunicipalityCode municipality)
    {
        try
        {
            return JsonNode.Parse(row.Content) is JsonObject content && new RecordedEntry(row, content) is var entry && entry.FitsColumns(municipality)
                ? entry
                : null;
        }
        // Members of one name are found when they are looked at.
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The request as it was sent, with its values in their places; none where one of them is missing.</summary>
    public JsonObject? RestoreRequest()
    {
        JsonNode request = _content["request"]?.DeepClone() ?? new JsonObject();
        return Restore(request, "/request") ? request as JsonObject : null;
    }

    private bool Restore(JsonNode node, string place) => node switch
    {
        JsonObject json => json.ToList().All(member =>
            member.Value is JsonObject { Count: 1 } one && one.ContainsKey(Commitments.Commitment)
                ? Put(json, member.Key, $"{place}/{member.Key}")
                : member.Value is null || Restore(member.Value, $"{place}/{member.Key}")),
        JsonArray items => items.Select((item, i) => item is null || Restore(item, $"{place}/{i}")).ToList().TrueForAll(isWhole => isWhole),
        _ => true,
    };

    private bool Put(JsonObject json, string name, string place)
    {
        if (_values.GetValueOrDefault(place) is not { } kept)
            return false;
        json[name] = kept.Value;
        return true;
    }

    private bool FitsColumns(MunicipalityCode municipality) =>
        Text("index") == Row.Index.ToString(CultureInfo.InvariantCulture) && Text("municipality") == municipality.Value
        && Text("revision") == Row.StreamVersion.ToString(CultureInfo.InvariantCulture) && Text("command") == Row.Command
        && Text("recordedAt") == InstantPattern.ExtendedIso.Format(RecordedAt)
        && Text("stream") == Row.StreamId.ToString();

    private string? Text(string member) => _content[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
