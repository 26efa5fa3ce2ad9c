using TottoriCare.Cancellations;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Remedies;

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
        V1.LedgerBooking? booked = record.Find(request.BookingId);
        string? conflict = booked is null ? Conflicts.NoSuchBooking
            : booked.Use.State != V1.UseState.Booked ? Conflicts.BookingNotOpen
            : null;
        if (conflict is not null)
        {
            V1.CommandDecision refusal = CommandDecisions.Conflict(conflict);
            return new(refusal, After: null, receipt => new() { Receipt = receipt, Decision = refusal });
        }

        V1.AssessCancellationResponse assessed = Assess(request, booked!, record, occasion);
        var charge = new V1.CancellationCharge { Outcome = assessed.Outcome, BilledIn = assessed.BilledIn };
        if (assessed.HasChargeYen)
            charge.ChargeYen = assessed.ChargeYen;

        V1.LedgerCase after = record.ToChange();
        V1.LedgerBooking given = after.Bookings.Single(booking => booking.BookingId == request.BookingId);
        given.Charge = charge;
        given.Use.State = request.Notice.Status == V1.NoticeStatus.None ? V1.UseState.NoShow
            : assessed.Outcome == V1.CancellationOutcome.NotCharged ? V1.UseState.CancelledInTime
            : V1.UseState.CancelledLate;
        V1.CommandDecision decision = CommandDecisions.Done(assessed.Reasons);
        return new(decision, after, receipt => new() { Receipt = receipt, Decision = decision, Charge = charge }, RecordsFact: true);
    }

    private static V1.AssessCancellationResponse Assess(
        V1.CancelBookingRequest request, V1.LedgerBooking booked, CaseRecord record, Occasion occasion)
    {
        V1.CareCase facts = record.Kept.Facts;
        var question = new V1.AssessCancellationRequest
        {
            Booking = booked.Use.Booking,
            HouseholdClass = facts.HouseholdClass.Length == 0 ? Care.HouseholdClass.Unknown.Code : facts.HouseholdClass,
            Kind = V1.CancellationKind.GivenUp,
            Notice = request.Notice,
            BookedAt = booked.BookedAt,
            Infants = facts.Infants,
        };
        if (booked.HasUserFeeYen)
            question.PlannedFeeYen = booked.UserFeeYen;
        if (request.HasFacilityAmountYen)
            question.FacilityAmountYen = request.FacilityAmountYen;

        var reader = new RequestReader(occasion.Served);
        Cancellation? cancellation = reader.ReadCancellation(question);
        if (reader.IsFaulty || cancellation is null)
            throw reader.ToFault();
        return new Question<CancellationDecision>(occasion.Served, request.Options)
        {
            Decide = ordinance => ordinance.AssessCancellation(cancellation),
            Days = [cancellation.Booking.FirstDay],
            WhyNot = ordinance => WhyNot.Of(ordinance, cancellation),
        }.Answer(Replies.ToWire);
    }
}
