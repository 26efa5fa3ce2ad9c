using Google.Protobuf;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Log.Tree;

namespace TottoriCare.Grpc.Audit.Verifying;

/// <summary>記録の検証: checks an exported log by itself alone, entry by entry, and against what was signed.</summary>
/// <remarks>Every finding names the entry, or the statement that does not hold. One reading of the file, whatever its size.</remarks>
internal sealed class LogVerification(LogPublicKey? key, CheckpointBody? since)
{
    private const int MostFindings = 100;

    private readonly TreeFrontier _tree = new();
    private readonly StreamOrder _streams = new();
    private readonly List<InputError> _findings = [];
    private long _expected;
    private TreeHash? _rootSince;

    /// <summary>How many entries were read.</summary>
    public long Size => _tree.Size;

    /// <summary>The root over them.</summary>
    public TreeHash Root => _tree.Root;

    /// <summary>Reads a log of one part a line, and gives every finding.</summary>
    public IReadOnlyList<InputError> Run(TextReader file)
    {
        V1.Checkpoint? checkpoint = null;
        long number = 0;
        NoteRootSince();
        while (file.ReadLine() is { } line && _findings.Count < MostFindings)
        {
            number++;
            V1.ExportLogResponse? part = Read(line);
            if (part is null || part.PartCase == V1.ExportLogResponse.PartOneofCase.None || checkpoint is not null)
                Find($"line {number}", "LINE_FORM",
                    "書き出した記録の一行として読めないか、署名した先頭より後にあります。", "It can't be read as a line of an exported log, or stands after the checkpoint.");
            else if (part.Entry is { } entry)
                Take(entry);
            else
                checkpoint = part.Checkpoint;
        }

        foreach ((long index, string caseId) in _streams.Unexplained())
            Find($"entry {index}", "VALUE_MISSING",
                $"値がなく、案件 {caseId} に消去の記録もありません。", $"Values are missing, and no entry tells of an erasure of case {caseId}.");
        if (checkpoint is null)
            Find("checkpoint", "CHECKPOINT_MISSING", "記録の終わりに署名した先頭がありません。途中で切れています。", "There is no checkpoint at the end: the log was cut off.");
        else
            Take(checkpoint);
        TakeSince();
        return _findings;
    }

    private void Take(V1.LogEntry entry)
    {
        string place = $"entry {_expected}";
        if (entry.Index != _expected)
            Find(place, "ENTRY_INDEX",
                $"ここには記録 {_expected} があるはずですが、記録 {entry.Index} があります。抜けたか、入れ替わっています。",
                $"Entry {_expected} belongs here, and entry {entry.Index} stands here: one is missing, or two have changed places.");
        _expected = entry.Index + 1;

        TreeHash leaf = TreeHash.OfLeaf(entry.Content.Span);
        if (!leaf.ToBytes().AsSpan().SequenceEqual(entry.LeafHash.Span))
            Find($"entry {entry.Index}", "CONTENT_CHANGED",
                "内容が、記録したときのハッシュと異なります。", "The content is not what was hashed when it was recorded.");
        _tree.Append(leaf);
        NoteRootSince();
        if (ExportedContent.Read(entry) is { } content)
            Take(entry, content);
        else
            Find($"entry {entry.Index}", "CONTENT_FORM", "内容が記録の形をしていません。", "The content has not the form of an entry.");
    }

    private void Take(V1.LogEntry entry, ExportedContent content)
    {
        string place = $"entry {entry.Index}";
        if (content.Index != entry.Index)
            Find(place, "CONTENT_PLACE",
                $"内容は記録 {content.Index} のものです。", $"The content is that of entry {content.Index}.");
        foreach ((string code, LocalizedText message) in _streams.Take(content))
            Find(place, code, message.Ja, message.En);
        foreach ((string code, string at) in content.CompareValues(entry))
        {
            Find(place, code,
                code == "VALUE_CHANGED" ? $"{at} の値かソルトが、記録したときのものと異なります。" : $"{at} には値の記録がありません。",
                code == "VALUE_CHANGED" ? $"The value or the salt at {at} is not what was recorded." : $"The content tells of no value at {at}.");
        }
    }

    private void Take(V1.Checkpoint checkpoint)
    {
        if (!SignedNote.TryParse(checkpoint.Note, out SignedNote? note) || !CheckpointBody.TryParse(note.Text, out CheckpointBody? body)
            || checkpoint.Size != body.Size || !checkpoint.Root.Span.SequenceEqual(body.Root.ToBytes())
            || (_streams.Municipality is { } municipality && !body.Origin.EndsWith($"/{municipality}", StringComparison.Ordinal)))
        {
            Find("checkpoint", "CHECKPOINT_FORM",
                "署名した先頭の形が正しくないか、ほかの団体のものです。", "It has not the form of a checkpoint, or is that of another municipality.");
            return;
        }

        if (body.Size != Size)
            Find("checkpoint", "CHECKPOINT_SIZE",
                $"先頭は{body.Size}件の記録を示しますが、{Size}件あります。", $"It is of {body.Size} entries, and there are {Size}.");
        else if (body.Root != Root)
            Find("checkpoint", "CHECKPOINT_ROOT",
                "根のハッシュが記録と合いません。記録か先頭が作り変えられています。", "Its root is not that of the entries: they, or it, were made anew.");
        if (key is not null && !key.HasSigned(note, body.Origin))
            Find("checkpoint", "SIGNATURE_INVALID",
                "この公開鍵による正しい署名がありません。", "It bears no valid signature by this public key.");
        if (since is not null && since.Origin != body.Origin)
            Find("since", "SINCE_ORIGIN", "前の先頭は、ほかの記録のものです。", "The earlier checkpoint is that of another log.");
    }

    private void TakeSince()
    {
        if (since is null)
            return;
        if (since.Size > Size)
            Find("since", "SINCE_SIZE",
                $"前の先頭は{since.Size}件の記録を示しますが、{Size}件しかありません。記録が失われています。",
                $"The earlier checkpoint is of {since.Size} entries, and there are only {Size}: entries were lost.");
        else if (_rootSince != since.Root)
            Find("since", "SINCE_ROOT",
                $"初めの{since.Size}件が、前の先頭が示すものと異なります。記録が書き換えられています。",
                $"The first {since.Size} entries are not those of the earlier checkpoint: the log was rewritten.");
    }

    private void NoteRootSince()
    {
        if (since is not null && Size == since.Size)
            _rootSince = Root;
    }

    private void Find(string place, string code, string ja, string en) => _findings.Add(new InputError(place, code, new LocalizedText(ja, en)));

    private static V1.ExportLogResponse? Read(string line)
    {
        try
        {
            return V1.ExportLogResponse.Parser.ParseJson(line);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
