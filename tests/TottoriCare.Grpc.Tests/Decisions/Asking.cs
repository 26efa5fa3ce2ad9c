using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using Enum = System.Enum;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>Facts of the library as a caller writes them into requests.</summary>
internal static class Asking
{
    public static V1.CareCase Wire(this CareCase careCase)
    {
        var wire = new V1.CareCase
        {
            DeliveryDay = careCase.DeliveryDay.Wire(),
            Infants = careCase.Infants.Value,
            Need = Enum.Parse<V1.AssessedNeed>(Pascal(careCase.Need.Code)),
            Residence = careCase.Residence.Wire(),
            DueDay = careCase.DueDay?.Wire() ?? "",
            DischargeDay = careCase.DischargeDay?.Wire() ?? "",
            ApplicationDay = careCase.ApplicationDay?.Wire() ?? "",
            ApprovalDay = careCase.ApprovalDay?.Wire() ?? "",
            IsHomecoming = careCase.IsHomecoming,
            HouseholdClass = careCase.HouseholdClass.Code,
            DiscretionUses =
            {
                careCase.DiscretionUses.Select(use => new V1.DiscretionUse
                {
                    Matter = Enum.Parse<V1.Matter>(Pascal(use.Matter)), Officer = use.Officer, Reason = use.Reason,
                }),
            },
        };
        if (careCase.InfantsAtBirth is { } born)
            wire.InfantsAtBirth = born.Value;
        return wire;
    }

    public static V1.Booking Wire(this Booking booking)
    {
        var wire = new V1.Booking
        {
            CareType = booking.CareType.Wire(),
            FirstDay = booking.FirstDay.Wire(),
            LastDay = booking.LastDay.Wire(),
            StartsAt = booking.StartsAt?.Wire() ?? "",
            EndsAt = booking.EndsAt?.Wire() ?? "",
        };
        if (booking.FacilityPrice is { } price)
            wire.FacilityPriceYen = price.Amount;
        if (booking.Meals is { } meals)
            wire.MealsYen = meals.Amount;
        return wire;
    }

    public static V1.CareType Wire(this CareType careType) => Enum.Parse<V1.CareType>(Pascal(careType.Code));

    public static IEnumerable<V1.CareUse> Wire(this UsageHistory history) => history.Uses.Select(use => new V1.CareUse
    {
        Booking = use.Booking.Wire(),
        State = Enum.Parse<V1.UseState>(Pascal(use.State.Code)),
        PlannedLastDay = use.PlannedLastDay?.Wire() ?? "",
        GrantedElsewhere = use.GrantedElsewhere,
    });

    public static V1.AssessCancellationRequest Wire(this Cancellation cancellation, string municipality)
    {
        var request = new V1.AssessCancellationRequest
        {
            MunicipalityCode = municipality,
            Booking = cancellation.Booking.Wire(),
            HouseholdClass = cancellation.HouseholdClass.Code,
            Kind = Enum.Parse<V1.CancellationKind>(Pascal(cancellation.Kind.Code)),
            Notice = cancellation.Notice is { } notice
                ? new V1.Notice
                {
                    Status = V1.NoticeStatus.Given,
                    ReceivedByMunicipalityAt = notice.ReceivedByMunicipality?.Wire(),
                    ReceivedByFacilityAt = notice.ReceivedByFacility?.Wire(),
                    SentAt = notice.Sent?.Wire(),
                }
                : new V1.Notice { Status = V1.NoticeStatus.None },
            BookedAt = cancellation.BookedAt?.Wire(),
            Infants = cancellation.Infants.Value,
        };
        if (cancellation.PlannedFee is { } fee)
            request.PlannedFeeYen = fee.Amount;
        if (cancellation.FacilityAmount is { } amount)
            request.FacilityAmountYen = amount.Amount;
        return request;
    }

    public static V1.GrantApplication Wire(this GrantApplication application) => new()
    {
        FiscalYear = application.FiscalYear.Year,
        Facility = Enum.Parse<V1.FacilityKind>(Pascal(application.Facility.Code)),
        HasBeds = application.HasBeds,
        CareTypes = { application.CareTypes.Select(Wire) },
        Costs =
        {
            application.Costs.Select(cost => new V1.CostItem
            {
                Kind = Enum.Parse<V1.CostKind>(Pascal(cost.Kind.Code)), AmountYen = cost.Amount.Amount,
            }),
        },
        EarlierGrants =
        {
            application.EarlierGrants.Select(grant => new V1.EarlierGrant
            {
                FiscalYear = grant.FiscalYear.Year, AmountYen = grant.Amount.Amount,
            }),
        },
    };

    public static string Wire(this LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static Timestamp Wire(this Instant instant) => Timestamp.FromDateTimeOffset(instant.ToDateTimeOffset());

    private static string Wire(this LocalTime time) => $"{time.Hour:00}:{time.Minute:00}";

    private static V1.Residence Wire(this Residence residence) => new()
    {
        Status = !residence.IsKnown ? V1.ResidenceStatus.Unknown
            : residence.IsResident ? V1.ResidenceStatus.Resident
            : V1.ResidenceStatus.NotResident,
        FromDay = residence.From?.Wire() ?? "",
        UntilDay = residence.Until?.Wire() ?? "",
    };

    // By name and not by number: the numbers are what the answers are tested for.
    private static string Pascal(string code) => string.Concat(code.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
