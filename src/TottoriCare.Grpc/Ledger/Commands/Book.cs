using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Remedies;

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
        if (request.FacilityId.Length > 0)
            reader.ReadOpaqueId(request.FacilityId, "facility_id", "施設の番号", "the id of the facility");
        return reader.IsFaulty || caseId is not { } id || booking is null ? null
            : new CommandOnCase<V1.BookResponse>(id, OpensCase: false, (record, occasion) => Decide(request, booking, record, occasion));
    }

    private static CommandResult<V1.BookResponse> Decide(V1.BookRequest request, Booking booking, CaseRecord record, Occasion occasion)
    {
        if (ConflictOf(booking, record.Kept) is { } conflict)
        {
            V1.CommandDecision refusal = CommandDecisions.Conflict(conflict);
            return new(refusal, After: null, receipt => new() { Receipt = receipt, Decision = refusal });
        }

        CareCase facts = record.Facts(occasion.Served);
        UsageHistory history = record.History(occasion.Served);
        V1.DecideBookingResponse decided = new Question<BookingDecision>(occasion.Served, request.Options)
        {
            Decide = ordinance => ordinance.DecideBooking(facts, booking, history),
            Days = [booking.FirstDay, booking.LastDay],
            WhyNot = ordinance => WhyNot.Of(ordinance, facts, booking, history),
        }.Answer(Replies.ToWire);

        V1.CommandDecision decision = CommandDecisions.By(decided.Outcome, decided.Reasons);
        if (decision.Outcome != V1.CommandOutcome.Done)
            return new(decision, After: null, receipt => new() { Receipt = receipt, Decision = decision });

        var booked = new V1.LedgerBooking
        {
            BookingId = occasion.RequestId.ToString(),
            Use = new V1.CareUse { Booking = request.Booking.Clone(), State = V1.UseState.Booked },
            FacilityId = request.FacilityId,
            BookedAt = Timestamp.FromDateTimeOffset(occasion.RecordedAt.ToDateTimeOffset()),
        };
        if (decided.HasUserFeeYen)
            booked.UserFeeYen = decided.UserFeeYen;
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

    private static string? ConflictOf(Booking booking, V1.LedgerCase kept)
    {
        if (kept.State != V1.CaseState.Approved)
            return Conflicts.CaseNotApproved;
        if (!kept.Approval.CareTypes.Contains((V1.CareType)booking.CareType.Value))
            return Conflicts.CareTypeNotApproved;
        if (IsBefore(booking.FirstDay, kept.Approval.FromDay) || IsAfter(booking.LastDay, kept.Approval.UntilDay))
            return Conflicts.OutsideApproval;
        return kept.Bookings.Count >= UsageHistory.Most ? Conflicts.TooManyBookings : null;
    }

    // Days of the ledger are ISO text, whose order is that of the days.
    private static bool IsBefore(LocalDate day, string first) => first.Length > 0 && string.CompareOrdinal(day.ToWire(), first) < 0;

    private static bool IsAfter(LocalDate day, string last) => last.Length > 0 && string.CompareOrdinal(day.ToWire(), last) > 0;
}
