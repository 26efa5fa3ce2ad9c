using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Log;

namespace TottoriCare.Grpc.Storage;

/// <summary>記録の検査: whether what stands beside the content of every entry is what the content says, and every value kept is the one it is bound to.</summary>
internal static class EntryCheck
{
    private const int AtATime = 1000;

    public static IEnumerable<InputError> Check(DbConnection connection, Progress progress)
    {
        foreach ((string tenant, long size) in connection.Query("SELECT tenant_id, log_size FROM tenant ORDER BY tenant_id", row => (row.GetString(0), row.GetInt64(1))))
        {
            long recordedAt = 0;
            for (long first = 0; first < size; first += AtATime)
            {
                progress.Tell($"{tenant} entry", first, size);
                ILookup<long, KeptValue> values = connection.Query(
                    "SELECT log_index, place, salt, value FROM entry_value WHERE tenant_id = @p0 AND log_index >= @p1 AND log_index < @p2",
                    row => (Index: row.GetInt64(0), Kept: new KeptValue(row.GetString(1), (byte[])row[2], row.GetString(3))), tenant, first, first + AtATime)
                    .ToLookup(value => value.Index, value => value.Kept);
                foreach (StoredEntry entry in Read(connection, tenant, first))
                {
                    if (!IsAsItSays(entry, tenant) || entry.RecordedAt < recordedAt)
                        yield return Fault(tenant, entry.Index, "ENTRY_UNFIT", "記録の内容と、横に置いた列が合いません", "The content of the entry and what stands beside it do not agree");
                    else if (!values[entry.Index].All(value => IsBound(entry.Content, value)))
                        yield return Fault(tenant, entry.Index, "VALUE_UNBOUND", "横に置いた値が、記録のコミットメントと合いません", "A value beside the entry is not the one that the entry is bound to");
                    recordedAt = entry.RecordedAt;
                }
            }
        }
    }

    private static List<StoredEntry> Read(DbConnection connection, string tenant, long first) => connection.Query(
        """
        SELECT log_index, stream_id, stream_version, command, recorded_at, content FROM entry
        WHERE tenant_id = @p0 AND log_index >= @p1 AND log_index < @p2 ORDER BY log_index
        """,
        row => new StoredEntry(row.GetInt64(0), new Guid((byte[])row[1], bigEndian: true), row.GetInt64(2), row.GetString(3), row.GetInt64(4), (byte[])row[5]),
        tenant, first, first + AtATime);

    private static bool IsAsItSays(StoredEntry entry, string tenant)
    {
        try
        {
            using JsonDocument content = JsonDocument.Parse(entry.Content);
            JsonElement said = content.RootElement;
            return Says("index", entry.Index.ToString(CultureInfo.InvariantCulture)) && Says("municipality", tenant) && Says("command", entry.Command)
                && Says("stream", entry.StreamId.ToString()) && Says("revision", entry.StreamVersion.ToString(CultureInfo.InvariantCulture))
                && (!said.TryGetProperty("recordedAt", out JsonElement at)
                    || LedgerLog.MicrosecondsOf(InstantPattern.ExtendedIso.Parse(at.GetString()!).Value) == entry.RecordedAt);

            // What an entry does not speak of, as one that is of no case, it can't contradict.
            bool Says(string name, string expected) => !said.TryGetProperty(name, out JsonElement value) || value.GetString() == expected;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or UnparsableValueException)
        {
            return false;
        }
    }

    private static bool IsBound(byte[] content, KeptValue value)
    {
        using JsonDocument entry = JsonDocument.Parse(content);
        JsonElement place = entry.RootElement;
        foreach (string step in value.Place.Split('/').Skip(1))
        {
            if (place.ValueKind == JsonValueKind.Array && int.TryParse(step, CultureInfo.InvariantCulture, out int index) && index < place.GetArrayLength())
                place = place[index];
            else if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(step, out place))
                return false;
        }

        return place.ValueKind == JsonValueKind.Object && place.TryGetProperty("commitment", out JsonElement commitment)
            && commitment.GetString() == Commitments.HashOf(value.Salt, value.Value);
    }

    private static InputError Fault(string tenant, long index, string code, string ja, string en) => new(
        string.Create(CultureInfo.InvariantCulture, $"{tenant}[{index}]"), code,
        new LocalizedText($"{ja}。バックアップから戻してください（restore）。", $"{en}: bring a backup back with restore."));

    private sealed record StoredEntry(long Index, Guid StreamId, long StreamVersion, string Command, long RecordedAt, byte[] Content);
}
