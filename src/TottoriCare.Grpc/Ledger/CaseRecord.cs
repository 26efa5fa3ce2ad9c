using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Ledger;

/// <summary>案件の記録: a case as the ledger keeps it, and as the ordinance reads it.</summary>
internal sealed class CaseRecord(V1.LedgerCase kept)
{
    /// <summary>The case as the contract writes it; never changed.</summary>
    public V1.LedgerCase Kept => kept;

    /// <summary>A copy to be changed.</summary>
    public V1.LedgerCase ToChange() => kept.Clone();

    /// <summary>A booking of the case; none where it has no such booking.</summary>
    public V1.LedgerBooking? Find(string bookingId) => kept.Bookings.FirstOrDefault(booking => booking.BookingId == bookingId);

    /// <summary>Why a booking can't be given up, moved or recorded; none where it is booked and still to come.</summary>
    /// <param name="bookingId">The booking.</param>
    /// <param name="facility">The facility that asks, to which the bookings of others are none; empty where no facility asks.</param>
    public string? ConflictOfOpen(string bookingId, string facility) => Find(bookingId) switch
    {
        null => Conflicts.NoSuchBooking,
        { FacilityId: var own } when facility.Length > 0 && own != facility => Conflicts.NoSuchBooking,
        { Use.State: not V1.UseState.Booked } => Conflicts.BookingNotOpen,
        _ => null,
    };

    /// <summary>利用者の事実: the facts that hold on a day, as the last correction for it says.</summary>
    /// <param name="day">The day, ISO 8601; days of the ledger are text whose order is theirs.</param>
    public V1.CareCase FactsOn(string day) =>
        kept.Corrections.LastOrDefault(correction => string.CompareOrdinal(correction.FromDay, day) <= 0)?.Facts ?? kept.Facts;

    /// <summary>利用者の事実: the facts that hold on a day, with the days of application and approval.</summary>
    public CareCase FactsOn(string day, ServedOrdinance served)
    {
        V1.CareCase facts = FactsOn(day).Clone();
        facts.ApplicationDay = kept.Application?.ApplicationDay ?? "";
        facts.ApprovalDay = kept.Approval?.ApprovalDay ?? "";
        return Sound(served, reader => reader.ReadCareCase(facts, "facts"));
    }

    /// <summary>利用履歴: every use of the case but one.</summary>
    /// <param name="served">The ordinance that reads it.</param>
    /// <param name="except">The booking that is left out; none to leave none out.</param>
    public UsageHistory History(ServedOrdinance served, string? except = null) =>
        Sound(served, reader => reader.ReadHistory([.. kept.Bookings.Where(booking => booking.BookingId != except).Select(booking => booking.Use)], "bookings"));

    // What stands in the ledger was read once already, by an ordinance that may have been another one.
    private static T Sound<T>(ServedOrdinance served, Func<RequestReader, T?> read)
        where T : class
    {
        var reader = new RequestReader(served);
        T? value = read(reader);
        return reader.Faults.AreNone && value is not null ? value : throw reader.ToFault();
    }
}
