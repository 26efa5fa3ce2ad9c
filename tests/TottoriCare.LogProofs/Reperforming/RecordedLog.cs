using System.Data.Common;
using System.Text.Json.Nodes;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Log.Tree;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.LogProofs.Reperforming;

/// <summary>A log in its database, changed behind the ledger's back by somebody who makes all hashes right again.</summary>
internal sealed class RecordedLog : IDisposable
{
    private readonly MunicipalityCode _municipality;
    private readonly DbConnection _connection;
    private readonly LogReader _reader;
    private readonly Dictionary<(int Level, long Index), TreeHash> _nodes = [];

    public RecordedLog(IStorageEngine engine, MunicipalityCode municipality)
    {
        _municipality = municipality;
        _connection = engine.OpenWriter();
        _reader = new LogReader(engine, municipality);
        Rows = [.. _reader.Entries(0, long.MaxValue, int.MaxValue)];
    }

    /// <summary>Whose log it is.</summary>
    public string Municipality => _municipality.Value;

    /// <summary>Every entry, in order.</summary>
    public List<LogRow> Rows { get; }

    public static JsonObject ContentOf(LogRow row) => JsonNode.Parse(row.Content)!.AsObject();

    public static KeptValue? ValueOf(LogRow row, string place) => row.Values.FirstOrDefault(kept => kept.Place == place);

    /// <summary>Changes the content of an entry.</summary>
    public void Change(LogRow row, Action<JsonObject> change)
    {
        JsonObject content = ContentOf(Rows[(int)row.Index]);
        change(content);
        byte[] bytes = CanonicalMessage.ToBytes(content);
        Rows[(int)row.Index] = Rows[(int)row.Index] with { Content = bytes };
        Run("UPDATE entry SET content = @p2 WHERE tenant_id = @p0 AND log_index = @p1", _municipality.Value, row.Index, bytes);
    }

    /// <summary>Changes a value and the commitment to it.</summary>
    public void ChangeValue(LogRow row, string place, Func<string, string> change)
    {
        KeptValue kept = ValueOf(row, place)!;
        string value = change(kept.Value);
        Run("UPDATE entry_value SET value = @p3 WHERE tenant_id = @p0 AND log_index = @p1 AND place = @p2", _municipality.Value, row.Index, place, value);
        Change(row, content =>
        {
            string[] steps = place[1..].Split('/');
            JsonNode holder = steps[..^1].Aggregate((JsonNode)content, (node, step) => node[step]!);
            holder[steps[^1]]![Commitments.Commitment] = Commitments.HashOf(kept.Salt, value);
        });
    }

    /// <summary>Changes the reply to a command.</summary>
    public void ChangeReply(LogRow row, Action<JsonObject> change) => ChangeValue(row, "/reply", text =>
    {
        JsonObject reply = JsonNode.Parse(text)!.AsObject();
        change(reply);
        return System.Text.Encoding.UTF8.GetString(CanonicalMessage.ToBytes(reply));
    });

    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = new Statement(_connection, sql);
        statement.Run(values);
    }

    /// <summary>Makes the whole tree anew.</summary>
    public void Rehash()
    {
        Run("BEGIN");
        Run("DELETE FROM tree_node WHERE tenant_id = @p0", _municipality.Value);
        using var add = new Statement(_connection, "INSERT INTO tree_node (tenant_id, level, node_index, hash) VALUES (@p0, @p1, @p2, @p3)");
        var nodes = new Nodes(_nodes);
        foreach (LogRow row in Rows)
        {
            foreach ((int level, long index, TreeHash hash) in MerkleTree.Append(nodes, row.Index, TreeHash.OfLeaf(row.Content)))
            {
                _nodes[(level, index)] = hash;
                add.Run(_municipality.Value, level, index, hash.ToBytes());
            }
        }

        Run("COMMIT");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _connection.Dispose();
    }

    private sealed class Nodes(Dictionary<(int Level, long Index), TreeHash> known) : ITreeNodes
    {
        public TreeHash this[int level, long index] => known[(level, index)];
    }
}
