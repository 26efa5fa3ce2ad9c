using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>規則集サービス: <c>tottoricare.v1.RulebookService</c>.</summary>
internal sealed partial class RulebookHandler(OrdinanceBook ordinances)
{
    public V1.ListRulebooksResponse ListRulebooks(V1.ListRulebooksRequest request, CallContext context)
    {
        var faults = new RequestFaults();
        (IReadOnlyList<Ordinance> page, string nextToken) = Page.Of(
            ordinances.All, ordinance => ordinance.Rulebook.Municipality.Value, request.PageSize, request.PageToken, faults);
        return faults.AreNone
            ? new V1.ListRulebooksResponse { Rulebooks = { page.Select(ordinance => ordinance.Rulebook.ToSummary()) }, NextPageToken = nextToken }
            : throw faults.ToFault();
    }

    public V1.GetRulebookResponse GetRulebook(V1.GetRulebookRequest request, CallContext context)
    {
        RequestReader reader = ordinances.Read(request.MunicipalityCode);
        return reader.IsFaulty
            ? throw reader.ToFault()
            : new V1.GetRulebookResponse
            {
                Rulebook = reader.Ordinance.Rulebook.ToWire(),
                Calendar = reader.Ordinance.ToCalendar(),
                Json = request.IncludeJson ? reader.Ordinance.Rulebook.ToJson() : "",
            };
    }
}
