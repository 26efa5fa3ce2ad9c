using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>規則集サービス: <c>tottoricare.v1.RulebookService</c>.</summary>
internal sealed partial class RulebookHandler(BookInService books)
{
    public V1.ListRulebooksResponse ListRulebooks(V1.ListRulebooksRequest request, CallContext context)
    {
        var faults = new RequestFaults();
        ServedOrdinance[] reached = [.. books.Current.All.Where(served => context.Reaches(served.Municipality))];
        (IReadOnlyList<ServedOrdinance> page, string nextToken) = Page.Of(
            reached, served => served.Municipality.Value, nameof(ListRulebooks), request.PageSize, request.PageToken, faults);
        return faults.AreNone
            ? new V1.ListRulebooksResponse { Rulebooks = { page.Select(served => served.ToSummary()) }, NextPageToken = nextToken }
            : throw faults.ToFault();
    }

    public V1.GetRulebookResponse GetRulebook(V1.GetRulebookRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        return reader.IsFaulty
            ? throw reader.ToFault()
            : new V1.GetRulebookResponse
            {
                Rulebook = reader.Ordinance.Rulebook.ToWire(),
                Calendar = reader.Ordinance.ToCalendar(),
                Json = request.IncludeJson ? reader.Ordinance.Rulebook.ToJson() : "",
                Text = request.IncludeText ? RulebookText.Of(reader.Ordinance.Rulebook).ToWire() : null,
            };
    }

    public V1.ListReadingsResponse ListReadings(V1.ListReadingsRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        IReadOnlyList<Reading> readings =
            [.. (reader.Ordinance?.Rulebook.Readings ?? []).OrderBy(reading => Page.NaturalKey(reading.Id), StringComparer.Ordinal)];
        (IReadOnlyList<Reading> page, string nextToken) = Page.Of(
            readings, reading => Page.NaturalKey(reading.Id), $"{nameof(ListReadings)} {reader.Ordinance?.Rulebook.Digest}",
            request.PageSize, request.PageToken, reader.Faults);
        return reader.IsFaulty
            ? throw reader.ToFault()
            : new V1.ListReadingsResponse { Readings = { page.Select(reading => reading.ToWire()) }, NextPageToken = nextToken };
    }
}
