using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Decisions;

/// <summary>判定サービス: <c>tottoricare.v1.DecisionService</c>. Each method reads facts, asks the ordinance and maps its answer.</summary>
/// <remarks>Keeps nothing. A refusal by rule is an answer; a request that makes no sense is a fault with every faulty field.</remarks>
internal sealed class DecisionHandler(OrdinanceBook ordinances)
{
    public V1.DecideEligibilityResponse DecideEligibility(V1.DecideEligibilityRequest request, CallContext context)
    {
        RequestReader reader = ordinances.Read(request.MunicipalityCode);
        CareCase? careCase = reader.ReadCareCase(request.CareCase, "care_case");
        CareType? careType = reader.ReadCareType(request.CareType, "care_type");
        (LocalDate First, LocalDate Last)? days = reader.ReadDays(request.FirstDay, request.LastDay);
        return reader.IsFaulty || careCase is null || careType is null || days is not { } asked
            ? throw reader.ToFault()
            : reader.Ordinance.DecideEligibility(careCase, careType, asked.First, asked.Last).ToWire(request.Options);
    }

    public V1.DecideBookingResponse DecideBooking(V1.DecideBookingRequest request, CallContext context)
    {
        RequestReader reader = ordinances.Read(request.MunicipalityCode);
        CareCase? careCase = reader.ReadCareCase(request.CareCase, "care_case");
        Booking? booking = reader.ReadBooking(request.Booking, "booking");
        UsageHistory? history = reader.ReadHistory(request.History, "history");
        return reader.IsFaulty || careCase is null || booking is null || history is null
            ? throw reader.ToFault()
            : reader.Ordinance.DecideBooking(careCase, booking, history).ToWire(request.Options);
    }

    public V1.GetQuotaResponse GetQuota(V1.GetQuotaRequest request, CallContext context)
    {
        RequestReader reader = ordinances.Read(request.MunicipalityCode);
        CareCase? careCase = reader.ReadCareCase(request.CareCase, "care_case");
        UsageHistory? history = reader.ReadHistory(request.History, "history");
        LocalDate? day = reader.ReadDay(request.Day, "day");
        return reader.IsFaulty || careCase is null || history is null || day is not { } asked
            ? throw reader.ToFault()
            : reader.Ordinance.GetQuota(careCase, history, asked).ToWire(request.Options);
    }

    public V1.GetDeadlineResponse GetDeadline(V1.GetDeadlineRequest request, CallContext context)
    {
        RequestReader reader = ordinances.Read(request.MunicipalityCode);
        CareType? careType = reader.ReadCareType(request.CareType, "care_type");
        LocalDate? firstDay = reader.ReadDay(request.FirstDay, "first_day");
        return reader.IsFaulty || careType is null || firstDay is not { } asked
            ? throw reader.ToFault()
            : reader.Ordinance.GetDeadline(careType, asked).ToWire(request.Options);
    }

    public V1.AssessCancellationResponse AssessCancellation(V1.AssessCancellationRequest request, CallContext context)
    {
        RequestReader reader = ordinances.Read(request.MunicipalityCode);
        Cancellation? cancellation = reader.ReadCancellation(request);
        return reader.IsFaulty || cancellation is null
            ? throw reader.ToFault()
            : reader.Ordinance.AssessCancellation(cancellation).ToWire(request.Options);
    }

    public V1.DecideGrantResponse DecideGrant(V1.DecideGrantRequest request, CallContext context)
    {
        RequestReader reader = ordinances.Read(request.MunicipalityCode);
        GrantApplication? application = reader.ReadApplication(request.Application, "application");
        return reader.IsFaulty || application is null
            ? throw reader.ToFault()
            : reader.Ordinance.DecideGrant(application).ToWire(request.Options);
    }
}
