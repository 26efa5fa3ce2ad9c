using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>日程変更: puts another booking in the place of one. Where the new one is not allowed the old one stands.</summary>
internal sealed class ChangeBooking : ICaseCommand<V1.ChangeBookingRequest, V1.ChangeBookingResponse>
{
    /// <inheritdoc/>
    public string Name => nameof(ChangeBooking);

    /// <inheritdoc/>
    public CommandOnCase<V1.ChangeBookingResponse>? Read(V1.ChangeBookingRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        reader.ReadId(request.BookingId, "booking_id");
        Booking? booking = reader.ReadBooking(request.Booking, "booking");
        reader.ReadFacilityIfGiven(request.FacilityId, "facility_id");
        reader.ReadYenIfGiven(request.HasFacilityAmountYen, request.FacilityAmountYen, "facility_amount_yen");
        if (reader.TryReadNotice(request.Notice, "notice", out _) && request.Notice.Status == V1.NoticeStatus.None)
        {
            reader.Faults.Add("notice.status", "NOTICE_REQUIRED",
                "日程変更には連絡が必要です。連絡の日時を指定してください。", "Nobody changes a booking without notice: give its instants.");
        }

        return reader.IsFaulty || caseId is not { } id || booking is null ? null
            : new CommandOnCase<V1.ChangeBookingResponse>(id, OpensCase: false, (record, occasion) => Decide(request, booking, record, occasion));
    }

    private static CommandResult<V1.ChangeBookingResponse> Decide(
        V1.ChangeBookingRequest request, Booking booking, CaseRecord record, Occasion occasion)
    {
        if ((record.ConflictOfOpen(request.BookingId, occasion.Facility) ?? Bookable.ConflictOf(booking, record.Kept)) is { } conflict)
            return NotDone(CommandDecisions.Conflict(conflict));
        V1.DecideBookingResponse decided = Bookable.Decide(booking, record, request.BookingId, request.Options, occasion.Served);
        V1.CommandDecision decision = CommandDecisions.By(decided.Outcome, decided.Reasons);
        if (decision.Outcome != V1.CommandOutcome.Done)
            return NotDone(decision);

        V1.LedgerCase after = record.ToChange();
        V1.LedgerBooking old = after.Bookings.Single(kept => kept.BookingId == request.BookingId);
        V1.AssessCancellationResponse assessed = GivenUp.Close(
            old, V1.CancellationKind.DateChanged, request.Notice, request.HasFacilityAmountYen ? request.FacilityAmountYen : null,
            request.Options, record, occasion);
        V1.LedgerBooking booked = Bookable.Booked(request.Booking, request.FacilityId, decided, occasion);
        old.MovedTo = booked.BookingId;
        after.Bookings.Add(booked);
        return new(decision, after, receipt =>
        {
            var response = new V1.ChangeBookingResponse
            {
                Receipt = receipt, Decision = decision, BookingId = booked.BookingId, Charge = old.Charge, ChargeReasons = assessed.Reasons,
            };
            if (booked.HasUserFeeYen)
                response.UserFeeYen = booked.UserFeeYen;
            return response;
        });
    }

    private static CommandResult<V1.ChangeBookingResponse> NotDone(V1.CommandDecision decision) =>
        new(decision, After: null, receipt => new() { Receipt = receipt, Decision = decision });
}
