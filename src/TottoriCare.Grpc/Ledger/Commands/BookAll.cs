using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>一括予約: books several uses of an approved case, each with those before it counted; all of them or none.</summary>
internal sealed class BookAll : ICaseCommand<V1.BookAllRequest, V1.BookAllResponse>
{
    private const int MostBookings = 50;

    /// <inheritdoc/>
    public string Name => nameof(BookAll);

    /// <inheritdoc/>
    public CommandOnCase<V1.BookAllResponse>? Read(V1.BookAllRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        if (request.Bookings.Count == 0)
            reader.Faults.AddMissing("bookings", "予約を少なくとも一つ", "at least one booking");
        var bookings = new List<Booking>();
        if (reader.IsShortEnough(request.Bookings.Count, MostBookings, "bookings"))
        {
            for (int i = 0; i < request.Bookings.Count; i++)
            {
                using RequestFaults.Step _ = reader.Faults.Into("bookings", i);
                if (reader.ReadBooking(request.Bookings[i].Booking, "booking") is { } booking)
                    bookings.Add(booking);
                reader.ReadFacilityIfGiven(request.Bookings[i].FacilityId, "facility_id");
            }
        }

        return reader.IsFaulty || caseId is not { } id ? null
            : new CommandOnCase<V1.BookAllResponse>(id, OpensCase: false, (record, occasion) => Decide(request, bookings, record, occasion));
    }

    private static CommandResult<V1.BookAllResponse> Decide(
        V1.BookAllRequest request, IReadOnlyList<Booking> bookings, CaseRecord record, Occasion occasion)
    {
        V1.LedgerCase after = record.ToChange();
        var results = new List<V1.WantedBookingResult>();
        for (int i = 0; i < bookings.Count; i++)
        {
            (V1.CommandDecision decision, V1.LedgerBooking? booked) = Decide(request, i, bookings[i], new CaseRecord(after), occasion);
            var result = new V1.WantedBookingResult { Decision = decision };
            results.Add(result);
            if (booked is null)
                return NotDone(decision, results);
            after.Bookings.Add(booked);
            result.BookingId = booked.BookingId;
            if (booked.HasUserFeeYen)
                result.UserFeeYen = booked.UserFeeYen;
        }

        V1.CommandDecision done = CommandDecisions.Done();
        return new(done, after, receipt => new() { Receipt = receipt, Decision = done, Bookings = { results } });
    }

    private static (V1.CommandDecision Decision, V1.LedgerBooking? Booked) Decide(
        V1.BookAllRequest request, int index, Booking booking, CaseRecord record, Occasion occasion)
    {
        if (Bookable.ConflictOf(booking, record.Kept) is { } conflict)
            return (CommandDecisions.Conflict(conflict), null);
        V1.DecideBookingResponse decided = Bookable.Decide(booking, record, except: null, request.Options, occasion.Served);
        V1.CommandDecision decision = CommandDecisions.By(decided.Outcome, decided.Reasons);
        V1.WantedBooking wanted = request.Bookings[index];
        return (decision, decision.Outcome != V1.CommandOutcome.Done ? null
            : Bookable.Booked(StreamIds.Of(occasion.RequestId, index), wanted.Booking, wanted.FacilityId, decided, occasion));
    }

    private static CommandResult<V1.BookAllResponse> NotDone(V1.CommandDecision decision, IReadOnlyList<V1.WantedBookingResult> results)
    {
        // What was allowed before is not booked either.
        foreach (V1.WantedBookingResult result in results)
            result.BookingId = "";
        return new(decision, After: null, receipt => new() { Receipt = receipt, Decision = decision, Bookings = { results } });
    }
}
