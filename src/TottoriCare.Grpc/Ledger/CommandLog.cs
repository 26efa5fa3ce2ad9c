using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Ledger;

/// <summary>命令の記録: carries each command out exactly once, and writes down what came of it in the transaction that keeps it.</summary>
/// <param name="writer">Who writes.</param>
/// <param name="clock">What time it is.</param>
/// <param name="newSalt">A salt for each value that may be erased.</param>
internal sealed class CommandLog(GroupCommit writer, TimeProvider clock, Func<byte[]> newSalt)
{
    /// <summary>What time it is, to the microsecond that is stored.</summary>
    public Instant Now => LedgerLog.InstantOf(LedgerLog.MicrosecondsOf(Instant.FromDateTimeOffset(clock.GetUtcNow())));

    /// <summary>Carries a command out, or repeats what was answered to it.</summary>
    /// <param name="write">Who asks, and how.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="served">By which ordinance it is decided.</param>
    /// <param name="command">The name of the method.</param>
    /// <param name="carry">Reads what the command is about, as it stands, and decides; nothing is written by it.</param>
    /// <exception cref="RpcFault">Nothing was written.</exception>
    public Task<TResponse> RunAsync<TResponse>(
        WriteRequest write, IMessage request, ServedOrdinance served, string command,
        Func<LedgerTables, Occasion, CarriedCommand<TResponse>> carry)
        where TResponse : class, IMessage<TResponse>, new()
    {
        byte[] hash = CanonicalMessage.HashOfRequest(request);
        return writer.WriteAsync(write.Municipality, tables => Carry(tables, write, request, hash, served, command, carry));
    }

    private TResponse Carry<TResponse>(
        LedgerTables tables, WriteRequest write, IMessage request, byte[] hash, ServedOrdinance served, string command,
        Func<LedgerTables, Occasion, CarriedCommand<TResponse>> carry)
        where TResponse : class, IMessage<TResponse>, new()
    {
        LogHead head = tables.Head(write.Municipality);
        if (!write.ValidateOnly && tables.FindReply(write.Municipality, write.RequestId) is { } stored)
            return Repeat<TResponse>(stored, request, hash);

        // A clock that was set back must not make the log run backwards.
        Instant recordedAt = Instant.Max(Now, LedgerLog.InstantOf(head.RecordedAt));
        var occasion = new Occasion(served, recordedAt, write.RequestId, head.Size, write.Facility);
        CarriedCommand<TResponse> carried = carry(tables, occasion);
        if (write.ExpectedRevision is { } expected && expected != carried.RevisionBefore)
            throw LedgerFaults.RevisionChanged(carried.RevisionBefore);
        if (write.ValidateOnly)
            return carried.Reply(null);

        V1.Receipt receipt = ReceiptOf(carried.CaseId, carried.RevisionBefore + 1, occasion);
        TResponse reply = carried.Reply(receipt);
        carried.Save(receipt.Revision);
        tables.KeepSource(served.Rulebook.Digest, served.Rulebook.ToJson);
        tables.KeepSource(served.Ordinance.Holidays.Digest, served.Ordinance.Holidays.ToText);
        tables.Append(write.Municipality, LedgerLog.EntryOf(
            write, request, command, carried.StreamId, receipt, recordedAt, occasion, carried.Decision, carried.Inputs, reply, _ => newSalt()));
        tables.AddReply(write.Municipality, write.RequestId, new StoredReply(hash, reply.ToByteArray()), head.Size);
        return reply;
    }

    /// <summary>What the ledger answers of a command that is written; the same whenever it is made.</summary>
    public static V1.Receipt ReceiptOf(string caseId, long revision, Occasion occasion) => new()
    {
        CaseId = caseId,
        Revision = revision,
        LogIndex = occasion.LogIndex,
        RecordedAt = Timestamp.FromDateTimeOffset(occasion.RecordedAt.ToDateTimeOffset()),
    };

    private static TResponse Repeat<TResponse>(StoredReply stored, IMessage request, byte[] hash)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (!stored.RequestHash.AsSpan().SequenceEqual(hash)
            && !stored.RequestHash.AsSpan().SequenceEqual(CanonicalMessage.HashOfErasedRequest(request)))
            throw LedgerFaults.RequestIdReused();
        var reply = new TResponse();
        reply.MergeFrom(stored.Content);
        return reply;
    }
}
