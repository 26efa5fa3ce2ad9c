using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>Generators of facts that make sense, crowded where the rules have their bounds.</summary>
internal static class Facts
{
    private static readonly LocalDate s_firstDay = new(2025, 3, 1);

    public static readonly Gen<LocalDate> Day = Gen.Choose(0, 900).Select(days => s_firstDay.PlusDays(days));

    public static readonly Gen<CareType> CareTypes = Gen.Elements(CareType.List.ToArray());

    public static readonly Gen<Booking> Bookings = Day.SelectMany(day => CareTypes.SelectMany(careType => BookingFrom(careType, day)));

    private static readonly Gen<Yen?> s_yen = Maybe(Gen.Choose(0, 500).Select(hundreds => new Yen(hundreds * 100L)));

    private static readonly Gen<CareCase> s_cases =
        from delivered in Day
        from infants in Gen.Choose(0, 3)
        from more in Gen.Choose(0, 1)
        from knowsBorn in Gen.Elements(true, false)
        from need in Gen.Elements(AssessedNeed.List.ToArray())
        from residence in ResidenceFrom(delivered)
        from due in Maybe(Gen.Choose(-20, 80).Select(days => delivered.PlusDays(days)))
        from discharge in Maybe(Gen.Choose(0, 14).Select(days => delivered.PlusDays(days)))
        from applied in Maybe(Gen.Choose(-60, 60).Select(days => delivered.PlusDays(days)))
        from approved in Maybe(Gen.Choose(-60, 60).Select(days => delivered.PlusDays(days)))
        from homecoming in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new CareCase
        {
            DeliveryDay = delivered,
            Infants = new Infants(infants),
            InfantsAtBirth = knowsBorn ? new Infants(infants + more) : null,
            Need = need,
            Residence = residence,
            DueDay = due,
            DischargeDay = discharge,
            ApplicationDay = applied,
            ApprovalDay = approved,
            IsHomecoming = homecoming,
        };

    public static readonly Gen<UsageHistory> Histories =
        from count in Gen.Choose(0, 8)
        from uses in Gen.ArrayOf(Use(), count)
        select UsageHistory.Of(uses);

    /// <summary>A case with a class of the ordinance's, and with uses of the discretion that it grants.</summary>
    public static Gen<CareCase> CasesOf(Ordinance ordinance) =>
        from careCase in s_cases
        from household in Classes(ordinance)
        from matters in Gen.SubListOf(MattersOfDiscretion(ordinance))
        from officer in Gen.Elements("officer-1", "k.0042", "A_b")
        select careCase with
        {
            HouseholdClass = household,
            DiscretionUses = [.. matters.Select(matter => new DiscretionUse(matter.Code, officer, "医師の意見による（令和8年第12号）"))],
        };

    /// <summary>A case, a booking in or near its window, and a history.</summary>
    public static Gen<(CareCase Case, Booking Booking, UsageHistory History)> AskingsOf(Ordinance ordinance) =>
        from careCase in CasesOf(ordinance)
        from careType in CareTypes
        from day in Gen.Choose(-3, 380).Select(days => careCase.DeliveryDay.PlusDays(days))
        from booking in BookingFrom(careType, day)
        from history in Histories
        select (careCase, booking, history);

    public static Gen<Cancellation> Cancellations(Ordinance ordinance) =>
        from booking in Bookings
        from household in Classes(ordinance)
        from kind in Gen.Elements(CancellationKind.List.ToArray())
        from notice in Maybe(NoticeBefore(booking.FirstDay))
        from bookedAt in Maybe(Moment(booking.FirstDay))
        from infants in Gen.Choose(0, 3)
        from fee in s_yen
        from amount in s_yen
        select new Cancellation
        {
            Booking = booking,
            HouseholdClass = household,
            Kind = kind,
            Notice = notice,
            BookedAt = bookedAt,
            Infants = new Infants(infants),
            PlannedFee = fee,
            FacilityAmount = amount,
        };

