using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>予約: books a use of an approved case, where every rule of the ordinance allows it.</summary>
internal sealed class Book : ICaseCommand<V1.BookRequest, V1.BookResponse>
{
    /// <inheritdoc/>
    public string Name => nameof(Book);

    /// <inheritdoc/>
    public CommandOnCase<V1.BookResponse>? Read(V1.BookRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        Booking? booking = reader.ReadBooking(request.Booking, "booking");
        reader.ReadFacilityIfGiven(request.FacilityId, "facility_id");
        return reader.IsFaulty || caseId is not { } id || booking is null ? null
            : new CommandOnCase<V1.BookResponse>(id, OpensCase: false, (record, occasion) => Decide(request, booking, record, occasion));
    }

    private static CommandResult<V1.BookResponse> Decide(V1.BookRequest request, Booking booking, CaseRecord record, Occasion occasion)
    {
        if (Bookable.ConflictOf(booking, record.Kept) is { } conflict)
            return NotDone(CommandDecisions.Conflict(conflict));
        V1.DecideBookingResponse decided = Bookable.Decide(booking, record, except: null, request.Options, occasion.Served);
        V1.CommandDecision decision = CommandDecisions.By(decided.Outcome, decided.Reasons);
        if (decision.Outcome != V1.CommandOutcome.Done)
            return NotDone(decision);

        V1.LedgerBooking booked = Bookable.Booked(request.Booking, request.FacilityId, decided, occasion);
        V1.LedgerCase after = record.ToChange();
        after.Bookings.Add(booked);
        return new(decision, after, receipt =>
        {
            var response = new V1.BookResponse { Receipt = receipt, Decision = decision, BookingId = booked.BookingId };
            if (booked.HasUserFeeYen)
                response.UserFeeYen = booked.UserFeeYen;
            return response;
        });
    }

    private static CommandResult<V1.BookResponse> NotDone(V1.CommandDecision decision) =>
        new(decision, After: null, receipt => new() { Receipt = receipt, Decision = decision });
}
