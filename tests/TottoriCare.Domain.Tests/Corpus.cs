using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Shares;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests;

/// <summary>A case that asks for a booking, with its history.</summary>
internal sealed record Request(CareCase Case, Booking Booking, IReadOnlyList<CareUse> Uses)
{
    public UsageHistory History => UsageHistory.Of(Uses);

    public override string ToString() => $"{Case}\n  asks {Booking}\n  after\n    {string.Join("\n    ", Uses)}";
}

/// <summary>Cases, bookings, histories, cancellations and grants as the properties draw them, dense around the boundaries.</summary>
/// <remarks><c>CorpusTests</c> prints how they are spread, and fails where a kind of case is missing.</remarks>
internal static class Corpus
{
    private static readonly Gen<LocalDate> s_deliveries = Gen.Frequency(
        (6, DaysFrom("2024-12-01", 900)),
        (2, Gen.Elements(Day("2024-02-29"), Day("2023-03-01"), Day("2025-10-31"), Day("2028-02-29"), Day("2025-04-01"), Day("2026-12-31"))),
        (2, DaysFrom("1999-12-02", 18_000)));

    private static readonly Gen<Infants> s_infants = Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Choose(3, 9)))
        .Select(number => new Infants(number));

    private static readonly Gen<AssessedNeed> s_needs = Gen.Frequency(
        (10, Gen.Constant(AssessedNeed.Needed)), (1, Gen.Constant(AssessedNeed.NotNeeded)), (1, Gen.Constant(AssessedNeed.NotAssessed)));

    /// <summary>A stay's nights: mostly those around the bounds of one stay and of all.</summary>
    private static readonly Gen<int> s_nights = Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(1, 4)), (4, Gen.Choose(5, 8)), (1, Gen.Choose(9, 30)));

    private static readonly Gen<LocalTime> s_starts = Gen.Frequency(
        (5, Gen.Elements(Time("09:00"), Time("10:00"), Time("13:00"), Time("12:59"))),
        (1, Gen.Elements(Time("08:59"), Time("08:59:59"), Time("14:00"), Time("06:00"))),
        (1, Gen.Choose(0, (20 * 60) - 1).Select(minute => new LocalTime(minute / 60, minute % 60))));

    /// <summary>A visit's length in seconds: mostly those around four hours.</summary>
    private static readonly Gen<int> s_lengths = Gen.Frequency(
        (5, Gen.Elements(60, 120, 180, 240).Select(minutes => minutes * 60)),
        (2, Gen.Elements((240 * 60) - 1, (240 * 60) + 1, 241 * 60)),
        (1, Gen.Choose(1, 4 * 60 * 60)));

    private static readonly Gen<UseState> s_states = Gen.Frequency(
        (4, Gen.Constant(UseState.Used)), (3, Gen.Constant(UseState.Booked)), (1, Gen.Constant(UseState.CancelledInTime)),
        (1, Gen.Constant(UseState.CancelledLate)), (1, Gen.Constant(UseState.NoShow)));

    public static readonly Gen<CareType> CareTypes = Gen.Frequency(
        (4, Gen.Constant(CareType.ShortStay)), (2, Gen.Constant(CareType.DayService)), (2, Gen.Constant(CareType.Outreach)));

    public static readonly Gen<CareCase> Cases =
        from delivery in s_deliveries
        from infants in s_infants
        from need in s_needs
        from residence in Residences(delivery)
        from discharge in Maybe(7, Gen.Choose(0, 10).Select(days => delivery.PlusDays(days)))
        from due in Maybe(3, Gen.Choose(-14, 90).Select(days => delivery.PlusDays(days)))
        from atBirth in Maybe(3, s_infants)
        from application in Maybe(3, Gen.Choose(0, 60).Select(days => delivery.PlusDays(days)))
        from household in Gen.Elements(Tottori.Taxed, Tottori.TaxExempt, Tottori.PublicAssistance, HouseholdClass.Unknown)
        from homecoming in Gen.Frequency((14, Gen.Constant(false)), (1, Gen.Constant(true)))
        from discretion in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new CareCase
        {
            ApplicationDay = application, HouseholdClass = household, IsHomecoming = homecoming,
            DiscretionUses = discretion ? [new DiscretionUse("pools", "officer-1", "twins, no help at home")] : [],
            DeliveryDay = delivery, Infants = infants, Need = need, Residence = residence, DischargeDay = discharge, DueDay = due, InfantsAtBirth = atBirth,
        };

    public static readonly Arbitrary<Request> Requests = Arb.From(
        from careCase in Cases
        from booking in BookingsOf(careCase)
        from count in Gen.Frequency((2, Gen.Constant(0)), (6, Gen.Choose(1, 5)), (2, Gen.Choose(6, 12)))
        from uses in UsesNear(booking).ListOf(count)
        from price in Maybe(5, Gen.Choose(1, 60).Select(thousand => new Yen(thousand * 1_000)))
        from meals in Maybe(5, Gen.Choose(0, 3).Select(thousand => new Yen(thousand * 1_000)))
        select new Request(careCase, booking with { FacilityPrice = price, Meals = meals }, [.. uses]),
        WithOneUseLess);

    /// <summary>A further use of the case of a request, near the booking that it asks for.</summary>
    public static Gen<CareUse> UsesNear(Booking booking) =>
        from near in Gen.Frequency((4, Gen.Choose(-9, 9)), (1, Gen.Choose(-200, 100)))
        from careType in Gen.Frequency((3, Gen.Constant(booking.CareType)), (2, CareTypes))
        from nights in Gen.Frequency((5, Gen.Choose(1, 3)), (1, s_nights))
        from use in BookingsOn(careType, Within(booking.FirstDay.PlusDays(near)), nights)
        from state in s_states
        from planned in Maybe(1, Gen.Choose(-3, 5).Select(days => use.LastDay.PlusDays(days)))
        from elsewhere in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new CareUse(use, state) { PlannedLastDay = planned, GrantedElsewhere = elsewhere };

    public static readonly Gen<Cancellation> Cancellations =
        from firstDay in Gen.Frequency(
            (3, DaysFrom("2024-12-01", 1500)),
            (2, Gen.Elements("2026-05-01", "2025-12-24", "2026-09-17", "2027-12-25", "2028-04-28").SelectMany(day => DaysFrom(day, 16))),
            (1, DaysFrom("1999-12-02", 18_600)))
        from careType in Gen.Frequency((6, Gen.Constant(CareType.ShortStay)), (1, CareTypes))
        from nights in Gen.Choose(1, 7)
        from booking in BookingsOn(careType, firstDay, nights)
        from household in Gen.Elements(Tottori.Taxed, Tottori.TaxExempt, Tottori.PublicAssistance, HouseholdClass.Unknown)
        from kind in Gen.Frequency(
            (4, Gen.Constant(CancellationKind.GivenUp)), (1, Gen.Constant(CancellationKind.DateChanged)), (1, Gen.Constant(CancellationKind.Shortened)))
        from notice in Maybe(8, Notices(booking))
        from bookedAt in Maybe(3, InstantsNearDeadline(booking))
        from infants in s_infants
        from fee in Maybe(5, Gen.Choose(0, 3).Select(thousand => new Yen(thousand * 1_000)))
        select new Cancellation
        {
            Booking = booking, HouseholdClass = household, Kind = kind, Notice = notice, BookedAt = bookedAt, Infants = infants,
            PlannedFee = fee,
        };

    public static readonly Gen<GrantApplication> Grants =
        from year in Gen.Choose(2019, 2030)
        from facility in Gen.Frequency((5, Gen.Constant(FacilityKind.MidwiferyHome)), (1, Gen.Constant(FacilityKind.MedicalInstitution)))
        from beds in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from careTypes in Gen.SubListOf(CareType.List.OrderBy(type => type.Value).ToArray())
        from costs in Gen.Choose(0, 5).SelectMany(count => Costs.ListOf(count))
        from earlier in Gen.Choose(0, 3).SelectMany(count => EarlierGrants.ListOf(count))
        select new GrantApplication
        {
            FiscalYear = new FiscalYear(year), Facility = facility, HasBeds = beds, CareTypes = [.. careTypes], Costs = [.. costs],
            EarlierGrants = [.. earlier],
        };

    public static Gen<CostItem> Costs =>
        from kind in Gen.Elements(CostKind.List.OrderBy(kind => kind.Value).ToArray())
        from yen in Gen.Frequency(
            (3, Gen.Choose(1, 4_000_000)), (1, Gen.Choose(1, 1_999)), (1, Gen.Elements(1, 999_999, 1_000_000, 2_999_999, 3_000_000, 3_000_001)))
        select new CostItem(kind, new Yen(yen));

    /// <summary>Costs to be divided, in every fiscal year that a rulebook may name.</summary>
    public static Gen<(SharedCost Cost, FiscalYear Year, Yen Total)> SharedCosts =>
        from cost in Gen.Elements(SharedCost.List.OrderBy(one => one.Value).ToArray())
        from year in Gen.OneOf(Gen.Choose(2019, 2027), Gen.Choose(1999, 2050))
        from yen in Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, 10_000_000))
        select (cost, new FiscalYear(year), new Yen(yen));

    public static Gen<EarlierGrant> EarlierGrants =>
        from year in Gen.Choose(2019, 2030)
        from yen in Gen.Frequency((4, Gen.Choose(0, 2_000_000)), (1, Gen.Elements(1_000_000, 2_999_999, 3_000_000)))
        select new EarlierGrant(new FiscalYear(year), new Yen(yen));

    /// <summary>鳥取市 as shipped, and under each alternative of its readings that its terms can say.</summary>
    public static readonly IReadOnlyList<(string Name, Ordinance Ordinance)> Cities =
    [
        ("as shipped", Tottori.City),
        Named("day sums", ("pools.stays.count", "\"day\""), ("pools.stays.cap", "8")),
        Named("by fiscal year", ("pools.stays.per", "\"fiscal_year\""), ("pools.visits.per", "\"fiscal_year\"")),
        Named("late counts", ("pools.stays.late_cancellation_counts", "\"whole\""), ("pools.visits.late_cancellation_counts", "\"whole\""),
            ("pools.stays.booked_nights_count", "true")),
        Named("elsewhere counts", ("pools.stays.granted_elsewhere", "\"counted\""), ("pools.visits.granted_elsewhere", "\"needs_review\""),
            ("pools.visits.infants_counted", "\"born_alive\""), ("pools.stays.multiple_birth", "\"times_infants\"")),
        Named("gap of a day", ("stay_lengths.stays.continuity_gap_days", "1"), ("stay_lengths.stays.shared_night", "\"refused\"")),
        Named("no joining", ("stay_lengths", """
            { "stays": { "rule": "TC-10", "care": ["short_stay"], "shortest_nights": 0, "longest_nights": 6, "shared_night": "each_counts" } }
            """)),
        Named("hours by day", ("hours.visits.measured_per", "\"day\""), ("fees.all.price", """{ "yen": 500 }"""), ("need.assessed", "false")),
        Named("narrow window", ("windows.first_year.lasts", "\"P4M\""), ("windows.first_year.begins", "\"birth\""),
            ("windows.first_year.preterm_below_weeks", "37"), ("windows.first_year.covers_no_infant", "false"), ("residence.tested_on", "\"first_day\"")),
        Named("birthday itself", ("windows.first_year.ends", "\"corresponding_day\""), ("windows.first_year.tested_on", "\"first_day\"")),
        Named("stays alone", ("care.offered", "[\"short_stay\"]"), ("pools", "\"not_stated\"")),
        Named("charged per night", ("cancellations.stays.charge.amounts.per", "\"night\""), ("cancellations.stays.charge.amounts.times_infants", "true"),
            ("cancellations.stays.charge.amounts.unknown_class", "\"municipal_tax_payable\""), ("cancellations.stays.charge.billing.counted_from", "\"planned_end\"")),
        Named("charged per day", ("cancellations.stays.charge.amounts.per", "\"day\""), ("cancellations.stays.charge.deadline.that_minute_is_in_time", "false"),
            ("cancellations.stays.charge.deadline.on_closed_day", "\"one_step_back\""), ("cancellations.stays.charge.billing.counted_from", "\"notice\"")),
        Named("changes as cancellations", ("cancellations.stays.charge.change_of_date", "\"as_cancellation\""),
            ("cancellations.stays.charge.shortening", "\"as_cancellation\""), ("cancellations.stays.charge.booked_after_deadline", "\"no_charge\""),
            ("cancellations.stays.charge.deadline.notice_taken", "\"received_by_either\""), ("cancellations.stays.charge.deadline.on_closed_day", "\"stay\"")),
        Named("sent in time", ("cancellations.stays.charge.deadline.notice_taken", "\"sent\""), ("cancellations.stays.charge.deadline.days_before", "3"),
            ("cancellations.stays.charge.deadline.at", "\"17:15\""), ("cancellations.stays.charge.booked_after_deadline", "\"needs_review\"")),
        Named("all care charged", ("cancellations", """
            { "all": { "rule": "TC-30", "care": ["short_stay", "day_service", "outreach"], "charge": {
                "deadline": { "rule": "TC-31", "days_before": 1, "at": "12:00", "that_minute_is_in_time": true, "on_closed_day": "roll_back", "notice_taken": "received_by_municipality" },
                "amounts": { "rule": "TC-32", "per": "booking", "times_infants": false,
                  "yen_by_class": { "municipal_tax_payable": 3000, "municipal_tax_exempt": 3000, "public_assistance": 3000 }, "zero_is_recorded": true, "unknown_class": "needs_review" },
                "billing": { "rule": "TC-33", "months_after": 1, "counted_from": "planned_start" },
                "change_of_date": "needs_review", "shortening": "no_charge", "booked_after_deadline": "as_cancellation" } } }
            """)),
        Named("asked otherwise", ("residence.tested_on", "\"application\""), ("residence.homecoming", "\"needs_review\""),
            ("hours.visits.most_visits_per_day", "1"), ("hours.visits.on_open_days_only", "true"), ("same_day.stay_and_visit_allowed", "false"),
            ("in_force.earlier_days", "\"needs_review\"")),
        Named("open ends", ("pools.stays.late_cancellation_counts", "\"not_stated\""), ("pools.visits.multiple_birth", "\"not_stated\""),
            ("discretion", """{ "mayor": { "rule": "TC-40", "matters": ["pools", "stay_lengths"] } }"""),
            ("not_modelled", """{ "others": { "rule": "TC-40", "care": ["outreach"], "decisions": ["booking", "cancellation"] } }""")),
        Named("whole fee", ("pools.stays.beyond_cap", "\"at_full_cost\""), ("cancellations.stays.charge.amounts",
            """{ "rule": "TC-32", "basis": "planned_fee", "zero_is_recorded": true, "unknown_class": "needs_review" }""")),
        Named("quota alone", ("cancellations.stays.charge.amounts", "\"none\"")),
        Named("one amount", ("cancellations.stays.charge.amounts",
            """{ "rule": "TC-32", "per": "day", "times_infants": true, "yen": 700, "zero_is_recorded": false }""")),
        Named("from the fifth day", ("windows.first_year.opens_after", "\"P4D\""), ("windows.first_year.begins", "\"birth\""), ("fees", """
            { "stays": { "rule": "TC-20", "care": ["short_stay"], "unit": "night", "price": { "yen": 900 } },
              "visits": { "rule": "TC-20", "care": ["day_service", "outreach"], "unit": "use",
                "price": { "by_minutes": [{ "through": 120, "price": { "yen": 1500 } }, { "price": { "sum_of": [{ "yen": 2500 }, "meals"] } }] } } }
            """)),
        Named("priced", ("fees", """
            { "all": { "rule": "TC-20", "care": ["short_stay", "day_service", "outreach"], "unit": "use", "price_by_class": {
                "municipal_tax_payable": { "sum_of": [{ "percent": 10 }, "meals"] }, "municipal_tax_exempt": "not_published", "public_assistance": { "yen": 300 } },
              "relief": { "rule": "TC-20", "up_to_yen": 100, "first_uses": 2, "meals_excluded": true } } }
            """)),
        Named("for twins", ("pools.visits.granted_elsewhere", "\"needs_review\""), ("pools.visits.late_cancellation_counts", "\"not_stated\""), ("fees", """
            { "all": { "rule": "TC-20", "care": ["short_stay", "day_service", "outreach"], "unit": "use", "price": { "yen": 800 },
              "per_further_infant": { "yen": 300 }, "relief": { "rule": "TC-20", "up_to_yen": 500, "first_uses": 2, "meals_excluded": true } } }
            """)),
        Amended("amended", """
            { "unpriced": { "text": { "ja": "利用料を改める。", "en": "Fees change." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                "from": "2026-01-01", "chosen_by": "use", "change": { "fees": "not_stated" } },
              "wider": { "text": { "ja": "上限を改める。", "en": "The cap changes." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                "from": "2026-01-01", "chosen_by": "approval", "change": { "pools": { "stays": { "cap": 8 } } } } }
            """, ("fees.all.unit", "\"day\""), ("fees.all.across_amendments", "\"day_by_day\"")),
        Named("nothing stated", ("care", "\"not_stated\""), ("need", "\"not_stated\""), ("residence", "\"not_stated\""), ("windows", "\"not_stated\""),
            ("stay_lengths", "\"not_stated\""), ("hours", "\"not_stated\""), ("fees", "\"not_stated\""), ("cancellations", "\"not_stated\"")),
    ];

    /// <summary>鳥取県 as shipped, and under alternatives of its readings.</summary>
    public static readonly IReadOnlyList<(string Name, Ordinance Ordinance)> Prefectures =
    [
        ("as shipped", Tottori.Prefecture),
        NamedPrefecture("half of the cost", ("grant.costs.rate.denominator", "2"), ("grant.cap.bounds", "\"eligible_cost\"")),
        NamedPrefecture("thousand yen", ("grant.costs.rate.step_yen", "1000"), ("grant.cap.counted_over", "\"fiscal_year\"")),
        NamedPrefecture("raised caps", ("grant.cap.amounts.stays.yen", "5000000"), ("grant.cap.amounts.days.yen", "1000000"),
            ("grant.facility.care.day_service.beds", "\"not_required\""), ("grant.cap.counted_over", "\"application\"")),
        NamedPrefecture("odd yen", ("shares.waived_fee_from_reiwa_7.odd_yen", "\"municipality\""), ("shares.care_cost_from_reiwa_7.odd_yen", "\"state\"")),
    ];

    public static Gen<(string Name, Ordinance Ordinance)> AnyCity => Gen.Frequency((1, Gen.Constant(Cities[0])), (2, Gen.Elements(Cities.ToArray())));

    public static Gen<(string Name, Ordinance Ordinance)> AnyPrefecture => Gen.Frequency((1, Gen.Constant(Prefectures[0])), (1, Gen.Elements(Prefectures.ToArray())));

    /// <summary>An instant near the deadline of a booking: exactly on it, a tick to either side, minutes, hours or days off.</summary>
    public static Gen<Instant> InstantsNearDeadline(Booking booking)
    {
        Instant noon = Tottori.City.GetDeadline(CareType.ShortStay, Within(booking.FirstDay)).Deadline!.Value.At;
        return Gen.Frequency(
            (2, Gen.Constant(noon)),
            (2, Gen.Choose(-1, 1).Select(tick => noon + Duration.FromTicks(tick))),
            (3, Gen.Choose(-300, 300).Select(minute => noon + Duration.FromMinutes(minute))),
            (3, Gen.Choose(-400, 400).Select(hour => noon + Duration.FromHours(hour))))
            .Select(instant => Instant.Max(instant, s_firstInstant));
    }

    private static readonly Instant s_firstInstant = At("1999-12-01T00:00:00");

    /// <summary>The same cases at every run, for a test that counts them.</summary>
    public static IReadOnlyList<T> Fixed<T>(this Gen<T> gen, int count) => [.. gen.Sample(count, new Rnd(20261122, 3), 30)];

    private static Gen<Notice?> Notices(Booking booking) => Gen.Frequency<Notice?>(
        (5, InstantsNearDeadline(booking).Select(Notice? (at) => Notice.ReceivedAt(at))),
        (2, from sent in Maybe(5, InstantsNearDeadline(booking))
            from city in Maybe(5, InstantsNearDeadline(booking))
            from facility in Maybe(5, InstantsNearDeadline(booking))
            select sent is null && city is null && facility is null ? null : Notice.Of(sent, city, facility)));

    private static Gen<Residence> Residences(LocalDate delivery) => Gen.Frequency(
        (8, Gen.Constant(Residence.Here())),
        (1, Gen.Constant(Residence.Unknown)),
        (1, Gen.Constant(Residence.Elsewhere)),
        (2, Gen.Choose(-30, 200).Select(days => Residence.Here(delivery.PlusDays(days)))),
        (2, Gen.Choose(60, 400).Select(days => Residence.Here(null, delivery.PlusDays(days)))));

    private static Gen<Booking> BookingsOf(CareCase careCase) =>
        from day in Gen.Frequency(
            (6, Gen.Choose(11, 350)),
            (1, Gen.Choose(-2, 12)),
            (2, Gen.Choose(358, 368))).Select(careCase.DeliveryDay.PlusDays)
        from careType in CareTypes
        from nights in s_nights
        from booking in BookingsOn(careType, Within(day), nights)
        select booking;

    private static Gen<Booking> BookingsOn(CareType careType, LocalDate day, int nights) => careType.IsOvernight
        ? Gen.Constant(Booking.Stay(day, day.PlusDays(nights)))
        : from start in s_starts
          from length in s_lengths
          select Booking.Visit(careType, day, start, start.PlusSeconds(Math.Min(length, SecondsLeft(start))));

    private static int SecondsLeft(LocalTime start) => (24 * 60 * 60) - 1 - ((start.Hour * 60 * 60) + (start.Minute * 60) + start.Second);

    // The last month of the calendar is kept free, so that no stay leaves it.
    private static LocalDate Within(LocalDate day) => LocalDate.Max(Tottori.City.FirstDay.PlusDays(20), LocalDate.Min(day, Day("2050-11-30")));

    private static Gen<LocalDate> DaysFrom(string first, int days) => Gen.Choose(0, days - 1)
        .Select(day => Within(Day(first).PlusDays(day)));

    private static Gen<T?> Maybe<T>(int timesOfTen, Gen<T> some)
        where T : struct =>
        Gen.Frequency((timesOfTen, some.Select(T? (value) => value)), (10 - timesOfTen, Gen.Constant<T?>(null)));

    private static Gen<Notice?> Maybe(int timesOfTen, Gen<Notice?> some) => Gen.Frequency((timesOfTen, some), (10 - timesOfTen, Gen.Constant<Notice?>(null)));

    private static IEnumerable<Request> WithOneUseLess(Request request) =>
        request.Uses.Select((_, index) => request with { Uses = [.. request.Uses.Where((_, other) => other != index)] });

    private static (string Name, Ordinance Ordinance) Named(string name, params (string Path, string Json)[] changes) => (name, Tottori.CityWith(changes));

    private static (string Name, Ordinance Ordinance) Amended(
        string name, string amendments, params (string Path, string Json)[] changes) =>
        (name, Tottori.OrdinanceOf(RulebookDraft.OfCity().With(changes).Set("amendments", amendments).Read()));

    private static (string Name, Ordinance Ordinance) NamedPrefecture(string name, params (string Path, string Json)[] changes) =>
        (name, Tottori.PrefectureWith(changes));
}
