using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Grants;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Decisions;

/// <summary>応答: the library's decisions as the contract writes them.</summary>
internal static class Replies
{
    public static V1.DecideEligibilityResponse ToWire(this EligibilityDecision decision, V1.DecisionOptions? options) => new()
    {
        Outcome = (V1.Outcome)decision.Outcome.Value,
        Window = decision is { WindowFirst: { } first, WindowLast: { } last }
            ? new V1.CareWindow { FirstDay = first.ToWire(), LastDay = last.ToWire() }
            : null,
        Reasons = decision.ToReasons(options),
    };

    public static V1.DecideBookingResponse ToWire(this BookingDecision decision, V1.DecisionOptions? options)
    {
        var response = new V1.DecideBookingResponse
        {
            Outcome = (V1.Outcome)decision.Outcome.Value,
            Reasons = decision.ToReasons(options),
        };
        if (decision.UserFee is { } fee)
            response.UserFeeYen = fee.Amount;
        return response;
    }

    public static V1.GetQuotaResponse ToWire(this QuotaDecision decision, V1.DecisionOptions? options) => new()
    {
        IsStated = decision.IsStated,
        Pools = { decision.Pools.Select(ToWire) },
        Reasons = decision.ToReasons(options),
    };

    public static V1.GetDeadlineResponse ToWire(this DeadlineDecision decision, V1.DecisionOptions? options) => new()
    {
        Deadline = decision.Deadline?.ToWire(),
        SkippedDays = { decision.SkippedDays.Select(ToWire) },
        RestsOnProjection = decision.RestsOnProjection,
        Reasons = decision.ToReasons(options),
    };

    public static V1.AssessCancellationResponse ToWire(this CancellationDecision decision, V1.DecisionOptions? options)
    {
        var response = new V1.AssessCancellationResponse
        {
            Outcome = (V1.CancellationOutcome)decision.Outcome.Value,
            Deadline = decision.Deadline?.ToWire(),
            BilledIn = decision.BilledIn?.ToWire() ?? "",
            Reasons = decision.ToReasons(options),
        };

        // A zero would read as a decided amount; a review has decided none.
        if (!ReferenceEquals(decision.Outcome, CancellationOutcome.NeedsReview))
            response.ChargeYen = decision.Charge.Amount;
        return response;
    }

    public static V1.DecideGrantResponse ToWire(this GrantDecision decision, V1.DecisionOptions? options) => new()
    {
        Outcome = (V1.Outcome)decision.Outcome.Value,
        GrantYen = decision.Verdict.Grant.Amount,
        EligibleCostYen = decision.Verdict.EligibleCost.Amount,
        CapYen = decision.Verdict.Cap.Amount,
        RemainingCapYen = decision.Verdict.RemainingCap.Amount,
        Reasons = decision.ToReasons(options),
    };

    private static V1.PoolQuota ToWire(this PoolQuota quota) => new()
    {
        Name = quota.Pool.Name,
        Title = quota.Pool.Title.ToWire(),
        RuleId = quota.Pool.Rule.Id,
        CareTypes = { quota.Pool.CareTypes.Select(careType => (V1.CareType)careType.Value) },
        Unit = (V1.CountUnit)quota.Pool.Count.Value,
        Per = (V1.CapPeriod)quota.Pool.Per.Value,
        Cap = quota.Cap,
        Used = quota.Used,
        Booked = quota.Booked,
        Remaining = quota.Remaining,
    };

    private static V1.NoticeDeadline ToWire(this NoticeDeadline deadline) => new()
    {
        Day = deadline.Day.ToWire(),
        At = Timestamp.FromDateTimeOffset(deadline.At.ToDateTimeOffset()),
        AtText = JapanTime.ToIsoText(deadline.At),
        NominalDay = deadline.NominalDay.ToWire(),
    };

    private static V1.ClosedDay ToWire(this ClosedDay closed) => new()
    {
        Day = closed.Day.ToWire(),
        Reason = new V1.LocalizedText { Ja = closed.ReasonText(Language.Japanese), En = closed.ReasonText(Language.English) },
    };
}
