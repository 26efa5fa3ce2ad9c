using TottoriCare.Caps;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Ledger;

internal sealed partial class LedgerHandler
{
    public V1.GetCaseResponse GetCase(V1.GetCaseRequest request, CallContext context) =>
        new() { CareCase = Find(request.MunicipalityCode, request.CaseId).Kept };

    public V1.ListCasesResponse ListCases(V1.ListCasesRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        if (request.SubjectId.Length > 0)
            reader.ReadOpaqueId(request.SubjectId, "subject_id", "対象者の番号", "the municipality's own id of the mother");
        string scope = $"cases/{request.MunicipalityCode}/{request.SubjectId}/{request.State}";
        (string After, int Size)? page = Page.Ask(scope, request.PageSize, request.PageToken, reader.Faults);
        if (reader.IsFaulty || page is not { } asked)
            throw reader.ToFault();

        Guid? after = asked.After.Length > 0 ? Guid.Parse(asked.After) : null;
        V1.LedgerCase[] found = [.. cases.List(reader.Served.Municipality, request.SubjectId, request.State, after).Take(asked.Size + 1)];
        return new V1.ListCasesResponse
        {
            Cases = { found.Take(asked.Size) },
            NextPageToken = found.Length > asked.Size ? Page.TokenAfter(scope, found[asked.Size - 1].CaseId) : "",
        };
    }

    public V1.ListCaseEventsResponse ListCaseEvents(V1.ListCaseEventsRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        Guid? id = reader.ReadId(request.CaseId, "case_id");
        string scope = $"events/{request.MunicipalityCode}/{request.CaseId}";
        (string After, int Size)? page = Page.Ask(scope, request.PageSize, request.PageToken, reader.Faults);
        if (reader.IsFaulty || id is not { } caseId || page is not { } asked)
            throw reader.ToFault();

        cases.Read(reader.Served.Municipality, caseId);
        IReadOnlyList<V1.CaseEvent> events = cases.Events(
            reader.Served.Municipality, caseId, asked.After.Length > 0 ? long.Parse(asked.After) : 0, asked.Size + 1);
        return new V1.ListCaseEventsResponse
        {
            Events = { events.Take(asked.Size) },
            NextPageToken = events.Count > asked.Size ? Page.TokenAfter(scope, $"{events[asked.Size - 1].Revision}") : "",
        };
    }

    public V1.PrintDecisionResponse PrintDecision(V1.PrintDecisionRequest request, CallContext context)
    {
        V1.LedgerCase kept = Find(request.MunicipalityCode, request.CaseId).Kept;
        return kept.Approval is null && kept.Refusal is null ? throw LedgerFaults.NotDecided()
            : new V1.PrintDecisionResponse { Html = DecisionPage.Of(kept, books.Current.Read(request.MunicipalityCode).Served!.Rulebook.MunicipalityName.Ja) };
    }

    public V1.GetCaseQuotaResponse GetCaseQuota(V1.GetCaseQuotaRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        Guid? id = reader.ReadId(request.CaseId, "case_id");
        NodaTime.LocalDate? day = reader.ReadDay(request.Day, "day");
        if (reader.IsFaulty || id is not { } asked || day is not { } on)
            throw reader.ToFault();

        ServedOrdinance served = reader.Served;
        var record = new CaseRecord(cases.Read(served.Municipality, asked));
        if (record.Kept.Erased)
            throw LedgerFaults.CaseErased();
        return new V1.GetCaseQuotaResponse
        {
            Revision = record.Kept.Revision,
            Quota = new Question<QuotaDecision>(served, request.Options)
            {
                Decide = ordinance => ordinance.GetQuota(record.FactsOn(request.Day, served), record.History(served), on),
                Days = [on],
            }.Answer(Replies.ToWire),
        };
    }

    private CaseRecord Find(string municipality, string caseId)
    {
        RequestReader reader = books.Current.Read(municipality);
        Guid? id = reader.ReadId(caseId, "case_id");
        return reader.IsFaulty || id is not { } asked ? throw reader.ToFault() : new CaseRecord(cases.Read(reader.Served.Municipality, asked));
    }
}
