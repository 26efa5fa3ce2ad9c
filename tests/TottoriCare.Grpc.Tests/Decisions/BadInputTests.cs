using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TottoriCare.Grpc.Tests.Hosting;
using Code = Google.Rpc.Code;
using Enum = System.Enum;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>A request that makes no sense names the field and the fault in both languages, over either protocol.</summary>
public sealed class BadInputTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string OutsideCalendar = "DATE_OUTSIDE_CALENDAR";

    private static readonly Dictionary<string, (IMessage Request, string Path, string Code)> s_spoilt = new()
    {
        ["no municipality"] = (Sound.Booking(it => it.MunicipalityCode = ""), "municipality_code", "MUNICIPALITY_CODE_MISSING"),
        ["five digits"] = (Sound.Booking(it => it.MunicipalityCode = "31201"), "municipality_code", "MUNICIPALITY_CODE_FORM"),
        ["full-width digits"] = (Sound.Booking(it => it.MunicipalityCode = "３１２０１１"), "municipality_code", "MUNICIPALITY_CODE_FORM"),
        ["wrong check digit"] = (Sound.Booking(it => it.MunicipalityCode = "312012"), "municipality_code", "MUNICIPALITY_CODE_CHECK_DIGIT"),

        ["no case"] = (Sound.Booking(it => it.CareCase = null), "care_case", "FIELD_MISSING"),
        ["no day of delivery"] = (Sound.Booking(it => it.CareCase.DeliveryDay = ""), "care_case.delivery_day", "FIELD_MISSING"),
        ["delivery before the calendar"] = (Sound.Booking(it => it.CareCase.DeliveryDay = "1999-11-30"), "care_case.delivery_day", OutsideCalendar),
        ["no infants said"] = (Sound.Booking(it => it.CareCase.ClearInfants()), "care_case.infants", "FIELD_MISSING"),
        ["-1 infants"] = (Sound.Booking(it => it.CareCase.Infants = -1), "care_case.infants", "INFANTS_OUT_OF_RANGE"),
        ["10 infants"] = (Sound.Quota(it => it.CareCase.Infants = 10), "care_case.infants", "INFANTS_OUT_OF_RANGE"),
        ["-1 infants at birth"] = (Sound.Booking(it => it.CareCase.InfantsAtBirth = -1), "care_case.infants_at_birth", "INFANTS_OUT_OF_RANGE"),
        ["more infants than were born"] = (Sound.Booking(it => it.CareCase.InfantsAtBirth = 1), "care_case.infants_at_birth", "FEWER_INFANTS_AT_BIRTH"),
        ["need unset"] = (Sound.Eligibility(it => it.CareCase.Need = 0), "care_case.need", "FIELD_MISSING"),
        ["need unknown"] = (Sound.Eligibility(it => it.CareCase.Need = (V1.AssessedNeed)9), "care_case.need", "UNKNOWN_ENUM_VALUE"),
        ["no residence"] = (Sound.Booking(it => it.CareCase.Residence = null), "care_case.residence", "FIELD_MISSING"),
        ["residence unset"] = (
            Sound.Booking(it => it.CareCase.Residence.Status = 0), "care_case.residence.status", "FIELD_MISSING"),
        ["residence ends before it begins"] = (
            Sound.Booking(it => it.CareCase.Residence.UntilDay = "1994-02-02"), "care_case.residence.until_day", "UNTIL_BEFORE_FROM"),
        ["residence on a day that is none"] = (
            Sound.Booking(it => it.CareCase.Residence.FromDay = "1994-02-29"), "care_case.residence.from_day", "DATE_IMPOSSIBLE"),
        ["a day of residence for no resident"] = (
            Sound.Booking(it => it.CareCase.Residence = new V1.Residence { Status = V1.ResidenceStatus.NotResident, FromDay = "2026-01-01" }),
            "care_case.residence.from_day", "FIELD_NOT_EXPECTED"),
        ["due long after delivery"] = (Sound.Booking(it => it.CareCase.DueDay = "2027-01-16"), "care_case.due_day", "DUE_DAY_TOO_LATE"),
        ["discharged before delivery"] = (
            Sound.Booking(it => it.CareCase.DischargeDay = "2026-04-09"), "care_case.discharge_day", "DISCHARGE_BEFORE_DELIVERY"),

        ["no booking"] = (Sound.Booking(it => it.Booking = null), "booking", "FIELD_MISSING"),
        ["care type unset"] = (Sound.Booking(it => it.Booking.CareType = 0), "booking.care_type", "FIELD_MISSING"),
        ["care type unknown"] = (Sound.Deadline(it => it.CareType = (V1.CareType)4), "care_type", "UNKNOWN_ENUM_VALUE"),
        ["no first day"] = (Sound.Booking(it => it.Booking.FirstDay = ""), "booking.first_day", "FIELD_MISSING"),
        ["partial date"] = (Sound.Booking(it => it.Booking.FirstDay = "2026-05"), "booking.first_day", "DATE_FORM"),
        ["unpadded date"] = (Sound.Booking(it => it.Booking.FirstDay = "2026-5-11"), "booking.first_day", "DATE_FORM"),
        ["date and time"] = (Sound.Booking(it => it.Booking.FirstDay = "2026-05-11T00:00:00"), "booking.first_day", "DATE_FORM"),
        ["date of an era"] = (Sound.Booking(it => it.Booking.FirstDay = "令和8年5月11日"), "booking.first_day", "DATE_FORM"),
        ["full-width date"] = (Sound.Booking(it => it.Booking.FirstDay = "２０２６-05-11"), "booking.first_day", "DATE_FORM"),
        ["30 February"] = (Sound.Booking(it => it.Booking.FirstDay = "2026-02-30"), "booking.first_day", "DATE_IMPOSSIBLE"),
        ["year 0"] = (Sound.Booking(it => it.Booking.FirstDay = "0000-01-01"), "booking.first_day", "DATE_IMPOSSIBLE"),
        ["after the calendar"] = (Sound.Deadline(it => it.FirstDay = "2051-01-01"), "first_day", OutsideCalendar),
        ["before the calendar"] = (Sound.Deadline(it => it.FirstDay = "1999-11-30"), "first_day", OutsideCalendar),
        ["last day before first"] = (Sound.Booking(it => it.Booking.LastDay = "2026-05-10"), "booking.last_day", "LAST_DAY_BEFORE_FIRST"),
        ["last day of eligibility before first"] = (Sound.Eligibility(it => it.LastDay = "2026-05-10"), "last_day", "LAST_DAY_BEFORE_FIRST"),
        ["stay without a last day"] = (Sound.Booking(it => it.Booking.LastDay = ""), "booking.last_day", "FIELD_MISSING"),
        ["stay with one clock time"] = (Sound.Booking(it => it.Booking.StartsAt = "10:00"), "booking.ends_at", "FIELD_MISSING"),
        ["stay with the other clock time"] = (Sound.Booking(it => it.Booking.EndsAt = "10:00"), "booking.starts_at", "FIELD_MISSING"),
        ["stay that ends as it begins"] = (
            Sound.Booking(it => (it.Booking.LastDay, it.Booking.StartsAt, it.Booking.EndsAt) = ("2026-05-11", "10:00", "10:00")),
            "booking.ends_at", "END_NOT_AFTER_START"),
        ["a price below 0 yen"] = (Sound.Booking(it => it.Booking.FacilityPriceYen = -1), "booking.facility_price_yen", "AMOUNT_OUT_OF_RANGE"),
        ["meals over the limit"] = (Sound.Fee(it => it.Booking.MealsYen = 1_000_000_000_001), "booking.meals_yen", "AMOUNT_OUT_OF_RANGE"),
        ["a past price below 0 yen"] = (
            Sound.Fee(it => it.History[1].Booking.FacilityPriceYen = -1), "history[1].booking.facility_price_yen", "AMOUNT_OUT_OF_RANGE"),

        ["a case of an undeclared class"] = (
            Sound.Fee(it => it.CareCase.HouseholdClass = "municipal_tax_payable"), "care_case.household_class", "HOUSEHOLD_CLASS_NOT_DECLARED"),
        ["no matter of discretion"] = (Discretion(it => it.Matter = 0), "care_case.discretion_uses[0].matter", "FIELD_MISSING"),
        ["an unknown matter"] = (Discretion(it => it.Matter = (V1.Matter)99), "care_case.discretion_uses[0].matter", "UNKNOWN_ENUM_VALUE"),
        ["discretion that nobody granted"] = (
            Discretion(it => it.Matter = V1.Matter.Pools), "care_case.discretion_uses[0].matter", "DISCRETION_NOT_GRANTED"),
        ["discretion where there is none at all"] = (
            Sound.Discretion(it => it.MunicipalityCode = Library.CityCode), "care_case.discretion_uses[0].matter", "DISCRETION_NOT_GRANTED"),
        ["discretion twice"] = (
            Sound.Discretion(it => it.CareCase.DiscretionUses.Add(it.CareCase.DiscretionUses[0])), "care_case.discretion_uses[1].matter", "REPEATED"),
        ["too many uses of discretion"] = (
            Sound.Discretion(it => Fill(it.CareCase.DiscretionUses, it.CareCase.DiscretionUses[0], 17)), "care_case.discretion_uses", "TOO_MANY_ITEMS"),
        ["no officer"] = (Discretion(it => it.Officer = ""), "care_case.discretion_uses[0].officer", "FIELD_MISSING"),
        ["an officer by name"] = (Discretion(it => it.Officer = "課長"), "care_case.discretion_uses[0].officer", "OFFICER_FORM"),
        ["an officer of 65 characters"] = (Discretion(it => it.Officer = new string('a', 65)), "care_case.discretion_uses[0].officer", "OFFICER_FORM"),
        ["an officer by number"] = (Discretion(it => it.Officer = "123456789018"), "care_case.discretion_uses[0].officer", "OFFICER_FORM"),
        ["no reason"] = (Discretion(it => it.Reason = " "), "care_case.discretion_uses[0].reason", "FIELD_MISSING"),
        ["a reason of 501 characters"] = (Discretion(it => it.Reason = new string('理', 501)), "care_case.discretion_uses[0].reason", "TEXT_TOO_LONG"),
        ["a reason of two lines"] = (Discretion(it => it.Reason = "一\n二"), "care_case.discretion_uses[0].reason", "TEXT_NOT_ONE_LINE"),
        ["a reason with an Individual Number"] = (
            Discretion(it => it.Reason = "番号１２３４-５６７８-９０１８による"), "care_case.discretion_uses[0].reason", "INDIVIDUAL_NUMBER_SUSPECTED"),
        ["25 o'clock"] = (Visit(it => it.EndsAt = "25:00"), "booking.ends_at", "TIME_IMPOSSIBLE"),
        ["24 o'clock"] = (Visit(it => it.EndsAt = "24:00"), "booking.ends_at", "TIME_IMPOSSIBLE"),
        ["minute 60"] = (Visit(it => it.EndsAt = "12:60"), "booking.ends_at", "TIME_IMPOSSIBLE"),
        ["unpadded hour"] = (Visit(it => it.StartsAt = "9:00"), "booking.starts_at", "TIME_FORM"),
        ["seconds"] = (Visit(it => it.StartsAt = "09:00:00"), "booking.starts_at", "TIME_FORM"),
        ["visit without a start"] = (Visit(it => it.StartsAt = ""), "booking.starts_at", "FIELD_MISSING"),
        ["visit that ends as it starts"] = (Visit(it => it.EndsAt = "10:00"), "booking.ends_at", "END_NOT_AFTER_START"),
        ["visit over two days"] = (Visit(it => it.LastDay = "2026-05-12"), "booking.last_day", "VISIT_ON_SEVERAL_DAYS"),
        ["visit that ends a day earlier"] = (Visit(it => it.LastDay = "2026-05-10"), "booking.last_day", "LAST_DAY_BEFORE_FIRST"),

        ["past use without a booking"] = (Sound.Booking(it => it.History[1].Booking = null), "history[1].booking", "FIELD_MISSING"),
        ["state unset"] = (Sound.Quota(it => it.History[0].State = 0), "history[0].state", "FIELD_MISSING"),
        ["past use backwards"] = (
            Sound.Booking(it => it.History[1].Booking.LastDay = "2026-04-26"), "history[1].booking.last_day", "LAST_DAY_BEFORE_FIRST"),
        ["planned to end before it ended"] = (
            Sound.Booking(it => it.History[1].PlannedLastDay = "2026-04-27"), "history[1].planned_last_day", "PLANNED_LAST_DAY_BEFORE_LAST"),
        ["a visit cut short by a day"] = (
            Sound.Booking(it => it.History[0].PlannedLastDay = "2026-04-22"), "history[0].planned_last_day", "FIELD_NOT_EXPECTED"),
        ["a stay still to come cut short"] = (
            Sound.Booking(it => it.History[1].State = V1.UseState.Booked), "history[1].planned_last_day", "FIELD_NOT_EXPECTED"),
        ["too long a history"] = (Sound.Booking(it => Fill(it.History, it.History[0], 1_001)), "history", "TOO_MANY_ITEMS"),
        ["no day of the quota"] = (Sound.Quota(it => it.Day = ""), "day", "FIELD_MISSING"),

        ["no class"] = (Sound.Cancellation(it => it.HouseholdClass = ""), "household_class", "FIELD_MISSING"),
        ["undeclared class"] = (Sound.Cancellation(it => it.HouseholdClass = "rich"), "household_class", "HOUSEHOLD_CLASS_NOT_DECLARED"),
        ["class in capitals"] = (
            Sound.Cancellation(it => it.HouseholdClass = "PUBLIC_ASSISTANCE"), "household_class", "HOUSEHOLD_CLASS_NOT_DECLARED"),
        ["kind unset"] = (Sound.Cancellation(it => it.Kind = 0), "kind", "FIELD_MISSING"),
        ["no notice said"] = (Sound.Cancellation(it => it.Notice = null), "notice", "FIELD_MISSING"),
        ["notice unset"] = (Sound.Cancellation(it => it.Notice.Status = 0), "notice.status", "FIELD_MISSING"),
        ["notice without an instant"] = (
            Sound.Cancellation(it => it.Notice.ReceivedByMunicipalityAt = null), "notice.received_by_municipality_at", "FIELD_MISSING"),
        ["no notice with an instant"] = (
            Sound.Cancellation(it => it.Notice.Status = V1.NoticeStatus.None), "notice.received_by_municipality_at", "FIELD_NOT_EXPECTED"),
        ["notice before the calendar"] = (
            Sound.Cancellation(it => it.Notice.SentAt = Sound.At("1970-01-01T00:00:00Z")), "notice.sent_at", OutsideCalendar),
        ["booked after the calendar"] = (
            Sound.Cancellation(it => it.BookedAt = Sound.At("2050-12-31T15:00:00Z")), "booked_at", OutsideCalendar),
        ["booked in year 10000 of Japan"] = (
            Sound.Cancellation(it => it.BookedAt = Sound.At("9999-12-31T15:00:00Z")), "booked_at", "INSTANT_OUT_OF_RANGE"),
        ["a planned fee below 0 yen"] = (Sound.Cancellation(it => it.PlannedFeeYen = -1), "planned_fee_yen", "AMOUNT_OUT_OF_RANGE"),
        ["a facility's amount over the limit"] = (
            Sound.Cancellation(it => it.FacilityAmountYen = 1_000_000_000_001), "facility_amount_yen", "AMOUNT_OUT_OF_RANGE"),
        ["-1 infants of a cancellation"] = (Sound.Cancellation(it => it.Infants = -1), "infants", "INFANTS_OUT_OF_RANGE"),

        ["no application"] = (new V1.DecideGrantRequest { MunicipalityCode = Library.PrefectureCode }, "application", "FIELD_MISSING"),
        ["no fiscal year"] = (Sound.Grant(it => it.FiscalYear = 0), "application.fiscal_year", "FIELD_MISSING"),
        ["fiscal year by era"] = (Sound.Grant(it => it.FiscalYear = 7), "application.fiscal_year", "FISCAL_YEAR_OUT_OF_RANGE"),
        ["fiscal year after the calendar"] = (Sound.Grant(it => it.FiscalYear = 2051), "application.fiscal_year", "FISCAL_YEAR_OUT_OF_RANGE"),
        ["facility unset"] = (Sound.Grant(it => it.Facility = 0), "application.facility", "FIELD_MISSING"),
        ["no word of beds"] = (Sound.Grant(it => it.ClearHasBeds()), "application.has_beds", "FIELD_MISSING"),
        ["no care type"] = (Sound.Grant(it => it.CareTypes.Clear()), "application.care_types", "FIELD_MISSING"),
        ["a care type twice"] = (Sound.Grant(it => it.CareTypes.Add(V1.CareType.ShortStay)), "application.care_types[1]", "REPEATED"),
        ["a care type unset"] = (Sound.Grant(it => it.CareTypes.Add(0)), "application.care_types[1]", "FIELD_MISSING"),
        ["four care types"] = (
            Sound.Grant(it => it.CareTypes.Add([V1.CareType.DayService, V1.CareType.Outreach, V1.CareType.Outreach])),
            "application.care_types", "TOO_MANY_ITEMS"),
        ["no cost"] = (Sound.Grant(it => it.Costs.Clear()), "application.costs", "FIELD_MISSING"),
        ["shared cost unset"] = (Sound.Cost(it => it.Cost = 0), "cost", "FIELD_MISSING"),
        ["shared cost unknown"] = (Sound.Cost(it => it.Cost = (V1.SharedCost)9), "cost", "UNKNOWN_ENUM_VALUE"),
        ["shared cost of no year"] = (Sound.Cost(it => it.FiscalYear = 0), "fiscal_year", "FIELD_MISSING"),
        ["shared cost without a total"] = (Sound.Cost(it => it.ClearTotalYen()), "total_yen", "FIELD_MISSING"),
        ["shared cost below 0 yen"] = (Sound.Cost(it => it.TotalYen = -1), "total_yen", "AMOUNT_OUT_OF_RANGE"),
        ["shared cost over the limit"] = (Sound.Cost(it => it.TotalYen = 1_000_000_000_001), "total_yen", "AMOUNT_OUT_OF_RANGE"),
        ["cost kind unset"] = (Sound.Grant(it => it.Costs[0].Kind = 0), "application.costs[0].kind", "FIELD_MISSING"),
        ["cost of 0 yen"] = (Sound.Grant(it => it.Costs[0].AmountYen = 0), "application.costs[0].amount_yen", "AMOUNT_OUT_OF_RANGE"),
        ["cost below 0 yen"] = (Sound.Grant(it => it.Costs[0].AmountYen = -1), "application.costs[0].amount_yen", "AMOUNT_OUT_OF_RANGE"),
        ["cost over the limit"] = (
            Sound.Grant(it => it.Costs[0].AmountYen = 1_000_000_000_001), "application.costs[0].amount_yen", "AMOUNT_OUT_OF_RANGE"),
        ["too many costs"] = (Sound.Grant(it => Fill(it.Costs, it.Costs[0], 101)), "application.costs", "TOO_MANY_ITEMS"),
        ["earlier grant below 0 yen"] = (
            Sound.Grant(it => it.EarlierGrants[0].AmountYen = -1), "application.earlier_grants[0].amount_yen", "AMOUNT_OUT_OF_RANGE"),
        ["earlier grant without a year"] = (
            Sound.Grant(it => it.EarlierGrants[0].FiscalYear = 0), "application.earlier_grants[0].fiscal_year", "FIELD_MISSING"),
        ["too many earlier grants"] = (
            Sound.Grant(it => Fill(it.EarlierGrants, it.EarlierGrants[0], 101)), "application.earlier_grants", "TOO_MANY_ITEMS"),

        ["rulebook of a wrong check digit"] = (
            new V1.GetRulebookRequest { MunicipalityCode = "312012" }, "municipality_code", "MUNICIPALITY_CODE_CHECK_DIGIT"),
        ["readings of a wrong check digit"] = (
            new V1.ListReadingsRequest { MunicipalityCode = "312012" }, "municipality_code", "MUNICIPALITY_CODE_CHECK_DIGIT"),
        ["a page of readings below 0"] = (
            new V1.ListReadingsRequest { MunicipalityCode = Library.CityCode, PageSize = -1 }, "page_size", "PAGE_SIZE_OUT_OF_RANGE"),
        ["tables of a day outside the calendar"] = (
            new V1.ExportDmnRequest { MunicipalityCode = Library.CityCode, Day = "2051-01-01" }, "day", OutsideCalendar),
        ["page below 0"] = (new V1.ListRulebooksRequest { PageSize = -1 }, "page_size", "PAGE_SIZE_OUT_OF_RANGE"),
        ["page token of another make"] = (new V1.ListRulebooksRequest { PageToken = "MzEyMDEx" }, "page_token", "PAGE_TOKEN_INVALID"),
    };

    /// <summary>The last values that still make sense.</summary>
    private static readonly Dictionary<string, IMessage> s_atTheBound = new()
    {
        ["9 infants"] = Sound.Booking(it => (it.CareCase.Infants, it.CareCase.InfantsAtBirth) = (9, 9)),
        ["due 280 days after delivery"] = Sound.Booking(it => it.CareCase.DueDay = "2027-01-15"),
        ["discharged on the day of delivery"] = Sound.Booking(it => it.CareCase.DischargeDay = "2026-04-10"),
        ["a resident for one day"] = Sound.Booking(it => it.CareCase.Residence.UntilDay = "1994-02-03"),
        ["nothing known that may be left out"] = Sound.Booking(it =>
        {
            it.CareCase.ClearInfantsAtBirth();
            (it.CareCase.DueDay, it.CareCase.DischargeDay) = ("", "");
            it.CareCase.Residence = new V1.Residence { Status = V1.ResidenceStatus.Unknown };
            it.History.Clear();
        }),
        ["a stay with clock times"] = Sound.Booking(it => (it.Booking.StartsAt, it.Booking.EndsAt) = ("15:00", "10:00")),
        ["a price of 0 and one at the limit"] = Sound.Fee(it => (it.Booking.FacilityPriceYen, it.Booking.MealsYen) = (1_000_000_000_000, 0)),
        ["a class that is not known"] = Sound.Fee(it => it.CareCase.HouseholdClass = "unknown"),
        ["a class left out"] = Sound.Fee(it => it.CareCase.HouseholdClass = ""),
        ["an officer of 64 characters and a reason of 500"] = Discretion(it => (it.Officer, it.Reason) = (new string('a', 64), new string('理', 500))),
        ["a reason with twelve digits of another check digit"] = Discretion(it => it.Reason = "文書123456789012"),
        ["a cancellation with amounts of 0 yen"] = Sound.Cancellation(it => (it.PlannedFeeYen, it.FacilityAmountYen) = (0, 0)),
        ["a stay of one day"] = Sound.Booking(it => it.Booking.LastDay = "2026-05-11"),
        ["a visit from 00:00 to 23:59"] = Visit(it => (it.StartsAt, it.EndsAt) = ("00:00", "23:59")),
        ["a visit of one minute"] = Visit(it => it.EndsAt = "10:01"),
        ["a stay that ended as planned"] = Sound.Booking(it => it.History[1].PlannedLastDay = "2026-04-28"),
        ["booked in the last second of the calendar"] = Sound.Cancellation(it => it.BookedAt = Sound.At("2050-12-31T14:59:59Z")),
        ["notice at the facility alone"] = Sound.Cancellation(it => it.Notice =
            new V1.Notice { Status = V1.NoticeStatus.Given, ReceivedByFacilityAt = Sound.At("2026-05-08T00:00:00Z") }),
        ["a cost of 1 yen"] = Sound.Grant(it => it.Costs[0].AmountYen = 1),
        ["three care types"] = Sound.Grant(it => it.CareTypes.Add([V1.CareType.DayService, V1.CareType.Outreach])),
    };

    public static TheoryData<Protocol, string> Spoilt => ForEachProtocol(s_spoilt.Keys);

    public static TheoryData<Protocol, string> AtTheBound => ForEachProtocol(s_atTheBound.Keys);

    public static TheoryData<Protocol, string> Whole => ForEachProtocol(["booking", "discretion", "fee", "eligibility", "quota", "deadline", "cancellation", "grant"]);

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_request_that_makes_no_sense_is_refused_with_the_place_and_the_mend(Protocol protocol, string what)
    {
        (IMessage request, string path, string code) = s_spoilt[what];

        (await CallAsync(protocol, request)).ShouldBeRefused((path, code));
    }

    [Theory]
    [MemberData(nameof(AtTheBound))]
    public async Task The_last_value_that_makes_sense_is_answered(Protocol protocol, string what) =>
        (await CallAsync(protocol, s_atTheBound[what])).Fault.ShouldBeNull();

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task The_same_request_unspoilt_is_answered(Protocol protocol, string what)
    {
        Answer<Empty> answer = await CallAsync(protocol, what switch
        {
            "booking" => Sound.Booking(),
            "discretion" => Sound.Discretion(),
            "fee" => Sound.Fee(),
            "eligibility" => Sound.Eligibility(),
            "quota" => Sound.Quota(),
            "deadline" => Sound.Deadline(),
            "cancellation" => Sound.Cancellation(),
            _ => Sound.Grant(),
        });

        answer.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        V1.DecideBookingRequest request = Sound.Booking(it =>
        {
            it.MunicipalityCode = "312012";
            it.CareCase.DeliveryDay = "2026-04-31";
            it.CareCase.ClearInfants();
            it.CareCase.Need = 0;
            it.Booking.CareType = 0;
            it.Booking.FirstDay = "2026-05";
            it.Booking.StartsAt = "25:00";
            it.History[0].State = 0;
            it.History[1].Booking = null;
        });

        (await CallAsync(Protocol.Json, request)).ShouldBeRefused(
            ("municipality_code", "MUNICIPALITY_CODE_CHECK_DIGIT"),
            ("care_case.delivery_day", "DATE_IMPOSSIBLE"),
            ("care_case.infants", "FIELD_MISSING"),
            ("care_case.need", "FIELD_MISSING"),
            ("booking.care_type", "FIELD_MISSING"),
            ("booking.first_day", "DATE_FORM"),
            ("booking.starts_at", "TIME_IMPOSSIBLE"),
            ("history[0].state", "FIELD_MISSING"),
            ("history[1].booking", "FIELD_MISSING"));
    }

    [Theory]
    [InlineData(Protocol.Grpc)]
    [InlineData(Protocol.Json)]
    public async Task No_more_than_a_hundred_faults_are_named(Protocol protocol)
    {
        V1.DecideBookingRequest request = Sound.Booking(it => Fill(it.History, new V1.CareUse(), 1_000));

        Answer<Empty> answer = await CallAsync(protocol, request);

        answer.Fault!.Code.ShouldBe((int)Code.InvalidArgument);
        answer.Detail<Google.Rpc.ErrorInfo>().Metadata["violations"].ShouldBe("100");
        answer.Violations[0].ShouldBe(("history[0].booking", "FIELD_MISSING"));
    }

    [Theory]
    [InlineData(Protocol.Grpc)]
    [InlineData(Protocol.Json)]
    public async Task No_rulebook_for_the_municipality_is_NOT_FOUND(Protocol protocol)
    {
        foreach (IMessage request in new IMessage[]
                 {
                     Sound.Booking(it => it.MunicipalityCode = "011002"),
                     Sound.Cancellation(it => it.MunicipalityCode = "011002"),
                     new V1.GetRulebookRequest { MunicipalityCode = "011002" },
                     new V1.ListReadingsRequest { MunicipalityCode = "011002" },
                 })
        {
            Answer<Empty> answer = await CallAsync(protocol, request);

            answer.Fault!.Code.ShouldBe((int)Code.NotFound);
            answer.Detail<Google.Rpc.ErrorInfo>().Reason.ShouldBe("RULEBOOK_NOT_FOUND");
            answer.Detail<Google.Rpc.ErrorInfo>().Metadata["municipality_code"].ShouldBe("011002");
            answer.Detail<Google.Rpc.LocalizedMessage>().Message.ShouldContain("規則集はありません");
            answer.Fault.Message.ShouldContain("no rulebook");
        }
    }

    [Theory]
    [InlineData(Protocol.Grpc)]
    [InlineData(Protocol.Json)]
    public async Task No_value_of_the_request_comes_back_in_a_fault(Protocol protocol)
    {
        const string text = "SECRET-2026-花子";
        const int number = 987_654_321;
        V1.CareUse use = new() { Booking = new() { CareType = V1.CareType.ShortStay, FirstDay = text, LastDay = text }, PlannedLastDay = text };
        V1.CareCase careCase = new()
        {
            DeliveryDay = text, DueDay = text, DischargeDay = text, Infants = number, InfantsAtBirth = number,
            Residence = new() { Status = V1.ResidenceStatus.Resident, FromDay = text, UntilDay = text },
        };

        foreach (IMessage request in new IMessage[]
                 {
                     Sound.Booking(it => (it.CareCase, it.Booking) = (careCase, Sound.Visit(text, text, text))),
                     Sound.Quota(it => (it.Day, it.History[0]) = (text, use)),
                     Sound.Deadline(it => (it.MunicipalityCode, it.FirstDay) = (text, text)),
                     Sound.Cancellation(it => (it.HouseholdClass, it.Infants) = (text, number)),
                     Sound.Discretion(it => (it.CareCase.HouseholdClass, it.CareCase.DiscretionUses[0].Officer) = (text, text)),
                     Discretion(it => it.Reason = $"{text}\n"),
                     Sound.Grant(it => (it.FiscalYear, it.Costs[0].AmountYen) = (number, -number)),
                     new V1.ListRulebooksRequest { PageToken = text },
                 })
        {
            Answer<Empty> answer = await CallAsync(protocol, request);

            answer.Fault!.Code.ShouldBe((int)Code.InvalidArgument);
            string fault = string.Concat(answer.Violations) + answer.Fault.Message + string.Concat(answer.Fault.Details.Select(detail => detail.Value.ToStringUtf8()));
            fault.ShouldNotContain("SECRET");
            fault.ShouldNotContain("花子");
            fault.ShouldNotContain("987");
        }
    }

    private static V1.DecideBookingRequest Discretion(Action<V1.DiscretionUse> change) =>
        Sound.Discretion(it => change(it.CareCase.DiscretionUses[0]));

    private static V1.DecideBookingRequest Visit(Action<V1.Booking> change) => Sound.Booking(it =>
    {
        it.Booking = Sound.Visit("2026-05-11", "10:00", "12:00");
        change(it.Booking);
    });

    private static void Fill<T>(IList<T> list, T item, int count)
    {
        list.Clear();
        for (int i = 0; i < count; i++)
            list.Add(item);
    }

    private static TheoryData<Protocol, string> ForEachProtocol(IEnumerable<string> names)
    {
        var data = new TheoryData<Protocol, string>();
        foreach (string name in names)
            foreach (Protocol protocol in Enum.GetValues<Protocol>())
                data.Add(protocol, name);
        return data;
    }

    // Only the fault matters here; an empty message takes any answer.
    private Task<Answer<Empty>> CallAsync(Protocol protocol, IMessage request) => host.CallAsync<Empty>(protocol, request);
}
