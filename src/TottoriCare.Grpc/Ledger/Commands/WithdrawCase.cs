using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>取下げ: ends a case; what is still booked is given up with the notice of the withdrawal.</summary>
internal sealed class WithdrawCase : ICaseCommand<V1.WithdrawCaseRequest, V1.WithdrawCaseResponse>
{
    /// <inheritdoc/>
    public string Name => nameof(WithdrawCase);

    /// <inheritdoc/>
    public CommandOnCase<V1.WithdrawCaseResponse>? Read(V1.WithdrawCaseRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        reader.TryReadNotice(request.Notice, "notice", out _);
        return reader.IsFaulty || caseId is not { } id ? null
            : new CommandOnCase<V1.WithdrawCaseResponse>(id, OpensCase: false, (record, occasion) => Decide(request, record, occasion));
    }

    private static CommandResult<V1.WithdrawCaseResponse> Decide(V1.WithdrawCaseRequest request, CaseRecord record, Occasion occasion)
    {
        if (record.Kept.State is not (V1.CaseState.Applied or V1.CaseState.Approved))
        {
            V1.CommandDecision refusal = CommandDecisions.Conflict(Conflicts.CaseEnded);
            return new(refusal, After: null, receipt => new() { Receipt = receipt, Decision = refusal });
        }

        V1.LedgerCase after = record.ToChange();
        after.State = V1.CaseState.Withdrawn;
        List<V1.LedgerBooking> givenUp = [.. after.Bookings.Where(booking => booking.Use.State == V1.UseState.Booked)];
        foreach (V1.LedgerBooking booking in givenUp)
            GivenUp.Close(booking, V1.CancellationKind.GivenUp, request.Notice, facilityAmountYen: null, options: null, record, occasion);
        V1.CommandDecision decision = CommandDecisions.Done();
        return new(
            decision, after, receipt => new() { Receipt = receipt, Decision = decision, GivenUp = { givenUp } }, RecordsFact: true);
    }
}
