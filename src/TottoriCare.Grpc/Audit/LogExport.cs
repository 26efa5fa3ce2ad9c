using Google.Protobuf;
using TottoriCare.Grpc.Ledger.Commands;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Log.Tree;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit;

/// <summary>記録の書出し: the whole log of a municipality in order, and the head that it amounts to, a piece at a time.</summary>
internal static class LogExport
{
    private const int PageSize = 200;

    /// <summary>The parts of an export, in order; no more than a page of them is held.</summary>
    /// <param name="log">The log.</param>
    /// <param name="municipality">Whose it is.</param>
    /// <param name="size">How many entries are wanted at least.</param>
    /// <param name="key">By what the head is signed.</param>
    public static IEnumerable<V1.ExportLogResponse> PartsOf(LogReader log, MunicipalityCode municipality, long size, LogSigningKey key)
    {
        long next = 0;
        while (true)
        {
            for (IReadOnlyList<LogRow> page; next < size; next = page[^1].Index + 1)
            {
                page = log.Entries(next, size, PageSize);
                if (page.Count == 0)
                    break;
                foreach (LogRow row in page)
                    yield return new V1.ExportLogResponse { Entry = ToWire(row, log) };
            }

            // Values that were erased meanwhile are missing above, so the entry that tells why belongs to the export.
            if (log.LastOf(nameof(EraseValues), size) is not { } erased)
                break;
            next = size;
            size = erased + 1;
        }

        yield return new V1.ExportLogResponse { Checkpoint = CheckpointOf(log, municipality, size, key) };
    }

    /// <summary>The signed head of a log of a size.</summary>
    public static V1.Checkpoint CheckpointOf(LogReader log, MunicipalityCode municipality, long size, LogSigningKey key)
    {
        TreeHash root = MerkleTree.Root(log, size);
        return new V1.Checkpoint { Size = size, Root = ByteString.CopyFrom(root.ToBytes()), Note = key.Sign(municipality, size, root).ToString() };
    }

    /// <summary>An entry as the contract writes it.</summary>
    public static V1.LogEntry ToWire(LogRow row, LogReader log) => new()
    {
        Index = row.Index,
        Content = ByteString.CopyFrom(row.Content),
        Values = { row.Values.Select(kept => new V1.CommittedValue { Place = kept.Place, Salt = ByteString.CopyFrom(kept.Salt), Value = kept.Value }) },
        LeafHash = ByteString.CopyFrom(log.LeafAt(row.Index).ToBytes()),
    };
}
