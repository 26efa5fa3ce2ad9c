using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;
using TottoriCare.Shares;

namespace TottoriCare.Interop;

/// <summary>事実: one message of a request, read straight into the library's values. The cases are sound: anything else throws.</summary>
internal readonly struct Facts(JsonElement message)
{
    public string Text(string name) => TextIfGiven(name) ?? throw new FormatException($"{name} is missing.");

    public bool Flag(string name) => message.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    public LocalDate Day(string name) => LocalDatePattern.Iso.Parse(Text(name)).Value;

    public T Coded<T>(string name)
        where T : Coded<T> => FromWire<T>(Text(name));

    public IEnumerable<T> EachCoded<T>(string name)
        where T : Coded<T> => message.GetProperty(name).EnumerateArray().Select(item => FromWire<T>(item.GetString()!));

    public CareCase CareCase(Rulebook rulebook)
    {
        Facts facts = Child("careCase");
        return new CareCase
        {
            DeliveryDay = facts.Day("deliveryDay"),
            Infants = new Infants(facts.Number("infants")),
            Need = facts.Coded<AssessedNeed>("need"),
            Residence = facts.Child("residence").Residence(),
            InfantsAtBirth = facts.Has("infantsAtBirth") ? new Infants(facts.Number("infantsAtBirth")) : null,
            DueDay = facts.DayIfGiven("dueDay"),
            DischargeDay = facts.DayIfGiven("dischargeDay"),
            ApplicationDay = facts.DayIfGiven("applicationDay"),
            ApprovalDay = facts.DayIfGiven("approvalDay"),
            IsHomecoming = facts.Flag("isHomecoming"),
            HouseholdClass = facts.TextIfGiven("householdClass") is { } code ? rulebook.FindClass(code)! : HouseholdClass.Unknown,
            DiscretionUses =
            [
                .. facts.Children("discretionUses").Select(use =>
                    new DiscretionUse(use.Coded<Matter>("matter").Code, use.Text("officer"), use.Text("reason"))),
            ],
        };
    }

    public Booking Booking()
    {
        Facts facts = Child("booking");
        var careType = facts.Coded<CareType>("careType");
        Booking booking = !careType.IsOvernight
            ? Care.Booking.Visit(careType, facts.Day("firstDay"), facts.Time("startsAt"), facts.Time("endsAt"))
            : facts.Has("startsAt")
                ? Care.Booking.Stay(facts.Day("firstDay"), facts.Day("lastDay"), facts.Time("startsAt"), facts.Time("endsAt"))
                : Care.Booking.Stay(facts.Day("firstDay"), facts.Day("lastDay"));
        return booking with { FacilityPrice = facts.YenIfGiven("facilityPriceYen"), Meals = facts.YenIfGiven("mealsYen") };
    }

    public UsageHistory History() => UsageHistory.Of(Children("history").Select(facts =>
        new CareUse(facts.Booking(), facts.Coded<UseState>("state"))
        {
            PlannedLastDay = facts.DayIfGiven("plannedLastDay"),
            GrantedElsewhere = facts.Flag("grantedElsewhere"),
        }));

    public Cancellation Cancellation(Rulebook rulebook)
    {
        var cancellation = new Cancellation
        {
            Booking = Booking(),
            HouseholdClass = rulebook.FindClass(Text("householdClass"))!,
            Kind = Coded<CancellationKind>("kind"),
            Notice = Child("notice").Notice(),
            BookedAt = InstantIfGiven("bookedAt"),
            PlannedFee = YenIfGiven("plannedFeeYen"),
            FacilityAmount = YenIfGiven("facilityAmountYen"),
        };
        return Has("infants") ? cancellation with { Infants = new Infants(Number("infants")) } : cancellation;
    }

    public (SharedCost Cost, FiscalYear Year, Yen Total) SharedCost() =>
        (Coded<SharedCost>("cost"), new FiscalYear(Number("fiscalYear")), Yen("totalYen"));

    public GrantApplication Application()
    {
        Facts facts = Child("application");
        return new GrantApplication
        {
            FiscalYear = new FiscalYear(facts.Number("fiscalYear")),
            Facility = facts.Coded<FacilityKind>("facility"),
            HasBeds = facts.Flag("hasBeds"),
            CareTypes = [.. facts.EachCoded<CareType>("careTypes")],
            Costs = [.. facts.Children("costs").Select(cost => new CostItem(cost.Coded<CostKind>("kind"), cost.Yen("amountYen")))],
            EarlierGrants =
            [
                .. facts.Children("earlierGrants")
                    .Select(grant => new EarlierGrant(new FiscalYear(grant.Number("fiscalYear")), grant.Yen("amountYen"))),
            ],
        };
    }

    public bool Option(string name) => Has("options") && Child("options").Flag(name);

    private Residence Residence() => Text("status") switch
    {
        "RESIDENCE_STATUS_RESIDENT" => Care.Residence.Here(DayIfGiven("fromDay"), DayIfGiven("untilDay")),
        "RESIDENCE_STATUS_NOT_RESIDENT" => Care.Residence.Elsewhere,
        "RESIDENCE_STATUS_UNKNOWN" => Care.Residence.Unknown,
        string other => throw new FormatException(other),
    };

    private Notice? Notice() => Text("status") switch
    {
        "NOTICE_STATUS_NONE" => null,
        "NOTICE_STATUS_GIVEN" => Cancellations.Notice.Of(
            InstantIfGiven("sentAt"), InstantIfGiven("receivedByMunicipalityAt"), InstantIfGiven("receivedByFacilityAt")),
        string other => throw new FormatException(other),
    };

    public bool Has(string name) => message.TryGetProperty(name, out _);

    public Facts Child(string name) => new(message.GetProperty(name));

    private IEnumerable<Facts> Children(string name) =>
        message.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray().Select(item => new Facts(item)) : [];

    private string? TextIfGiven(string name) => message.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private int Number(string name) => message.GetProperty(name).GetInt32();

    private Yen Yen(string name) => new(long.Parse(Text(name)));

    private Yen? YenIfGiven(string name) => Has(name) ? Yen(name) : null;

    private LocalTime Time(string name) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Text(name)).Value;

    private LocalDate? DayIfGiven(string name) => TextIfGiven(name) is null ? null : Day(name);

    private Instant? InstantIfGiven(string name) =>
        TextIfGiven(name) is { } text ? OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant() : null;

    // SHORT_STAY of CARE_TYPE_SHORT_STAY is short_stay of the library.
    private static T FromWire<T>(string name)
        where T : Coded<T> =>
        Ardalis.SmartEnum.SmartEnum<T>.List.Single(value => Wire.NameOf(value) == name);
}
