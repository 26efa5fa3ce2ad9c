using NodaTime;

namespace TottoriCare.Grpc.Audit.Verifying;

/// <summary>順序の検証: that revisions follow each other in every stream, that time never runs backwards, and that what is missing was erased.</summary>
internal sealed class StreamOrder
{
    private readonly Dictionary<string, long> _revisions = [];
    private readonly Dictionary<string, long> _missing = [];
    private Instant _recordedAt = Instant.MinValue;

    /// <summary>Whose log it is, as its first entry says.</summary>
    public string? Municipality { get; private set; }

    /// <summary>Takes the next entry, and gives what is wrong with it.</summary>
    public IEnumerable<(string Code, LocalizedText Message)> Take(ExportedContent content)
    {
        Municipality ??= content.Municipality;
        if (content.Municipality != Municipality)
            yield return ("MUNICIPALITY_DIFFERS", new("ほかの団体の記録です。", "It is an entry of another municipality."));

        long before = _revisions.GetValueOrDefault(content.Stream);
        _revisions[content.Stream] = content.Revision;
        if (content.Revision != before + 1)
            yield return ("REVISION_ORDER", new($"版{before}の次が版{content.Revision}です。", $"Revision {content.Revision} follows on {before}."));

        if (content.RecordedAt < _recordedAt)
            yield return ("TIME_ORDER", new("前の記録より早い時刻です。", "It is of an earlier time than the entry before."));
        _recordedAt = Instant.Max(_recordedAt, content.RecordedAt);

        if (content.Erases)
            _missing.Remove(content.Case);
        if (content.Lacks)
            _missing.TryAdd(content.Case, content.Index);
    }

    /// <summary>The first entry of each case whose values are missing without a word.</summary>
    public IEnumerable<(long Index, string Case)> Unexplained() => _missing.Select(missing => (missing.Value, missing.Key)).OrderBy(missing => missing.Value);
}
