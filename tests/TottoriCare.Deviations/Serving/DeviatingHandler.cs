using Google.Protobuf;
using TottoriCare.Deviations.Paths;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Deviations.Serving;

/// <summary>誤る判定サービス: the product's own decisions, on facts that a wrong program takes wrongly, and answered as it would.</summary>
internal sealed class DeviatingHandler(DecisionHandler right, IReadOnlyList<CodePath> paths)
{
    public V1.DecideEligibilityResponse DecideEligibility(V1.DecideEligibilityRequest request, CallContext context) => Answer(request, context, right.DecideEligibility);

    public V1.DecideBookingResponse DecideBooking(V1.DecideBookingRequest request, CallContext context) => Answer(request, context, right.DecideBooking);

    public V1.AssessFeeResponse AssessFee(V1.AssessFeeRequest request, CallContext context) => Answer(request, context, right.AssessFee);

    public V1.GetQuotaResponse GetQuota(V1.GetQuotaRequest request, CallContext context) => Answer(request, context, right.GetQuota);

    public V1.GetDeadlineResponse GetDeadline(V1.GetDeadlineRequest request, CallContext context) => Answer(request, context, right.GetDeadline);

    public V1.AssessCancellationResponse AssessCancellation(V1.AssessCancellationRequest request, CallContext context) => Answer(request, context, right.AssessCancellation);

    public V1.DecideGrantResponse DecideGrant(V1.DecideGrantRequest request, CallContext context) => Answer(request, context, right.DecideGrant);

    public V1.DivideCostResponse DivideCost(V1.DivideCostRequest request, CallContext context) => Answer(request, context, right.DivideCost);

    // Whoever scores a system asks one case at a time: a stream is answered rightly.
    public IAsyncEnumerable<V1.DecideStreamResponse> DecideStream(IAsyncEnumerable<V1.DecideStreamRequest> requests, CallContext context) => right.DecideStream(requests, context);

    private TReply Answer<TRequest, TReply>(TRequest request, CallContext context, Func<TRequest, CallContext, TReply> decide)
        where TRequest : class, IMessage, IDeepCloneable<TRequest>
        where TReply : class, IMessage
    {
        TRequest taken = request.Clone();
        foreach (CodePath path in paths)
            path.OnRequest?.Invoke(taken);
        TReply reply = decide(taken, context);
        foreach (CodePath path in paths)
            path.OnReply?.Invoke(request, reply);
        return reply;
    }
}
