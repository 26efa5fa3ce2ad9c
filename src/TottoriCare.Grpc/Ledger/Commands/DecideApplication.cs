using NodaTime;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>承認・不承認: decides an application, once.</summary>
internal sealed class DecideApplication : ICaseCommand<V1.DecideApplicationRequest, V1.DecideApplicationResponse>
{
    private const int MostOfReason = 500;
    private const int MostUses = 366;

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
            : new CommandOnCase<V1.DecideApplicationResponse>(id, OpensCase: false, (record, occasion) => Decide(request, record, occasion));
    }

    private static CommandResult<V1.DecideApplicationResponse> Decide(
        V1.DecideApplicationRequest request, CaseRecord record, Occasion occasion)
    {
        V1.CommandDecision decision = DecisionOn(request, record, occasion);
        V1.LedgerCase? after = null;
        if (decision.Outcome == V1.CommandOutcome.Done)
        {
            after = record.ToChange();
            after.State = request.Approval is null ? V1.CaseState.Refused : V1.CaseState.Approved;
            after.Approval = request.Approval?.Clone();
            after.Refusal = request.Refusal?.Clone();
            after.Refusal?.Grounds.Add(Entitlement.GroundsAgainst(record.Kept.Application.CareTypes, request.Refusal!.RefusalDay, record, occasion.Served));
        }

        return new(decision, after, receipt => new() { Receipt = receipt, Decision = decision });
    }

    // What the ordinance refuses an officer can't approve; what it leaves open he may, and he may refuse what it allows.
    private static V1.CommandDecision DecisionOn(V1.DecideApplicationRequest request, CaseRecord record, Occasion occasion)
    {
        if (ConflictOf(request, record.Kept) is { } conflict)
            return CommandDecisions.Conflict(conflict);
        if (request.Approval is null)
            return CommandDecisions.Done();
        string day = request.Approval.FromDay.Length > 0 ? request.Approval.FromDay : request.Approval.ApprovalDay;
        V1.DecideEligibilityResponse? refused = request.Approval.CareTypes
            .Select(careType => Entitlement.Decide(careType, day, record, request.Approval.ApprovalDay, occasion.Served))
            .FirstOrDefault(decided => decided.Outcome == V1.Outcome.Refused);
        return refused is null ? CommandDecisions.Done() : CommandDecisions.By(refused.Outcome, refused.Reasons);
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
        ReadUses(approval, reader);
        LocalDate? from = reader.ReadDayIfGiven(approval.FromDay, "from_day");
        LocalDate? until = reader.ReadDayIfGiven(approval.UntilDay, "until_day");
        if (until < from)
        {
            reader.Faults.Add("until_day", "UNTIL_BEFORE_FROM",
                "承認期間の末日が初日より前になっています。年月日を確かめてください。",
                "The last day of the approval is before the first; check both days.");
        }
    }

    private static void ReadUses(V1.CareApproval approval, RequestReader reader)
    {
        if (!reader.IsShortEnough(approval.Uses.Count, approval.CareTypes.Count, "uses"))
            return;
        for (int i = 0; i < approval.Uses.Count; i++)
        {
            using RequestFaults.Step _ = reader.Faults.Into("uses", i);
            V1.ApprovedUses uses = approval.Uses[i];
            if (!approval.CareTypes.Contains(uses.CareType))
                reader.Faults.Add("care_type", "NOT_APPROVED", "承認した種類から選んでください。", "Give one of the approved kinds of care.");
            else if (approval.Uses.Take(i).Any(other => other.CareType == uses.CareType))
                reader.Faults.Add("care_type", "REPEATED", "同じ種類が二度あります。一つにしてください。", "The kind is given twice: keep one.");
            if (uses.Most is < 1 or > MostUses)
                reader.Faults.Add("most", "COUNT_OUT_OF_RANGE", $"1から{MostUses}までの整数で指定してください。", $"Give a whole number from 1 to {MostUses}.");
        }
    }

    private static void ReadRefusal(V1.CareRefusal refusal, RequestReader reader)
    {
        using RequestFaults.Step _ = reader.Faults.Into("refusal");
        reader.ReadDay(refusal.RefusalDay, "refusal_day");
        reader.ReadLine(refusal.Reason, MostOfReason, "reason", "不承認の理由", "why it is refused");
    }
}
