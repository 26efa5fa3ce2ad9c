using System.Globalization;
using System.Text.Json.Nodes;

namespace TottoriCare.Oracles.Cases;

/// <summary>要求: a question as the JSON form of the contract's request.</summary>
public static class WireRequest
{
    private const long MostYen = 1_000_000_000_000;

    /// <summary>The method that is asked; none for a question that the contract does not know.</summary>
    public static string? RpcOf(Question question) => question switch
    {
        EligibilityQuestion => "DecisionService/DecideEligibility",
        BookingQuestion => "DecisionService/DecideBooking",
        QuotaQuestion => "DecisionService/GetQuota",
        DeadlineQuestion => "DecisionService/GetDeadline",
        CancellationQuestion => "DecisionService/AssessCancellation",
        GrantQuestion => "DecisionService/DecideGrant",
        ShareQuestion => "DecisionService/DivideCost",
        _ => null,
    };

    /// <summary>Whether the contract can say every fact of a question, and takes each of them.</summary>
    public static bool CanSay(Question question) => question switch
    {
        EligibilityQuestion asked => CanSay(asked.Case),
        BookingQuestion asked => CanSay(asked.Case) && CanSay(asked.Booking) && asked.History.All(CanSay),
        QuotaQuestion asked => CanSay(asked.Case) && asked.History.All(CanSay),
        CancellationQuestion asked => CanSay(asked.Booking) && asked is { PlannedFee: null, FacilityAmount: null },
        GrantQuestion asked => asked.CareTypes.Count > 0 && asked.Costs.Count > 0 && asked.Costs.All(cost => cost.Yen is >= 1 and <= MostYen),
        ShareQuestion asked => asked.Total <= MostYen,
        DeadlineQuestion => true,
        _ => false,
    };

    public static JsonObject Of(string municipality, Question question)
    {
        var request = new JsonObject { ["municipalityCode"] = municipality };
        switch (question)
        {
            case EligibilityQuestion asked:
                request["careCase"] = Of(asked.Case);
                request["careType"] = Name("CARE_TYPE", asked.CareType);
                request["firstDay"] = Of(asked.FirstDay);
                request["lastDay"] = Of(asked.LastDay);
                break;
            case BookingQuestion asked:
                request["careCase"] = Of(asked.Case);
                request["booking"] = Of(asked.Booking);
                AddHistory(request, asked.History);
                break;
            case QuotaQuestion asked:
                request["careCase"] = Of(asked.Case);
                AddHistory(request, asked.History);
                request["day"] = Of(asked.Day);
                break;
            case DeadlineQuestion asked:
                request["careType"] = Name("CARE_TYPE", asked.CareType);
                request["firstDay"] = Of(asked.FirstDay);
                break;
            case CancellationQuestion asked:
                request["booking"] = Of(asked.Booking);
                request["householdClass"] = asked.HouseholdClass;
                request["kind"] = Name("CANCELLATION_KIND", asked.Kind);
                request["notice"] = Of(asked.Notice);
                Add(request, "bookedAt", asked.BookedAt);
                if (asked.Infants != 1)
                    request["infants"] = asked.Infants;
                break;
            case GrantQuestion asked:
                request["application"] = Of(asked);
                break;
            case ShareQuestion asked:
                request["cost"] = Name("SHARED_COST", asked.Cost);
                request["fiscalYear"] = asked.FiscalYear;
                request["totalYen"] = asked.Total.ToString(CultureInfo.InvariantCulture);
                break;
            default: throw new ArgumentException("The contract has no such question.", nameof(question));
        }

        return request;
    }

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool CanSay(CareCaseFacts facts) =>
        !(facts.InfantsAtBirth < facts.Infants) && !(facts.DischargeDay < facts.DeliveryDay) && facts is { HouseholdClass: "unknown", DiscretionUsed.Count: 0 };

    private static bool CanSay(BookingFacts facts) =>
        facts is { FacilityPrice: null, Meals: null } && (facts.IsStay ? facts.StartsAt is null : IsWholeMinute(facts.StartsAt) && IsWholeMinute(facts.EndsAt));

    private static bool CanSay(UseFacts facts) =>
        CanSay(facts.Booking) && (facts.PlannedLastDay is not { } planned || (facts.Booking.IsStay && facts.State == "used" && planned >= facts.Booking.LastDay));

