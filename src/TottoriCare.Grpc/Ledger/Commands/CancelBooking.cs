using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>予約の取消し: gives a booking up and decides what is owed. A charge for review is written as such; the booking is given up all the same.</summary>
internal sealed class CancelBooking : ICaseCommand<V1.CancelBookingRequest, V1.CancelBookingResponse>
{
    /// <inheritdoc/>
    public string Name => nameof(CancelBooking);

    /// <inheritdoc/>
    public CommandOnCase<V1.CancelBookingResponse>? Read(V1.CancelBookingRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        reader.ReadId(request.BookingId, "booking_id");
        reader.TryReadNotice(request.Notice, "notice", out _);
        reader.ReadYenIfGiven(request.HasFacilityAmountYen, request.FacilityAmountYen, "facility_amount_yen");
        return reader.IsFaulty || caseId is not { } id ? null
            : new CommandOnCase<V1.CancelBookingResponse>(id, OpensCase: false, (record, occasion) => Decide(request, record, occasion));
    }

    private static CommandResult<V1.CancelBookingResponse> Decide(V1.CancelBookingRequest request, CaseRecord record, Occasion occasion)
    {
        if (record.ConflictOfOpen(request.BookingId, occasion.Facility) is { } conflict)
        {
            V1.CommandDecision refusal = CommandDecisions.Conflict(conflict);
            return new(refusal, After: null, receipt => new() { Receipt = receipt, Decision = refusal });
        }

        V1.LedgerCase after = record.ToChange();
        V1.LedgerBooking booking = after.Bookings.Single(booking => booking.BookingId == request.BookingId);
        V1.AssessCancellationResponse assessed = GivenUp.Close(
            booking, V1.CancellationKind.GivenUp, request.Notice, request.HasFacilityAmountYen ? request.FacilityAmountYen : null,
            request.Options, record, occasion);
        V1.CommandDecision decision = CommandDecisions.Done(assessed.Reasons);
        return new(
            decision, after, receipt => new() { Receipt = receipt, Decision = decision, Charge = booking.Charge }, RecordsFact: true);
    }
}
