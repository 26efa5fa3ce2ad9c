using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;
using Asked = TottoriCare.V1.DecideStreamRequest.RequestOneofCase;

namespace TottoriCare.Grpc.Decisions;

/// <summary>連続判定の行: one case of a stream, put to a decider by its kind.</summary>
internal static class DecisionLine
{
    /// <summary>The answer of a line, without the line's own id and number.</summary>
    /// <exception cref="RpcFault">The line makes no sense; its paths begin with the line.</exception>
    public static V1.DecideStreamResponse Answer(this Decider decider, V1.DecideStreamRequest line)
    {
        var faults = new RequestFaults();
        if (line.LineId.Length > 0 && !LineId.IsSound(line.LineId))
            faults.Add("line_id", "LINE_ID_FORM", LineId.Form.Ja, LineId.Form.En);
        if (line.RequestCase == Asked.None)
            faults.AddMissing("request", "問い（decide_booking など）", "one of the requests, such as decide_booking");
        if (!faults.AreNone)
            throw faults.ToFault();

        return line.RequestCase switch
        {
            Asked.DecideEligibility => new() { DecideEligibility = decider.DecideEligibility(line.DecideEligibility) },
            Asked.DecideBooking => new() { DecideBooking = decider.DecideBooking(line.DecideBooking) },
            Asked.AssessFee => new() { AssessFee = decider.AssessFee(line.AssessFee) },
            Asked.GetQuota => new() { GetQuota = decider.GetQuota(line.GetQuota) },
            Asked.GetDeadline => new() { GetDeadline = decider.GetDeadline(line.GetDeadline) },
            Asked.AssessCancellation => new() { AssessCancellation = decider.AssessCancellation(line.AssessCancellation) },
            Asked.DecideGrant => new() { DecideGrant = decider.DecideGrant(line.DecideGrant) },
            Asked.DivideCost => new() { DivideCost = decider.DivideCost(line.DivideCost) },
            _ => throw new InvalidOperationException($"The contract has a request that is not answered: {line.RequestCase}."),
        };
    }

    /// <summary>The fault of one line, which is no end of the stream.</summary>
    public static V1.LineFault ToLineFault(this RpcFault fault)
    {
        (string reason, LocalizedText message, IReadOnlyList<InputError> violations) = FaultWords.Of(fault.Status);
        return new V1.LineFault
        {
            Code = fault.Status.Code,
            Reason = reason,
            Message = message.ToWire(),
            Violations =
            {
                violations.Select(error => new V1.LineViolation { Field = error.Path, Reason = error.Code, Message = error.Message.ToWire() }),
            },
        };
    }
}
