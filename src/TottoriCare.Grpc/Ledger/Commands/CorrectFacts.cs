using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>事実の訂正: facts that hold from a day on. What was booked or owed from then on is decided again, and differences are posted.</summary>
/// <remarks>A booking that would be refused now still stands: an officer decides what becomes of it. Nothing is overwritten.</remarks>
internal sealed class CorrectFacts : ICaseCommand<V1.CorrectFactsRequest, V1.CorrectFactsResponse>
{
    private const int MostCorrections = 100;

    /// <inheritdoc/>
    public string Name => nameof(CorrectFacts);

    /// <inheritdoc/>
    public CommandOnCase<V1.CorrectFactsResponse>? Read(V1.CorrectFactsRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        if (request.Correction is null)
        {
            reader.Faults.AddMissing("correction", "訂正した事実", "the corrected facts");
        }
        else
        {
            using RequestFaults.Step _ = reader.Faults.Into("correction");
            reader.ReadDay(request.Correction.FromDay, "from_day");
            reader.ReadFactsOfCase(request.Correction.Facts, "facts");
        }

        return reader.IsFaulty || caseId is not { } id ? null
            : new CommandOnCase<V1.CorrectFactsResponse>(id, OpensCase: false, (record, occasion) => Decide(request, record, occasion));
    }

    private static CommandResult<V1.CorrectFactsResponse> Decide(V1.CorrectFactsRequest request, CaseRecord record, Occasion occasion)
    {
        if (record.Kept.Corrections.Count >= MostCorrections)
        {
            V1.CommandDecision refusal = CommandDecisions.Conflict(Conflicts.TooManyCorrections);
            return new(refusal, After: null, receipt => new() { Receipt = receipt, Decision = refusal });
        }

        V1.LedgerCase after = record.ToChange();
        after.Corrections.Add(request.Correction.Clone());
        var corrected = new CaseRecord(after);
        V1.RedecidedBooking[] redecided =
        [
            .. after.Bookings.Where(booking => string.CompareOrdinal(booking.Use.Booking.FirstDay, request.Correction.FromDay) >= 0)
                .Select(booking => Redecide(booking, corrected, occasion)).OfType<V1.RedecidedBooking>(),
        ];
        V1.CommandDecision decision = CommandDecisions.Done();
        return new(
            decision, after, receipt => new() { Receipt = receipt, Decision = decision, Bookings = { redecided } }, RecordsFact: true);
    }

    // None where neither answer nor charge is another one.
    private static V1.RedecidedBooking? Redecide(V1.LedgerBooking booking, CaseRecord corrected, Occasion occasion) =>
        booking.Use.State is V1.UseState.Booked or V1.UseState.Used
            ? RedecideUse(booking, corrected, occasion)
            : RedecideCharge(booking, corrected, occasion);

    private static V1.RedecidedBooking? RedecideUse(V1.LedgerBooking booking, CaseRecord corrected, Occasion occasion)
    {
        var reader = new RequestReader(occasion.Served);
        Care.Booking use = reader.ReadBooking(booking.Use.Booking, "booking") ?? throw reader.ToFault();
        V1.DecideBookingResponse decided = Bookable.Decide(use, corrected, booking.BookingId, options: null, occasion.Served);
        V1.Outcome before = booking.AfterCorrection == V1.Outcome.Unspecified ? V1.Outcome.Allowed : booking.AfterCorrection;
        booking.AfterCorrection = decided.Outcome == V1.Outcome.Allowed ? V1.Outcome.Unspecified : decided.Outcome;
        return decided.Outcome == before ? null
            : new V1.RedecidedBooking { BookingId = booking.BookingId, Outcome = decided.Outcome, Reasons = decided.Reasons };
    }

    private static V1.RedecidedBooking? RedecideCharge(V1.LedgerBooking booking, CaseRecord corrected, Occasion occasion)
    {
        V1.CancellationOutcome before = booking.Charge.Outcome;
        V1.AssessCancellationResponse assessed = GivenUp.Assess(booking, options: null, corrected, occasion);
        long posted = GivenUp.Charge(booking, assessed, occasion.LogIndex);
        return posted == 0 && assessed.Outcome == before ? null : new V1.RedecidedBooking
        {
            BookingId = booking.BookingId,
            Outcome = assessed.Outcome == V1.CancellationOutcome.NeedsReview ? V1.Outcome.NeedsReview : V1.Outcome.Allowed,
            PostedYen = posted,
            Reasons = assessed.Reasons,
        };
    }
}
