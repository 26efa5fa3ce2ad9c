using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Remedies;

namespace TottoriCare.Grpc.Ledger;

/// <summary>予約の可否: whether a case may book a use, by its approval and by the ordinance.</summary>
internal static class Bookable
{
    /// <summary>Why the case itself does not allow the booking; none where it does.</summary>
    public static string? ConflictOf(Booking booking, V1.LedgerCase kept)
    {
        if (kept.State != V1.CaseState.Approved)
            return Conflicts.CaseNotApproved;
        if (!kept.Approval.CareTypes.Contains((V1.CareType)booking.CareType.Value))
            return Conflicts.CareTypeNotApproved;
        if (IsBefore(booking.FirstDay, kept.Approval.FromDay) || IsAfter(booking.LastDay, kept.Approval.UntilDay))
            return Conflicts.OutsideApproval;
        if (kept.Approval.Uses.FirstOrDefault(uses => uses.CareType == (V1.CareType)booking.CareType.Value) is { } approved
            && ApprovedUse.Of(kept, approved.CareType) + ApprovedUse.Of(booking) > approved.Most)
            return Conflicts.ApprovedUsesExhausted;
        return kept.Bookings.Count >= UsageHistory.Most ? Conflicts.TooManyBookings : null;
    }

    /// <summary>What the ordinance says of it, by the facts that hold on its first day.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="record">The case.</param>
    /// <param name="except">A booking of the case that does not count, because this one takes its place.</param>
    /// <param name="options">How the decision is wanted.</param>
    /// <param name="served">The ordinance.</param>
    public static V1.DecideBookingResponse Decide(
        Booking booking, CaseRecord record, string? except, V1.DecisionOptions? options, ServedOrdinance served)
    {
        CareCase facts = record.FactsOn(booking.FirstDay.ToWire(), served);
        UsageHistory history = record.History(served, except);
        return new Question<BookingDecision>(served, options)
        {
            Decide = ordinance => ordinance.DecideBooking(facts, booking, history),
            Days = [booking.FirstDay, booking.LastDay],
            WhyNot = ordinance => WhyNot.Of(ordinance, facts, booking, history),
        }.Answer(Replies.ToWire);
    }

    /// <summary>The booking as the ledger keeps it; its id is that of the request.</summary>
    public static V1.LedgerBooking Booked(V1.Booking booking, string facilityId, V1.DecideBookingResponse decided, Occasion occasion) =>
        Booked(occasion.RequestId, booking, facilityId, decided, occasion);

    /// <summary>The booking as the ledger keeps it.</summary>
    public static V1.LedgerBooking Booked(
        Guid bookingId, V1.Booking booking, string facilityId, V1.DecideBookingResponse decided, Occasion occasion)
    {
        var booked = new V1.LedgerBooking
        {
            BookingId = bookingId.ToString(),
            Use = new V1.CareUse { Booking = booking.Clone(), State = V1.UseState.Booked },
            FacilityId = facilityId,
            BookedAt = Timestamp.FromDateTimeOffset(occasion.RecordedAt.ToDateTimeOffset()),
        };
        if (decided.HasUserFeeYen)
            booked.UserFeeYen = decided.UserFeeYen;
        return booked;
    }

    // Days of the ledger are ISO text, whose order is that of the days.
    private static bool IsBefore(LocalDate day, string first) => first.Length > 0 && string.CompareOrdinal(day.ToWire(), first) < 0;

    private static bool IsAfter(LocalDate day, string last) => last.Length > 0 && string.CompareOrdinal(day.ToWire(), last) > 0;
}
