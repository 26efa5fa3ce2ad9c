using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>申請の受付: opens a case for a birth. The id of the case is that of the request.</summary>
internal sealed class SubmitApplication : ICaseCommand<V1.SubmitApplicationRequest, V1.SubmitApplicationResponse>
{
    /// <inheritdoc/>
    public string Name => nameof(SubmitApplication);

    /// <inheritdoc/>
    public CommandOnCase<V1.SubmitApplicationResponse>? Read(V1.SubmitApplicationRequest request, RequestReader reader, Guid requestId)
    {
        reader.ReadOpaqueId(request.SubjectId, "subject_id", "対象者の番号", "the municipality's own id of the mother");
        reader.ReadFactsOfCase(request.Facts, "facts");
        if (request.Application is null)
            reader.Faults.AddMissing("application", "申請", "what is applied for");
        else
            ReadApplication(request.Application, reader);
        return reader.IsFaulty ? null : new CommandOnCase<V1.SubmitApplicationResponse>(requestId, OpensCase: true, (record, _) =>
        {
            V1.LedgerCase opened = record.ToChange();
            opened.SubjectId = request.SubjectId;
            opened.State = V1.CaseState.Applied;
            opened.Facts = request.Facts!.Clone();
            opened.Application = request.Application!.Clone();
            V1.CommandDecision decision = CommandDecisions.Done();
            return new(decision, opened, receipt => new() { Receipt = receipt, Decision = decision });
        });
    }

    private static void ReadApplication(V1.CareApplication application, RequestReader reader)
    {
        using RequestFaults.Step _ = reader.Faults.Into("application");
        reader.ReadDay(application.ApplicationDay, "application_day");
        reader.ReadCareTypes(application.CareTypes, "care_types");
    }
}
