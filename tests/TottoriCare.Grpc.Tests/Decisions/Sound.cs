using Google.Protobuf.WellKnownTypes;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>Requests that make sense, for tests to spoil in one place.</summary>
internal static class Sound
{
    public static V1.DecideBookingRequest Booking(Action<V1.DecideBookingRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode,
        CareCase = Case(),
        Booking = Stay("2026-05-11", "2026-05-14"),
        History =
        {
            new V1.CareUse { Booking = Visit("2026-04-21", "10:00", "12:00"), State = V1.UseState.Used },
            new V1.CareUse { Booking = Stay("2026-04-27", "2026-04-28"), State = V1.UseState.Used, PlannedLastDay = "2026-04-29" },
        },
    });

    /// <summary>A stay of seven nights in the made-up town, where an officer has allowed its length.</summary>
    public static V1.DecideBookingRequest Discretion(Action<V1.DecideBookingRequest>? change = null) => With(change, Booking(it =>
    {
        it.MunicipalityCode = Library.TownCode;
        it.Booking = Stay("2026-05-11", "2026-05-18");
        it.History.Clear();
        it.CareCase.DiscretionUses.Add(new V1.DiscretionUse
        {
            Matter = V1.Matter.StayLengths, Officer = "officer-1", Reason = "医師の意見による",
        });
    }));

    public static V1.DecideEligibilityRequest Eligibility(Action<V1.DecideEligibilityRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode,
        CareCase = Case(),
        CareType = V1.CareType.Outreach,
        FirstDay = "2026-05-11",
        LastDay = "2026-05-11",
    });

    /// <summary>The third visit of a year: the first that costs anything in the made-up town.</summary>
    public static V1.AssessFeeRequest Fee(Action<V1.AssessFeeRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.TownCode,
        CareCase = With(it => it.HouseholdClass = "taxed", Case()),
        Booking = Visit("2026-05-11", "10:00", "12:00"),
        History =
        {
            new V1.CareUse { Booking = Visit("2026-04-21", "10:00", "12:00"), State = V1.UseState.Used },
            new V1.CareUse { Booking = Visit("2026-04-23", "10:00", "12:00"), State = V1.UseState.Used },
        },
    });

    public static V1.GetQuotaRequest Quota(Action<V1.GetQuotaRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode,
        CareCase = Case(),
        History = { Booking().History },
        Day = "2026-05-11",
    });

    public static V1.GetDeadlineRequest Deadline(Action<V1.GetDeadlineRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode, CareType = V1.CareType.ShortStay, FirstDay = "2026-05-11",
    });

    public static V1.AssessCancellationRequest Cancellation(Action<V1.AssessCancellationRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode,
        Booking = Stay("2026-05-11", "2026-05-14"),
        HouseholdClass = "municipal_tax_payable",
        Kind = V1.CancellationKind.GivenUp,
        Notice = new V1.Notice { Status = V1.NoticeStatus.Given, ReceivedByMunicipalityAt = At("2026-05-09T00:00:00Z") },
    });

    public static V1.DecideGrantRequest Grant(Action<V1.GrantApplication>? change = null)
    {
        var application = new V1.GrantApplication
        {
            FiscalYear = 2025,
            Facility = V1.FacilityKind.MidwiferyHome,
            HasBeds = true,
            CareTypes = { V1.CareType.ShortStay },
            Costs = { new V1.CostItem { Kind = V1.CostKind.Equipment, AmountYen = 500_000 } },
            EarlierGrants = { new V1.EarlierGrant { FiscalYear = 2023, AmountYen = 2_800_000 } },
        };
        return new V1.DecideGrantRequest { MunicipalityCode = Library.PrefectureCode, Application = With(change, application) };
    }

    public static V1.DivideCostRequest Cost(Action<V1.DivideCostRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.PrefectureCode, Cost = V1.SharedCost.CareCost, FiscalYear = 2025, TotalYen = 40_003,
    });

    public static V1.Booking Stay(string firstDay, string lastDay) =>
        new() { CareType = V1.CareType.ShortStay, FirstDay = firstDay, LastDay = lastDay };

    public static V1.Booking Visit(string day, string startsAt, string endsAt) =>
        new() { CareType = V1.CareType.DayService, FirstDay = day, StartsAt = startsAt, EndsAt = endsAt };

    public static Timestamp At(string instant) => Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(instant));

    private static V1.CareCase Case() => new()
    {
        DeliveryDay = "2026-04-10",
        Infants = 2,
        InfantsAtBirth = 2,
        Need = V1.AssessedNeed.Needed,
        Residence = new V1.Residence { Status = V1.ResidenceStatus.Resident, FromDay = "1994-02-03", UntilDay = "2030-03-31" },
        DueDay = "2026-05-01",
        DischargeDay = "2026-04-16",
    };

    private static T With<T>(Action<T>? change, T request)
    {
        change?.Invoke(request);
        return request;
    }
}
