using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Specs.Tables;
using Enum = System.Enum;

namespace TottoriCare.Specs.Running;

/// <summary>要求: questions as a caller of the service writes them.</summary>
internal static class Requests
{
    private static readonly LocalTimePattern s_minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static V1.DecideEligibilityRequest Of(EligibilityQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        CareCase = Of(question.Case),
        CareType = Named<V1.CareType>(question.CareType.Code),
        FirstDay = Of(question.FirstDay),
        LastDay = Of(question.LastDay),
    };

    public static V1.DecideBookingRequest Of(BookingQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        CareCase = Of(question.Case),
        Booking = Of(question.Booking),
        History = { question.History.Uses.Select(Of) },
    };

    public static V1.AssessFeeRequest Of(FeeQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        CareCase = Of(question.Case),
        Booking = Of(question.Booking),
        History = { question.History.Uses.Select(Of) },
    };

    public static V1.GetQuotaRequest Of(QuotaQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        CareCase = Of(question.Case),
        History = { question.History.Uses.Select(Of) },
        Day = Of(question.Day),
    };

    public static V1.GetDeadlineRequest Of(DeadlineQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        CareType = Named<V1.CareType>(question.CareType.Code),
        FirstDay = Of(question.FirstDay),
    };

    public static V1.AssessCancellationRequest Of(CancellationQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        Booking = Of(question.Cancellation.Booking),
        HouseholdClass = question.Cancellation.HouseholdClass.Code,
        Kind = Named<V1.CancellationKind>(question.Cancellation.Kind.Code),
        Notice = Of(question.Cancellation.Notice),
        BookedAt = Of(question.Cancellation.BookedAt),
        Infants = question.Cancellation.Infants.Value,
    };

    public static V1.DecideGrantRequest Of(GrantQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        Application = new V1.GrantApplication
        {
            FiscalYear = question.Application.FiscalYear.Year,
            Facility = Named<V1.FacilityKind>(question.Application.Facility.Code),
            HasBeds = question.Application.HasBeds,
            CareTypes = { question.Application.CareTypes.Select(type => Named<V1.CareType>(type.Code)) },
            Costs = { question.Application.Costs.Select(Of) },
            EarlierGrants = { question.Application.EarlierGrants.Select(Of) },
        },
    };

    public static V1.DivideCostRequest Of(ShareQuestion question, string municipality) => new()
    {
        MunicipalityCode = municipality,
        Cost = Named<V1.SharedCost>(question.Cost.Code),
        FiscalYear = question.FiscalYear.Year,
        TotalYen = question.Total.Amount,
    };

    private static V1.CareCase Of(CareCase careCase)
    {
        var wire = new V1.CareCase
        {
            DeliveryDay = Of(careCase.DeliveryDay),
            Infants = careCase.Infants.Value,
            Need = Named<V1.AssessedNeed>(careCase.Need.Code),
            Residence = Of(careCase.Residence),
            DueDay = Of(careCase.DueDay),
            DischargeDay = Of(careCase.DischargeDay),
            ApplicationDay = Of(careCase.ApplicationDay),
            IsHomecoming = careCase.IsHomecoming,
        };
        if (careCase.InfantsAtBirth is { } born)
            wire.InfantsAtBirth = born.Value;
        return wire;
    }

    private static V1.Residence Of(Residence residence) => new()
    {
        Status = !residence.IsKnown ? V1.ResidenceStatus.Unknown
            : residence.IsResident ? V1.ResidenceStatus.Resident
            : V1.ResidenceStatus.NotResident,
        FromDay = Of(residence.From),
        UntilDay = Of(residence.Until),
    };

    private static V1.Booking Of(Booking booking) => new()
    {
        CareType = Named<V1.CareType>(booking.CareType.Code),
        FirstDay = Of(booking.FirstDay),
        LastDay = Of(booking.LastDay),
        StartsAt = booking.StartsAt is { } start ? s_minute.Format(start) : "",
        EndsAt = booking.EndsAt is { } end ? s_minute.Format(end) : "",
    };

    private static V1.CareUse Of(CareUse use) => new()
    {
        Booking = Of(use.Booking),
        State = Named<V1.UseState>(use.State.Code),
        PlannedLastDay = Of(use.PlannedLastDay),
        GrantedElsewhere = use.GrantedElsewhere,
    };

    private static V1.Notice Of(Notice? notice) => notice is null
        ? new V1.Notice { Status = V1.NoticeStatus.None }
        : new V1.Notice
        {
            Status = V1.NoticeStatus.Given,
            ReceivedByMunicipalityAt = Of(notice.ReceivedByMunicipality),
            ReceivedByFacilityAt = Of(notice.ReceivedByFacility),
            SentAt = Of(notice.Sent),
        };

    private static V1.CostItem Of(CostItem cost) => new() { Kind = Named<V1.CostKind>(cost.Kind.Code), AmountYen = cost.Amount.Amount };

    private static V1.EarlierGrant Of(EarlierGrant grant) => new() { FiscalYear = grant.FiscalYear.Year, AmountYen = grant.Amount.Amount };

    private static string Of(LocalDate? day) => day is { } given ? LocalDatePattern.Iso.Format(given) : "";

    private static Timestamp? Of(Instant? instant) => instant is { } given ? Timestamp.FromDateTimeOffset(given.ToDateTimeOffset()) : null;

    // short_stay is ShortStay: by name, so that a number which means another thing is found.
    private static TEnum Named<TEnum>(string code)
        where TEnum : struct, Enum =>
        Enum.Parse<TEnum>(code.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