    private static bool IsWholeMinute(TimeOnly? time) => time is { } at && at.Ticks % TimeSpan.TicksPerMinute == 0;

    private static JsonObject Of(CareCaseFacts facts)
    {
        var residence = new JsonObject { ["status"] = Name("RESIDENCE_STATUS", facts.Residence.Status) };
        Add(residence, "fromDay", facts.Residence.From);
        Add(residence, "untilDay", facts.Residence.Until);
        var message = new JsonObject
        {
            ["deliveryDay"] = Of(facts.DeliveryDay), ["infants"] = facts.Infants, ["need"] = Name("ASSESSED_NEED", facts.Need), ["residence"] = residence,
        };
        if (facts.InfantsAtBirth is { } atBirth)
            message["infantsAtBirth"] = atBirth;
        Add(message, "dueDay", facts.DueDay);
        Add(message, "dischargeDay", facts.DischargeDay);
        Add(message, "applicationDay", facts.ApplicationDay);
        Add(message, "approvalDay", facts.ApprovalDay);
        if (facts.IsHomecoming)
            message["isHomecoming"] = true;
        return message;
    }

    private static JsonObject Of(BookingFacts facts)
    {
        var message = new JsonObject { ["careType"] = Name("CARE_TYPE", facts.CareType), ["firstDay"] = Of(facts.FirstDay) };
        if (facts.IsStay)
            message["lastDay"] = Of(facts.LastDay);
        if (facts.StartsAt is { } start)
            message["startsAt"] = start.ToString("HH:mm", CultureInfo.InvariantCulture);
        if (facts.EndsAt is { } end)
            message["endsAt"] = end.ToString("HH:mm", CultureInfo.InvariantCulture);
        return message;
    }

    private static void AddHistory(JsonObject request, IReadOnlyList<UseFacts> history)
    {
        if (history.Count == 0)
            return;
        request["history"] = new JsonArray([.. history.Select(use =>
        {
            var message = new JsonObject { ["booking"] = Of(use.Booking), ["state"] = Name("USE_STATE", use.State) };
            Add(message, "plannedLastDay", use.PlannedLastDay);
            if (use.GrantedElsewhere)
                message["grantedElsewhere"] = true;
            return (JsonNode)message;
        })]);
    }

    private static JsonObject Of(NoticeFacts? notice)
    {
        var message = new JsonObject { ["status"] = notice is null ? "NOTICE_STATUS_NONE" : "NOTICE_STATUS_GIVEN" };
        Add(message, "receivedByMunicipalityAt", notice?.ReceivedByMunicipality);
        Add(message, "receivedByFacilityAt", notice?.ReceivedByFacility);
        Add(message, "sentAt", notice?.Sent);
        return message;
    }

    private static JsonObject Of(GrantQuestion asked)
    {
        var message = new JsonObject
        {
            ["fiscalYear"] = asked.FiscalYear,
            ["facility"] = Name("FACILITY_KIND", asked.Facility),
            ["hasBeds"] = asked.HasBeds,
            ["careTypes"] = new JsonArray([.. asked.CareTypes.Select(type => (JsonNode)Name("CARE_TYPE", type))]),
            ["costs"] = new JsonArray([.. asked.Costs.Select(cost => (JsonNode)new JsonObject { ["kind"] = Name("COST_KIND", cost.Kind), ["amountYen"] = $"{cost.Yen}" })]),
        };
        if (asked.EarlierGrants.Count > 0)
        {
            message["earlierGrants"] = new JsonArray(
                [.. asked.EarlierGrants.Select(grant => (JsonNode)new JsonObject { ["fiscalYear"] = grant.FiscalYear, ["amountYen"] = $"{grant.Yen}" })]);
        }

        return message;
    }

    private static string Name(string type, string code) => $"{type}_{code.ToUpperInvariant()}";

    private static void Add(JsonObject message, string name, DateOnly? day)
    {
        if (day is { } known)
            message[name] = Of(known);
    }

    private static void Add(JsonObject message, string name, DateTime? at)
    {
        if (at is { } known)
            message[name] = known.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "+09:00";
    }
}
