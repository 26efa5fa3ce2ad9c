using Google.Protobuf;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Ledger;

/// <summary>案件の台帳: carries out commands on cases as they stand, and keeps the counters of the caps beside them.</summary>
internal sealed class CaseLedger(CommandLog log)
{
    /// <inheritdoc cref="CommandLog.Now"/>
    public NodaTime.Instant Now => log.Now;

    /// <summary>Carries a command out, or repeats what was answered to it.</summary>
    /// <exception cref="RpcFault">Nothing was written.</exception>
    public Task<TResponse> RunAsync<TRequest, TResponse>(
        WriteRequest write, TRequest request, ServedOrdinance served, string command, CommandOnCase<TResponse> onCase)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new() =>
        log.RunAsync(write, request, served, command, (tables, occasion) => Carry(tables, write, occasion, onCase));

    private static CarriedCommand<TResponse> Carry<TResponse>(
        LedgerTables tables, WriteRequest write, Occasion occasion, CommandOnCase<TResponse> onCase)
        where TResponse : class, IMessage<TResponse>, new()
    {
        V1.LedgerCase before = Read(tables, write, onCase);
        CommandResult<TResponse> result = onCase.On(before, occasion);
        return new(EntryStream.OfCase(onCase.CaseId), before.Revision, result.Decision, result.Reply, revision =>
        {
            V1.LedgerCase after = result.After ?? before.Clone();
            after.Revision = revision;
            tables.SaveCase(write.Municipality, onCase.CaseId, after.SubjectId, (int)after.State, revision, after.ToByteArray());
            if (result.After is not null && !after.Erased)
                Count(tables, write, onCase.CaseId, PoolChanges.Between(new CaseRecord(before), new CaseRecord(after), occasion.Served, result.RecordsFact));
            Post(tables, write, onCase.CaseId, after, occasion);
        })
        {
            AfterEntry = onCase.ErasesValues && result.After is not null
                ? () => CaseErasure.Run(tables, write.Municipality, onCase.CaseId, occasion.LogIndex)
                : null,
        };
    }

    private static void Count(LedgerTables tables, WriteRequest write, Guid caseId, IEnumerable<PoolChange> changes)
    {
        foreach (PoolChange change in changes)
        {
            if (!tables.TryCount(write.Municipality, caseId, change))
                throw LedgerFaults.CapExceeded();
        }
    }

    // What this command posted waits beside the case until a month is closed.
    private static void Post(LedgerTables tables, WriteRequest write, Guid caseId, V1.LedgerCase after, Occasion occasion)
    {
        foreach (V1.LedgerBooking booking in after.Bookings)
        {
            foreach (V1.ChargePosting posting in booking.Postings.Where(posting => posting.LogIndex == occasion.LogIndex))
                tables.Post(write.Municipality, caseId, Guid.Parse(booking.BookingId), posting.LogIndex, posting.AmountYen, posting.BilledIn);
        }
    }

    private static V1.LedgerCase Read<TResponse>(LedgerTables tables, WriteRequest write, CommandOnCase<TResponse> onCase)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (onCase.OpensCase)
            return CarriedOut.NewCase(write.Municipality, onCase.CaseId);
        return tables.ReadCase(write.Municipality, onCase.CaseId) is { } content
            ? V1.LedgerCase.Parser.ParseFrom(content)
            : throw LedgerFaults.CaseNotFound();
    }
}
