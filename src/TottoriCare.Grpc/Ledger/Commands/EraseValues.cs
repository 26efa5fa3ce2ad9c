using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Log;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>値の消去: erases what may identify the person of a case whose uses have all ended. It may be repeated for what came in since.</summary>
internal sealed class EraseValues : ICaseCommand<V1.EraseValuesRequest, V1.EraseValuesResponse>
{
    /// <inheritdoc/>
    public string Name => nameof(EraseValues);

    /// <inheritdoc/>
    public CommandOnCase<V1.EraseValuesResponse>? Read(V1.EraseValuesRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        reader.ReadOpaqueId(request.Write?.Officer ?? "", "write.officer", "担当者を示す符号（氏名は不可）", "an opaque id of the officer, never a name");
        if (!WireSet<V1.ErasureReason>.TryTake(request.Reason, out InputError? error))
            reader.Faults.Add("reason", error);
        return reader.IsFaulty || caseId is not { } id ? null
            : new CommandOnCase<V1.EraseValuesResponse>(id, OpensCase: false, (record, _) => Decide(record), ErasesValues: true);
    }

    private static CommandResult<V1.EraseValuesResponse> Decide(CaseRecord record)
    {
        bool isOpen = record.Kept.Bookings.Any(booking => booking.Use.State == V1.UseState.Booked);
        V1.CommandDecision decision = isOpen ? CommandDecisions.Conflict(Conflicts.BookingsOpen) : CommandDecisions.Done();
        V1.LedgerCase? after = null;
        if (!isOpen)
        {
            after = record.ToChange();
            IdentifyingFields.Clear(after);
            after.Erased = true;
        }

        return new(decision, after, receipt => new() { Receipt = receipt, Decision = decision });
    }
}
