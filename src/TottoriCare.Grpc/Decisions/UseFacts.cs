using Google.Protobuf.Collections;
using NodaTime;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Decisions;

/// <summary>利用の事実: a case, a use of care that is asked for, and every other use: what a booking and its fee are decided by.</summary>
internal sealed record UseFacts(ServedOrdinance Served, CareCase CareCase, Booking Booking, UsageHistory History)
{
    /// <summary>The days that have to lie in the calendar.</summary>
    public IReadOnlyList<LocalDate> Days => [Booking.FirstDay, Booking.LastDay];

    /// <summary>Reads all of them out of a request, under the names that every such request gives them.</summary>
    /// <exception cref="Transport.RpcFault">INVALID_ARGUMENT with every faulty field, or NOT_FOUND.</exception>
    public static UseFacts Read(
        OrdinanceBook book, string municipalityCode, V1.CareCase? careCase, V1.Booking? booking, RepeatedField<V1.CareUse> history)
    {
        RequestReader reader = book.Read(municipalityCode);
        CareCase? readCase = reader.ReadCareCase(careCase, "care_case");
        Booking? readBooking = reader.ReadBooking(booking, "booking");
        UsageHistory? readHistory = reader.ReadHistory(history, "history");
        return reader.IsFaulty || readCase is null || readBooking is null || readHistory is null
            ? throw reader.ToFault()
            : new UseFacts(reader.Served, readCase, readBooking, readHistory);
    }
}
