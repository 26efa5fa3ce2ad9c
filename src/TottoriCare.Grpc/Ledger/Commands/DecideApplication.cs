using NodaTime;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>承認・不承認: decides an application, once.</summary>
internal sealed class DecideApplication : ICaseCommand<V1.DecideApplicationRequest, V1.DecideApplicationResponse>
{
    private const int MostOfReason = 500;

    /// <inheritdoc/>
    public string Name => nameof(DecideApplication);

    /// <inheritdoc/>
    public CommandOnCase<V1.DecideApplicationResponse>? Read(V1.DecideApplicationRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        reader.ReadOpaqueId(request.Write?.Officer ?? "", "write.officer", "担当者を示す符号（氏名は不可）", "an opaque id of the officer, never a name");
        switch (request.DecisionCase)
        {
            case V1.DecideApplicationRequest.DecisionOneofCase.Approval:
                ReadApproval(request.Approval, reader);
                break;
            case V1.DecideApplicationRequest.DecisionOneofCase.Refusal:
                ReadRefusal(request.Refusal, reader);
                break;
            default:
                reader.Faults.AddMissing("approval", "承認または不承認", "an approval or a refusal");
                break;
        }

        return reader.IsFaulty || caseId is not { } id ? null
            : new CommandOnCase<V1.DecideApplicationResponse>(id, OpensCase: false, (record, _) => Decide(request, record));
    }

    private static CommandResult<V1.DecideApplicationResponse> Decide(V1.DecideApplicationRequest request, CaseRecord record)
    {
        V1.CommandDecision decision = ConflictOf(request, record.Kept) is { } conflict
            ? CommandDecisions.Conflict(conflict)
            : CommandDecisions.Done();
        V1.LedgerCase? after = null;
        if (decision.Outcome == V1.CommandOutcome.Done)
        {
            after = record.ToChange();
            after.State = request.Approval is null ? V1.CaseState.Refused : V1.CaseState.Approved;
            after.Approval = request.Approval?.Clone();
            after.Refusal = request.Refusal?.Clone();
        }

        return new(decision, after, receipt => new() { Receipt = receipt, Decision = decision });
    }

    private static string? ConflictOf(V1.DecideApplicationRequest request, V1.LedgerCase kept)
    {
        if (kept.State != V1.CaseState.Applied)
            return Conflicts.AlreadyDecided;
        string decidedOn = request.Approval?.ApprovalDay ?? request.Refusal.RefusalDay;
        if (string.CompareOrdinal(decidedOn, kept.Application.ApplicationDay) < 0)
            return Conflicts.DecidedBeforeApplication;
        return request.Approval?.CareTypes.All(kept.Application.CareTypes.Contains) == false ? Conflicts.CareTypeNotAppliedFor : null;
    }

    private static void ReadApproval(V1.CareApproval approval, RequestReader reader)
    {
        using RequestFaults.Step _ = reader.Faults.Into("approval");
        reader.ReadDay(approval.ApprovalDay, "approval_day");
        reader.ReadCareTypes(approval.CareTypes, "care_types");
        LocalDate? from = reader.ReadDayIfGiven(approval.FromDay, "from_day");
        LocalDate? until = reader.ReadDayIfGiven(approval.UntilDay, "until_day");
        if (until < from)
        {
            reader.Faults.Add("until_day", "UNTIL_BEFORE_FROM",
                "承認期間の末日が初日より前になっています。年月日を確かめてください。",
                "The last day of the approval is before the first; check both days.");
        }
    }

    private static void ReadRefusal(V1.CareRefusal refusal, RequestReader reader)
    {
        using RequestFaults.Step _ = reader.Faults.Into("refusal");
        reader.ReadDay(refusal.RefusalDay, "refusal_day");
        reader.ReadLine(refusal.Reason, MostOfReason, "reason", "不承認の理由", "why it is refused");
    }
}
