using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Grpc.Contract;
using TottoriCare.Shares;

namespace TottoriCare.Grpc.Decisions;

/// <summary>応答: the library's decisions as the contract writes them, without their reasons.</summary>
internal static class Replies
{
    public static V1.DecideEligibilityResponse ToWire(EligibilityDecision decision) => new()
    {
        Outcome = (V1.Outcome)decision.Outcome.Value,
        Window = decision is { WindowFirst: { } first, WindowLast: { } last }
            ? new V1.CareWindow { FirstDay = first.ToWire(), LastDay = last.ToWire() }
            : null,
    };

    public static V1.DecideBookingResponse ToWire(BookingDecision decision)
    {
        var response = new V1.DecideBookingResponse
        {
            Outcome = (V1.Outcome)decision.Outcome.Value,
        };
        if (decision.UserFee is { } fee)
            response.UserFeeYen = fee.Amount;
        return response;
    }

    public static V1.AssessFeeResponse ToWire(FeeDecision decision)
    {
        var response = new V1.AssessFeeResponse { Outcome = (V1.FeeOutcome)decision.Outcome.Value };
        if (decision.Fee is { } fee)
            response.FeeYen = fee.Amount;
        return response;
    }

    public static V1.GetQuotaResponse ToWire(QuotaDecision decision) => new()
    {
        IsStated = decision.IsStated,
        Pools = { decision.Pools.Select(ToWire) },
    };

    public static V1.GetDeadlineResponse ToWire(DeadlineDecision decision) => new()
    {
        Deadline = decision.Deadline?.ToWire(),
        SkippedDays = { decision.SkippedDays.Select(ToWire) },
        RestsOnProjection = decision.RestsOnProjection,
    };

    public static V1.AssessCancellationResponse ToWire(CancellationDecision decision)
    {
        var response = new V1.AssessCancellationResponse
        {
            Outcome = (V1.CancellationOutcome)decision.Outcome.Value,
            Deadline = decision.Deadline?.ToWire(),
            BilledIn = decision.BilledIn?.ToWire() ?? "",
            };

        // A zero would read as a decided amount; a review has decided none.
        if (!ReferenceEquals(decision.Outcome, CancellationOutcome.NeedsReview))
            response.ChargeYen = decision.Charge.Amount;
        return response;
    }

    public static V1.DecideGrantResponse ToWire(GrantDecision decision) => new()
    {
        Outcome = (V1.Outcome)decision.Outcome.Value,
        GrantYen = decision.Verdict.Grant.Amount,
        EligibleCostYen = decision.Verdict.EligibleCost.Amount,
        CapYen = decision.Verdict.Cap.Amount,
        RemainingCapYen = decision.Verdict.RemainingCap.Amount,
    };

    public static V1.DivideCostResponse ToWire(ShareDecision decision) => new()
    {
        Outcome = (V1.ShareOutcome)decision.Outcome.Value,
        Shares = { decision.Shares.Select(ToWire) },
        OddYen = decision.OddYen.Amount,
    };

    private static V1.CostShare ToWire(CostShare share)
    {
        var message = new V1.CostShare
        {
            Bearer = (V1.CostBearer)share.Bearer.Value,
            WholeYen = share.Whole.Amount,
            Numerator = share.Numerator,
            Denominator = share.Denominator,
        };
        if (share.Amount is { } amount)
            message.AmountYen = amount.Amount;
        return message;
    }

    private static V1.PoolQuota ToWire(this PoolQuota quota) => new()
    {
        Name = quota.Pool.Name,
        Title = quota.Pool.Title.ToWire(),
        RuleId = quota.Pool.Rule.Id,
        CareTypes = { quota.Pool.Draws.Select(draw => (V1.CareType)draw.CareType.Value) },
        Unit = (V1.CountUnit)quota.Pool.Unit.Value,
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
