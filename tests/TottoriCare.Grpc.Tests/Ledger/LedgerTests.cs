using Google.Protobuf;
using Google.Rpc;
using Shouldly;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>The ledger keeps the caps, carries each command out once, and writes down what came of it.</summary>
public abstract class LedgerTests(bool onPostgres) : IAsyncLifetime
{
    private LedgerInFolder _ledger = null!;

    public Task InitializeAsync()
    {
        _ledger = LedgerInFolder.New(onPostgres ? StorageEngine.Postgres : StorageEngine.Sqlite);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [EngineFact]
    public async Task A_case_is_applied_for_approved_booked_and_billed()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        V1.BookResponse booked = await BookAsync(caseId, Sound.Stay("2026-05-11", "2026-05-14"));
        booked.Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        booked.UserFeeYen.ShouldBe(0);

        // Monday 11 May 2026: its deadline is noon of the Friday before, 8 May.
        V1.CancelBookingResponse cancelled = await _ledger.Handler.CancelBooking(
            LedgerRequests.Cancellation(caseId, booked.BookingId, "2026-05-08T03:00:00.000001Z"), LedgerInFolder.Call);
        cancelled.Charge.ChargeYen.ShouldBe(1800);
        cancelled.Charge.BilledIn.ShouldBe("2026-06");

        V1.LedgerCase kept = Case(caseId);
        kept.Revision.ShouldBe(4);
        kept.Bookings.Single().Use.State.ShouldBe(V1.UseState.CancelledLate);
    }

    [EngineFact]
    public async Task A_booking_beyond_the_cap_is_refused_and_written_down()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        await BookAsync(caseId, Sound.Stay("2026-05-11", "2026-05-17"));
        V1.BookResponse refused = await BookAsync(caseId, Sound.Stay("2026-06-01", "2026-06-03"));
        refused.Decision.Outcome.ShouldBe(V1.CommandOutcome.Refused);
        refused.BookingId.ShouldBeEmpty();
        refused.Receipt.LogIndex.ShouldBe(3);
        Case(caseId).Bookings.Count.ShouldBe(1);
        (await BookAsync(caseId, Sound.Stay("2026-06-01", "2026-06-02"))).Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
    }

    [EngineFact]
    public async Task The_same_request_gets_the_same_bytes_again_and_another_one_of_its_id_none()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        V1.BookRequest request = LedgerRequests.Booking(caseId, Sound.Stay("2026-05-11", "2026-05-14"));
        V1.BookResponse first = await _ledger.Handler.Book(request, LedgerInFolder.Call);
        _ledger.Clock.Now += TimeSpan.FromDays(1);
        V1.BookResponse again = await _ledger.Handler.Book(request.Clone(), LedgerInFolder.Call);
        again.ToByteArray().ShouldBe(first.ToByteArray());
        Case(caseId).Bookings.Count.ShouldBe(1);

        V1.BookRequest other = request.Clone();
        other.Booking.LastDay = "2026-05-13";
        RpcFault fault = await Should.ThrowAsync<RpcFault>(() => _ledger.Handler.Book(other, LedgerInFolder.Call));
        (fault.Code, ReasonOf(fault)).ShouldBe((Code.InvalidArgument, "REQUEST_ID_REUSED"));
    }

    [EngineFact]
    public async Task What_is_only_validated_leaves_no_trace()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        V1.BookResponse validated = await BookAsync(
            caseId, Sound.Stay("2026-05-11", "2026-05-14"), request => request.Write = new V1.WriteOptions { ValidateOnly = true });
        validated.Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        validated.Receipt.ShouldBeNull();
        Case(caseId).Revision.ShouldBe(2);
    }

    [EngineFact]
    public async Task A_case_that_has_changed_since_is_not_written()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        RpcFault fault = await Should.ThrowAsync<RpcFault>(() => BookAsync(
            caseId, Sound.Stay("2026-05-11", "2026-05-14"), request => request.Write = new V1.WriteOptions { ExpectedRevision = 1 }));
        (fault.Code, ReasonOf(fault)).ShouldBe((Code.Aborted, "REVISION_CHANGED"));
        await BookAsync(caseId, Sound.Stay("2026-05-11", "2026-05-14"), request => request.Write = new V1.WriteOptions { ExpectedRevision = 2 });
    }

    [EngineFact]
    public async Task Of_many_who_ask_for_the_last_free_use_one_gets_it()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        await BookAsync(caseId, Sound.Stay("2026-05-11", "2026-05-17"));
        V1.BookResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(number =>
            Task.Run(() => BookAsync(caseId, Sound.Stay($"2026-06-{1 + (number % 20):00}", $"2026-06-{2 + (number % 20):00}")))));
        answers.Count(answer => answer.Decision.Outcome == V1.CommandOutcome.Done).ShouldBe(1);
        _ledger.Read("SELECT taken, ceiling FROM pool_count WHERE pool LIKE '%'", row => (row.GetInt64(0), row.GetInt64(1))).ShouldBe((7, 7));
    }

    [EngineFact]
    public async Task The_log_holds_no_value_that_identifies_and_its_commitments_bind_those_beside_it()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        string first = _ledger.Read("SELECT content FROM entry WHERE log_index = 0", row => System.Text.Encoding.UTF8.GetString((byte[])row[0]));
        first.ShouldNotContain("subject-1");
        first.ShouldNotContain("2026-04-10");
        (byte[] salt, string value) = _ledger.Read(
            "SELECT salt, value FROM entry_value WHERE log_index = 0 AND place = '/request/subjectId'", row => ((byte[])row[0], row.GetString(1)));
        value.ShouldBe("subject-1");
        first.ShouldContain(TottoriCare.Grpc.Log.Commitments.HashOf(salt, value));
        Case(caseId).SubjectId.ShouldBe("subject-1");
    }

    private Task<V1.BookResponse> BookAsync(string caseId, V1.Booking booking, Action<V1.BookRequest>? change = null) =>
        _ledger.Handler.Book(LedgerRequests.Booking(caseId, booking, change), LedgerInFolder.Call);

    private V1.LedgerCase Case(string caseId) => _ledger.Handler.GetCase(
        new V1.GetCaseRequest { MunicipalityCode = Library.CityCode, CaseId = caseId }, LedgerInFolder.Call).CareCase;

    private static string ReasonOf(RpcFault fault) => fault.Status.Details[0].Unpack<ErrorInfo>().Reason;
}

/// <inheritdoc/>
public sealed class LedgerTestsOnSqlite() : LedgerTests(onPostgres: false);

/// <inheritdoc/>
public sealed class LedgerTestsOnPostgres() : LedgerTests(onPostgres: true);
