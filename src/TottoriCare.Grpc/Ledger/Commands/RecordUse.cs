using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger.Commands;

/// <summary>利用の記録: writes a booked use down as it really was. What has happened is written, whatever the caps say.</summary>
internal sealed class RecordUse : ICaseCommand<V1.RecordUseRequest, V1.RecordUseResponse>
{
    /// <inheritdoc/>
    public string Name => nameof(RecordUse);

    /// <inheritdoc/>
    public CommandOnCase<V1.RecordUseResponse>? Read(V1.RecordUseRequest request, RequestReader reader, Guid requestId)
    {
        Guid? caseId = reader.ReadId(request.CaseId, "case_id");
        reader.ReadId(request.BookingId, "booking_id");
        Booking? actual = reader.ReadBooking(request.Actual, "actual");
        return reader.IsFaulty || caseId is not { } id || actual is null ? null
            : new CommandOnCase<V1.RecordUseResponse>(id, OpensCase: false, (record, occasion) => Decide(request, record, occasion));
    }

    private static CommandResult<V1.RecordUseResponse> Decide(V1.RecordUseRequest request, CaseRecord record, Occasion occasion)
    {
        string? conflict = record.ConflictOfOpen(request.BookingId, occasion.Facility)
            ?? (record.Find(request.BookingId)!.Use.Booking.CareType == request.Actual.CareType ? null : Conflicts.OtherCareType);
        V1.CommandDecision decision = conflict is null ? CommandDecisions.Done() : CommandDecisions.Conflict(conflict);
        V1.LedgerCase? after = conflict is null ? Used(request, record) : null;
        return new(decision, after, receipt => new() { Receipt = receipt, Decision = decision }, RecordsFact: true);
    }

    private static V1.LedgerCase Used(V1.RecordUseRequest request, CaseRecord record)
    {
        V1.LedgerCase after = record.ToChange();
        V1.CareUse use = after.Bookings.Single(booking => booking.BookingId == request.BookingId).Use;

        // A stay that ended early keeps the day on which it was to end, because a municipality may count it (reading N9).
        bool endedEarly = string.CompareOrdinal(request.Actual.LastDay, use.Booking.LastDay) < 0;
        use.PlannedLastDay = endedEarly && use.Booking.CareType == V1.CareType.ShortStay ? use.Booking.LastDay : "";
        use.Booking = request.Actual.Clone();
        use.State = V1.UseState.Used;
        return after;
    }
}