    public static readonly Gen<GrantApplication> Applications =
        from year in Gen.Choose(2018, 2030)
        from facility in Gen.Elements(FacilityKind.List.ToArray())
        from hasBeds in Gen.Elements(true, false)
        from careTypes in Gen.SubListOf(CareType.List.ToArray()).Where(some => some.Count > 0)
        from costs in Gen.Choose(1, 6).SelectMany(count => Gen.ArrayOf(Cost(), count))
        from earlier in Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(EarlierGrant(), count))
        select new GrantApplication
        {
            FiscalYear = new FiscalYear(year),
            Facility = facility,
            HasBeds = hasBeds,
            CareTypes = [.. careTypes],
            Costs = costs,
            EarlierGrants = earlier,
        };

    private static Gen<HouseholdClass> Classes(Ordinance ordinance) =>
        Gen.Elements(ordinance.Rulebook.Classes.Append(HouseholdClass.Unknown).ToArray());

    private static Matter[] MattersOfDiscretion(Ordinance ordinance) =>
        [.. ordinance.Rulebook.Editions.All.SelectMany(edition => edition.Terms.Discretion).SelectMany(discretion => discretion.Matters).Distinct()];

    private static Gen<Booking> BookingFrom(CareType careType, LocalDate day) =>
        from booking in careType.IsOvernight ? StayFrom(day) : VisitOn(careType, day)
        from price in s_yen
        from meals in s_yen
        select booking with { FacilityPrice = price, Meals = meals };

    private static Gen<Booking> StayFrom(LocalDate day) =>
        from nights in Gen.Choose(0, 9)
        from hasTimes in Gen.Elements(true, false)
        from enters in Gen.Choose(8 * 60, 12 * 60)
        from leaves in Gen.Choose(12 * 60 + 1, 20 * 60)
        from leavesEarlier in Gen.Elements(true, false)
        select !hasTimes ? Booking.Stay(day, day.PlusDays(nights))
            : nights > 0 && leavesEarlier ? Booking.Stay(day, day.PlusDays(nights), At(leaves), At(enters))
            : Booking.Stay(day, day.PlusDays(nights), At(enters), At(leaves));

    private static Gen<Booking> VisitOn(CareType careType, LocalDate day) =>
        from start in Gen.Choose(8 * 60, 17 * 60)
        from length in Gen.Choose(1, 300)
        select Booking.Visit(careType, day, At(start), At(start + length));

    private static Gen<CareUse> Use() =>
        from booking in Bookings
        from state in Gen.Elements(UseState.List.ToArray())
        from cutShort in Gen.Choose(0, 3)
        from elsewhere in Gen.Elements(true, false)
        let isUsedStay = booking.CareType.IsOvernight && state == UseState.Used
        select new CareUse(booking, state)
        {
            PlannedLastDay = isUsedStay && cutShort > 0 ? booking.LastDay.PlusDays(cutShort) : null,
            GrantedElsewhere = elsewhere,
        };

    private static Gen<Residence> ResidenceFrom(LocalDate day) => Gen.OneOf(
        Gen.Constant(Residence.Unknown),
        Gen.Constant(Residence.Elsewhere),
        Gen.Constant(Residence.Here()),
        Gen.Choose(-10_000, 100).Select(days => Residence.Here(from: day.PlusDays(days))),
        Gen.Choose(0, 400).Select(days => Residence.Here(day, day.PlusDays(days))));

    private static Gen<Notice> NoticeBefore(LocalDate day) =>
        from byMunicipality in Maybe(Moment(day))
        from byFacility in Maybe(Moment(day))
        from sent in Moment(day)
        select Notice.Of(sent, byMunicipality, byFacility);

    // Around noon as often as not: that is where deadlines stand.
    private static Gen<Instant> Moment(LocalDate day) =>
        from daysBefore in Gen.Choose(-1, 12)
        from second in Gen.OneOf(Gen.Choose(0, 86_399), Gen.Choose((12 * 3600) - 1, (12 * 3600) + 1))
        select JapanTime.At(day.PlusDays(-daysBefore), LocalTime.Midnight.PlusSeconds(second));

    private static Gen<CostItem> Cost() =>
        from kind in Gen.Elements(CostKind.List.ToArray())
        from thousands in Gen.Choose(1, 4_000)
        select new CostItem(kind, new Yen(thousands * 1_000L));

    private static Gen<EarlierGrant> EarlierGrant() =>
        from year in Gen.Choose(2018, 2030)
        from thousands in Gen.Choose(0, 1_000)
        select new EarlierGrant(new FiscalYear(year), new Yen(thousands * 1_000L));

    private static Gen<T?> Maybe<T>(Gen<T> value)
        where T : struct =>
        Gen.OneOf(Gen.Constant<T?>(null), value.Select(some => (T?)some));

    private static Gen<Notice?> Maybe(Gen<Notice> notice) => Gen.OneOf(Gen.Constant<Notice?>(null), notice.Select(some => (Notice?)some));

    private static LocalTime At(int minute) => LocalTime.Midnight.PlusMinutes(minute);
}
