using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>A history that is the same each time: cases, bookings up to the cap and beyond it, cancellations in time and late.</summary>
internal static class FixedHistory
{
    /// <summary>Carries it out.</summary>
    public static async Task RunAsync(LedgerInFolder ledger, int cases = 3)
    {
        int requests = 0;
        for (int i = 0; i < cases; i++)
        {
            V1.SubmitApplicationResponse applied = await ledger.Handler.SubmitApplication(
                LedgerRequests.Application(request => (request.RequestId, request.SubjectId) = (NextId(), $"subject-{i}")), LedgerInFolder.Call);
            string caseId = applied.Receipt.CaseId;
            await ledger.Handler.DecideApplication(LedgerRequests.Approval(caseId, request => request.RequestId = NextId()), LedgerInFolder.Call);
            V1.BookResponse first = await BookAsync(caseId, Sound.Stay("2026-05-11", "2026-05-14"));
            await BookAsync(caseId, Sound.Stay("2026-06-01", "2026-06-05"));
            await BookAsync(caseId, Sound.Stay("2026-07-01", "2026-07-02"));
            V1.CancelBookingRequest cancellation = LedgerRequests.Cancellation(caseId, first.BookingId, i == 0 ? "2026-05-08T03:00:00.000001Z" : "2026-05-01T00:00:00Z");
            cancellation.RequestId = NextId();
            await ledger.Handler.CancelBooking(cancellation, LedgerInFolder.Call);
            ledger.Clock.Now += TimeSpan.FromMinutes(1);
        }

        string NextId() => new Guid(++requests, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0).ToString();

        Task<V1.BookResponse> BookAsync(string caseId, V1.Booking booking) =>
            ledger.Handler.Book(LedgerRequests.Booking(caseId, booking, request => request.RequestId = NextId()), LedgerInFolder.Call);
    }
}
