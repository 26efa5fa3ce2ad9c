using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Ledger;

/// <summary>台帳: carries each command out exactly once, on the case as it stands, and writes down what came of it.</summary>
/// <param name="writer">Who writes.</param>
/// <param name="clock">What time it is.</param>
/// <param name="newSalt">A salt for each value that may be erased.</param>
internal sealed class CaseLedger(GroupCommit writer, TimeProvider clock, Func<byte[]> newSalt)
{
    /// <summary>What time it is, to the microsecond that is stored.</summary>
    public Instant Now => LedgerLog.InstantOf(LedgerLog.MicrosecondsOf(Instant.FromDateTimeOffset(clock.GetUtcNow())));

    /// <summary>Carries a command out, or repeats what was answered to it.</summary>
    /// <exception cref="RpcFault">Nothing was written.</exception>
    public async Task<TResponse> RunAsync<TRequest, TResponse>(
        WriteRequest write, TRequest request, ServedOrdinance served, string command, CommandOnCase<TResponse> onCase)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        byte[] hash = CanonicalMessage.HashOfRequest(request);
        try
        {
            return await writer.RunAsync(write.Municipality, tables => Carry(tables, write, request, hash, served, command, onCase));
        }
        catch (StorageFault fault)
        {
            throw LedgerFaults.Unavailable(fault);
        }
        catch (QueueFullException)
        {
            throw LedgerFaults.QueueFull();
        }
    }

    private TResponse Carry<TRequest, TResponse>(
        LedgerTables tables, WriteRequest write, TRequest request, byte[] hash, ServedOrdinance served, string command,
        CommandOnCase<TResponse> onCase)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        LogHead head = tables.Head(write.Municipality);
        if (!write.ValidateOnly && tables.FindReply(write.Municipality, write.RequestId) is { } stored)
            return Repeat<TResponse>(stored, hash);

        V1.LedgerCase before = Read(tables, write, onCase);
        if (write.ExpectedRevision is { } expected && expected != before.Revision)
            throw LedgerFaults.RevisionChanged(before.Revision);

        // A clock that was set back must not make the log run backwards.
        Instant recordedAt = Instant.Max(Now, LedgerLog.InstantOf(head.RecordedAt));
        var occasion = new Occasion(served, recordedAt, write.RequestId, head.Size, write.Facility);
        CommandResult<TResponse> result = onCase.Decide(new CaseRecord(before), occasion);
        if (write.ValidateOnly)
            return result.Reply(null);

        V1.LedgerCase after = result.After ?? before.Clone();
        after.Revision = before.Revision + 1;
        var receipt = new V1.Receipt
        {
            CaseId = before.CaseId,
            Revision = after.Revision,
            LogIndex = head.Size,
            RecordedAt = Timestamp.FromDateTimeOffset(recordedAt.ToDateTimeOffset()),
        };
        TResponse reply = result.Reply(receipt);
        tables.SaveCase(write.Municipality, onCase.CaseId, after.SubjectId, after.Revision, after.ToByteArray());
        if (result.After is not null)
            Count(tables, write, onCase.CaseId, PoolChanges.Between(new CaseRecord(before), new CaseRecord(after), served, result.RecordsFact));
        tables.KeepSource(served.Rulebook.Digest, System.Text.Encoding.UTF8.GetBytes(served.Rulebook.ToJson()));
        tables.Append(write.Municipality, LedgerLog.EntryOf(
            write, request, command, receipt, recordedAt, occasion, result.Decision, reply, newSalt));
        tables.AddReply(write.Municipality, write.RequestId, new StoredReply(hash, reply.ToByteArray()), head.Size);
        return reply;
    }

    private static TResponse Repeat<TResponse>(StoredReply stored, byte[] hash)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (!stored.RequestHash.AsSpan().SequenceEqual(hash))
            throw LedgerFaults.RequestIdReused();
        var reply = new TResponse();
        reply.MergeFrom(stored.Content);
        return reply;
    }

    private static V1.LedgerCase Read<TResponse>(LedgerTables tables, WriteRequest write, CommandOnCase<TResponse> onCase)
    {
        if (onCase.OpensCase)
            return new V1.LedgerCase { MunicipalityCode = write.Municipality.Value, CaseId = onCase.CaseId.ToString() };
        return tables.ReadCase(write.Municipality, onCase.CaseId) is { } content
            ? V1.LedgerCase.Parser.ParseFrom(content)
            : throw LedgerFaults.CaseNotFound();
    }

    private static void Count(LedgerTables tables, WriteRequest write, Guid caseId, IEnumerable<PoolChange> changes)
    {
        foreach (PoolChange change in changes)
        {
            if (!tables.TryCount(write.Municipality, caseId, change))
                throw LedgerFaults.CapExceeded();
        }
    }
}
