using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Oracles.Cases;
using TottoriCare.Rulebooks;

namespace TottoriCare.Oracles.Comparing;

/// <summary>本体の値: plain facts as values of the library.</summary>
internal static class Library
{
    public static CareCase CaseOf(CareCaseFacts facts, Rulebook rulebook) => new()
    {
        DeliveryDay = DayOf(facts.DeliveryDay),
        Infants = new Infants(facts.Infants),
        InfantsAtBirth = facts.InfantsAtBirth is { } atBirth ? new Infants(atBirth) : null,
        Need = facts.Need switch { "needed" => AssessedNeed.Needed, "not_needed" => AssessedNeed.NotNeeded, _ => AssessedNeed.NotAssessed },
        Residence = facts.Residence.Status switch
        {
            "resident" => Residence.Here(DayOf(facts.Residence.From), DayOf(facts.Residence.Until)),
            "not_resident" => Residence.Elsewhere,
            _ => Residence.Unknown,
        },
        DueDay = DayOf(facts.DueDay),
        DischargeDay = DayOf(facts.DischargeDay),
        ApplicationDay = DayOf(facts.ApplicationDay),
        ApprovalDay = DayOf(facts.ApprovalDay),
        IsHomecoming = facts.IsHomecoming,
        HouseholdClass = rulebook.FindClass(facts.HouseholdClass) ?? throw Unknown(facts.HouseholdClass),
        DiscretionUses = facts.DiscretionUsed.Count == 0 ? [] : [.. facts.DiscretionUsed.Select(matter => new DiscretionUse(matter, "officer-1", "synthetic"))],
    };

    public static Booking BookingOf(BookingFacts facts)
    {
        Booking booking = !facts.IsStay ? Booking.Visit(CareTypeOf(facts.CareType), DayOf(facts.FirstDay), TimeOf(facts.StartsAt!.Value), TimeOf(facts.EndsAt!.Value))
            : facts is { StartsAt: { } enters, EndsAt: { } leaves } ? Booking.Stay(DayOf(facts.FirstDay), DayOf(facts.LastDay), TimeOf(enters), TimeOf(leaves))
            : Booking.Stay(DayOf(facts.FirstDay), DayOf(facts.LastDay));
        return facts is { FacilityPrice: null, Meals: null } ? booking : booking with { FacilityPrice = YenOf(facts.FacilityPrice), Meals = YenOf(facts.Meals) };
    }

    public static UsageHistory HistoryOf(IReadOnlyList<UseFacts> uses) => uses.Count == 0 ? UsageHistory.Empty : UsageHistory.Of([.. uses.Select(use =>
        new CareUse(BookingOf(use.Booking), StateOf(use.State)) { PlannedLastDay = DayOf(use.PlannedLastDay), GrantedElsewhere = use.GrantedElsewhere })]);

    public static Cancellation CancellationOf(CancellationQuestion facts, Rulebook rulebook) => new()
    {
        Booking = BookingOf(facts.Booking),
        HouseholdClass = rulebook.FindClass(facts.HouseholdClass) ?? throw Unknown(facts.HouseholdClass),
        Kind = facts.Kind switch
        {
            "given_up" => CancellationKind.GivenUp,
            "date_changed" => CancellationKind.DateChanged,
            "shortened" => CancellationKind.Shortened,
            _ => throw Unknown(facts.Kind),
        },
        Notice = facts.Notice is { } notice ? Notice.Of(InstantOf(notice.Sent), InstantOf(notice.ReceivedByMunicipality), InstantOf(notice.ReceivedByFacility)) : null,
        BookedAt = InstantOf(facts.BookedAt),
        Infants = new Infants(facts.Infants),
        PlannedFee = YenOf(facts.PlannedFee),
        FacilityAmount = YenOf(facts.FacilityAmount),
    };

    public static GrantApplication GrantOf(GrantQuestion facts) => new()
    {
        FiscalYear = new FiscalYear(facts.FiscalYear),
        Facility = facts.Facility switch
        {
            "midwifery_home" => FacilityKind.MidwiferyHome,
            "medical_institution" => FacilityKind.MedicalInstitution,
            _ => throw Unknown(facts.Facility),
        },
        HasBeds = facts.HasBeds,
        CareTypes = [.. facts.CareTypes.Select(CareTypeOf)],
        Costs = [.. facts.Costs.Select(cost => new CostItem(CostKind.List.First(kind => kind.Code == cost.Kind), new Yen(cost.Yen)))],
        EarlierGrants = [.. facts.EarlierGrants.Select(grant => new EarlierGrant(new FiscalYear(grant.FiscalYear), new Yen(grant.Yen)))],
    };

    public static CareType CareTypeOf(string code) => code switch
    {
        "short_stay" => CareType.ShortStay,
        "day_service" => CareType.DayService,
        "outreach" => CareType.Outreach,
        _ => throw Unknown(code),
    };

    public static LocalDate DayOf(DateOnly day) => new(day.Year, day.Month, day.Day);

    private static LocalDate? DayOf(DateOnly? day) => day is { } known ? DayOf(known) : null;

    private static LocalTime TimeOf(TimeOnly time) => LocalTime.FromTicksSinceMidnight(time.Ticks);

    private static Instant? InstantOf(DateTime? local) => local is { } known ? JapanTime.At(DayOf(DateOnly.FromDateTime(known)), TimeOf(TimeOnly.FromDateTime(known))) : null;

    private static Yen? YenOf(long? yen) => yen is { } known ? new Yen(known) : null;

    private static UseState StateOf(string code) => code switch
    {
        "booked" => UseState.Booked,
        "used" => UseState.Used,
        "cancelled_in_time" => UseState.CancelledInTime,
        "cancelled_late" => UseState.CancelledLate,
        "no_show" => UseState.NoShow,
        _ => throw Unknown(code),
    };

    private static ArgumentException Unknown(string code) => new($"The library has no value for {code}.");
}
