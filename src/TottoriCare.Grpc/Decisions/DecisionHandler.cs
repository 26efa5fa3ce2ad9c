using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Decisions;

/// <summary>判定サービス: <c>tottoricare.v1.DecisionService</c>.</summary>
/// <remarks>A call takes the book in service when it begins, and keeps it to its end: a stream for all of its lines.</remarks>
internal sealed class DecisionHandler(BookInService books, BatchSettings batches)
{
    private Decider Decider => new(books.Current);

    public V1.DecideEligibilityResponse DecideEligibility(V1.DecideEligibilityRequest request, CallContext context) => Decider.DecideEligibility(request);

    public V1.DecideBookingResponse DecideBooking(V1.DecideBookingRequest request, CallContext context) => Decider.DecideBooking(request);

    public V1.AssessFeeResponse AssessFee(V1.AssessFeeRequest request, CallContext context) => Decider.AssessFee(request);

    public V1.GetQuotaResponse GetQuota(V1.GetQuotaRequest request, CallContext context) => Decider.GetQuota(request);

    public V1.GetDeadlineResponse GetDeadline(V1.GetDeadlineRequest request, CallContext context) => Decider.GetDeadline(request);

    public V1.AssessCancellationResponse AssessCancellation(V1.AssessCancellationRequest request, CallContext context) => Decider.AssessCancellation(request);

    public V1.DecideGrantResponse DecideGrant(V1.DecideGrantRequest request, CallContext context) => Decider.DecideGrant(request);

    public V1.DivideCostResponse DivideCost(V1.DivideCostRequest request, CallContext context) => Decider.DivideCost(request);

    public IAsyncEnumerable<V1.DecideStreamResponse> DecideStream(IAsyncEnumerable<V1.DecideStreamRequest> requests, CallContext context)
    {
        Decider decider = Decider;
        return DecisionStream.AnswerAsync(requests, line => decider.Answer(line), batches.MaxStreamLines, context);
    }
}
