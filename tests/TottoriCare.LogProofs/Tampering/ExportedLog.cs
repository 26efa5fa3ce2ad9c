using System.Text.Json.Nodes;
using Google.Protobuf;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Log.Tree;

namespace TottoriCare.LogProofs.Tampering;

/// <summary>An exported log in memory, for tampering with: lines and what they say.</summary>
internal sealed class ExportedLog
{
    private readonly MunicipalityCode _municipality;

    public ExportedLog(MunicipalityCode municipality, IEnumerable<V1.ExportLogResponse> parts)
    {
        _municipality = municipality;
        foreach (V1.ExportLogResponse part in parts)
        {
            if (part.Entry is not null)
                Entries.Add(part.Entry);
            else
                Checkpoint = part.Checkpoint;
        }
    }

    private ExportedLog(ExportedLog other)
    {
        _municipality = other._municipality;
        Entries.AddRange(other.Entries.Select(entry => entry.Clone()));
        Checkpoint = other.Checkpoint?.Clone();
    }

    public List<V1.LogEntry> Entries { get; } = [];

    public V1.Checkpoint? Checkpoint { get; set; }

    /// <summary>A line that is none, put before an entry; none where there is no such line.</summary>
    public (int Before, string Line)? Stray { get; set; }

    public ExportedLog Copy() => new(this);

    /// <summary>Changes the content of an entry as JSON.</summary>
    /// <param name="index">The entry.</param>
    /// <param name="change">What is changed.</param>
    public void Change(int index, Action<JsonObject> change)
    {
        JsonObject content = Content(index);
        change(content);
        Entries[index].Content = ByteString.CopyFrom(CanonicalMessage.ToBytes(content));
    }

    public JsonObject Content(int index) => JsonNode.Parse(Entries[index].Content.Span)!.AsObject();

    /// <summary>Makes the hash of an entry right again.</summary>
    public void Rehash(int index) =>
        Entries[index].LeafHash = ByteString.CopyFrom(TreeHash.OfLeaf(Entries[index].Content.Span).ToBytes());

    /// <summary>Makes the head right again, and signs it with a key.</summary>
    public void Sign(LogSigningKey key) => Checkpoint = CheckpointBy(key);

    /// <summary>The head of the first entries as they are.</summary>
    public V1.Checkpoint CheckpointBy(LogSigningKey key, int? size = null)
    {
        var tree = new TreeFrontier();
        foreach (V1.LogEntry entry in Entries.Take(size ?? Entries.Count))
            tree.Append(TreeHash.OfLeaf(entry.Content.Span));
        return new V1.Checkpoint
        {
            Size = tree.Size, Root = ByteString.CopyFrom(tree.Root.ToBytes()), Note = key.Sign(_municipality, tree.Size, tree.Root).ToString(),
        };
    }

    public void Write(string file)
    {
        using var output = new StreamWriter(file);
        for (int i = 0; i < Entries.Count; i++)
        {
            if (Stray is { } stray && stray.Before == i)
                output.Write(stray.Line + "\n");
            ExportCommand.Write([new V1.ExportLogResponse { Entry = Entries[i] }], output);
        }

        if (Checkpoint is not null)
            ExportCommand.Write([new V1.ExportLogResponse { Checkpoint = Checkpoint }], output);
    }
}
