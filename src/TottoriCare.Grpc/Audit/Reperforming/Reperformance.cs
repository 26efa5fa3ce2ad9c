using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>再実施: decides every command of a log again, case by case, from what the log alone says.</summary>
/// <remarks>Holds one case and a page of entries at a time. What the ledger keeps of cases beside the log is not looked at.</remarks>
internal sealed class Reperformance(LogReader log, MunicipalityCode municipality, long size)
{
    private const int StreamsAtATime = 200;
    private const int EntriesAtATime = 100;
    private const int EntriesBetweenReports = 1000;

    private readonly RecordedOrdinances _ordinances = new(log);
    private long _done, _reperformed, _erased, _others, _differences, _reported;

    /// <summary>Sees each case once its entries are done.</summary>
    public Action<Guid, CaseFold>? OnCase { get; init; }

    /// <summary>Decides again; a report for every difference, one every now and then, and one at the end.</summary>
    public IEnumerable<V1.ReperformResponse> Run()
    {
        IReadOnlyList<(long Index, Guid Stream)> page;
        for (long next = 0; (page = log.Streams(next, size, StreamsAtATime)).Count > 0; next = page[^1].Index + 1)
        {
            foreach ((long _, Guid stream) in page)
            {
                foreach (V1.ReperformDifference? difference in Stream(stream))
                {
                    if (difference is not null || _done - _reported >= EntriesBetweenReports)
                        yield return Report(difference);
                }
            }
        }

        if (_done != size)
            yield return Report(new V1.ReperformDifference { Index = -1, Kind = DifferenceKinds.EntriesUnreached });
        yield return Report(null);
    }

    // An item for each entry, and one for the end of the stream.
    private IEnumerable<V1.ReperformDifference?> Stream(Guid stream)
    {
        var fold = new CaseFold(_ordinances);
        IReadOnlyList<LogRow> page;
        for (long next = 1; (page = log.EntriesOf(stream, next, size, EntriesAtATime)).Count > 0; next = page[^1].StreamVersion + 1)
        {
            foreach (LogRow row in page)
            {
                _done++;
                RecordedEntry? entry = RecordedEntry.Read(row, municipality);
                if (entry is null)
                    yield return CaseFold.Difference(row, DifferenceKinds.ContentUnreadable, "", "");
                else if (entry.IsOfCase)
                    yield return Next(fold, entry);
                else
                    _others++;
            }
        }

        yield return fold.End();
        if (fold.Performed + fold.Erased > 0)
            OnCase?.Invoke(stream, fold);
    }

    private V1.ReperformDifference? Next(CaseFold fold, RecordedEntry entry)
    {
        (long performed, long erased) = (fold.Performed, fold.Erased);
        V1.ReperformDifference? difference = fold.Next(entry);
        _reperformed += fold.Performed - performed;
        _erased += fold.Erased - erased;
        return difference;
    }

    private V1.ReperformResponse Report(V1.ReperformDifference? difference)
    {
        _reported = _done;
        if (difference is not null)
            _differences++;
        return new V1.ReperformResponse
        {
            Done = _done, Total = size, Reperformed = _reperformed, Erased = _erased, Others = _others, Differences = _differences, Difference = difference,
        };
    }
}
