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
        return new(onCase.CaseId, before.CaseId, before.Revision, result.Decision, result.Reply, revision =>
        {
            V1.LedgerCase after = AfterOf(before, result, revision);
            tables.SaveCase(write.Municipality, onCase.CaseId, after.SubjectId, (int)after.State, revision, after.ToByteArray());
            if (result.After is null)
                return;
            if (onCase.ErasesValues)
            {
                CaseErasure.Run(tables.Erasure, write.Municipality, onCase.CaseId, occasion.LogIndex);
                return;
            }

            foreach (PoolChange change in PoolChanges.Between(new CaseRecord(before), new CaseRecord(after), occasion.Served, result.RecordsFact))
            {
                if (!tables.TryCount(write.Municipality, onCase.CaseId, change))
                    throw LedgerFaults.CapExceeded();
            }

            foreach (V1.LedgerBooking booking in after.Bookings)
            {
                foreach (V1.ChargePosting posting in booking.Postings.Where(posting => posting.LogIndex == occasion.LogIndex))
                    tables.Post(write.Municipality, onCase.CaseId, Guid.Parse(booking.BookingId), posting.LogIndex, posting.AmountYen, posting.BilledIn);
            }
        });
    }

    /// <summary>A case before its first command.</summary>
    public static V1.LedgerCase NewCase(MunicipalityCode municipality, Guid caseId) =>
        new() { MunicipalityCode = municipality.Value, CaseId = caseId.ToString() };

    /// <summary>A case as a command leaves it.</summary>
    public static V1.LedgerCase AfterOf<TResponse>(V1.LedgerCase before, CommandResult<TResponse> result, long revision)
    {
        V1.LedgerCase after = result.After ?? before.Clone();
        after.Revision = revision;
        return after;
    }

    private static V1.LedgerCase Read<TResponse>(LedgerTables tables, WriteRequest write, CommandOnCase<TResponse> onCase)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (onCase.OpensCase)
            return NewCase(write.Municipality, onCase.CaseId);
        return tables.ReadCase(write.Municipality, onCase.CaseId) is { } content
            ? V1.LedgerCase.Parser.ParseFrom(content)
            : throw LedgerFaults.CaseNotFound();
    }
}
