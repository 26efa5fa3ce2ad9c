using Google.Protobuf;
using TottoriCare.Grpc.Ledger.Commands;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>案件の再実施: decides the commands of one case again, each on what those before it amount to.</summary>
internal sealed class CaseFold(RecordedOrdinances ordinances)
{
    private long _expectedVersion = 1;
    private RecordedEntry? _firstWithout;
    private bool _erasureIsRecorded;

    /// <summary>The case as its entries amount to; none before the first, and where values are missing.</summary>
    public V1.LedgerCase? Folded { get; private set; }

    /// <summary>Whether values of the case are missing, so that it can't be decided again.</summary>
    public bool LacksValues => _firstWithout is not null;

    /// <summary>How many commands were decided again.</summary>
    public long Performed { get; private set; }

    /// <summary>How many commands could not be, because values were erased.</summary>
    public long Erased { get; private set; }

    /// <summary>Decides the next command again.</summary>
    /// <returns>The difference; none where what was recorded comes out.</returns>
    public V1.ReperformDifference? Next(RecordedEntry entry)
    {
        if (entry.Row.StreamVersion != _expectedVersion++)
            return Difference(entry.Row, DifferenceKinds.RevisionMissing, entry.Content, "");
        if (LacksValues || entry.RestoreRequest() is not { } request || entry.Reply is null)
        {
            _firstWithout ??= entry;
            _erasureIsRecorded |= entry.Row.Command == nameof(EraseValues) && entry.IsDone && entry != _firstWithout;
            Folded = null;
            Erased++;
            return null;
        }

        Performed++;
        if (!RecordedCommands.ByName.TryGetValue(entry.Row.Command, out RecordedCommand? command))
            return Difference(entry.Row, DifferenceKinds.CommandUnknown, entry.Content, "");
        if (ordinances.Find(entry.Rulebook, entry.Calendar) is not { } served)
            return Difference(entry.Row, DifferenceKinds.SourceMissing, entry.Content, "");
        return Compare(entry, request.ToJsonString(), command, served);
    }

    /// <summary>What is missing though no erasure was recorded; none where all is there, or was erased by a command.</summary>
    public V1.ReperformDifference? End() =>
        _firstWithout is null || _erasureIsRecorded ? null : Difference(_firstWithout.Row, DifferenceKinds.ValuesMissing, _firstWithout.Content, "");

    private V1.ReperformDifference? Compare(RecordedEntry entry, string request, RecordedCommand command, ServedOrdinance served)
    {
        Reperformed performed;
        try
        {
            performed = command.Perform(entry, request, Folded, served);
        }
        catch (Exception fault) when (fault is RpcFault or InvalidProtocolBufferException or InvalidJsonException)
        {
            return Difference(entry.Row, DifferenceKinds.NotDecidable, entry.Content, "");
        }

        if (performed.Entry is null)
            return Difference(entry.Row, DifferenceKinds.OutOfPlace, entry.Content, "");
        Folded = performed.After;
        if (performed.Reply != entry.Reply)
            return Difference(entry.Row, DifferenceKinds.ReplyDiffers, entry.Reply!, performed.Reply);
        return performed.Entry.Content.AsSpan().SequenceEqual(entry.Row.Content) ? null : Difference(
            entry.Row, DifferenceKinds.EntryDiffers, entry.Content, System.Text.Encoding.UTF8.GetString(performed.Entry.Content));
    }

    /// <summary>A difference as the contract writes it.</summary>
    public static V1.ReperformDifference Difference(LogRow row, string kind, string recorded, string performed) =>
        new() { Index = row.Index, Kind = kind, Recorded = recorded, Performed = performed };
}
