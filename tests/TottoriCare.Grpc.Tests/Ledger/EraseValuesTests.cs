using System.Text;
using Google.Protobuf;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>What is erased is gone from the case, from the replies, from the log's values, and from the file.</summary>
public sealed class EraseValuesTests : IAsyncLifetime
{
    private const string Subject = "subject-to-be-forgotten";

    private LedgerInFolder _ledger = null!;

    public Task InitializeAsync()
    {
        _ledger = LedgerInFolder.New();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task The_case_keeps_what_was_decided_and_loses_whom_it_concerns()
    {
        string caseId = await EndedCaseAsync(Application());
        (await EraseAsync(caseId)).Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);

        V1.LedgerCase kept = Case(caseId);
        (kept.Erased, kept.SubjectId, kept.Facts.DeliveryDay, kept.Facts.DischargeDay).ShouldBe((true, "", "", ""));
        kept.Bookings.Single().Use.Booking.FirstDay.ShouldBe("2026-05-11");
        kept.State.ShouldBe(V1.CaseState.Withdrawn);
        _ledger.Read("SELECT COUNT(*) FROM entry_value WHERE log_index < 4", row => row.GetInt64(0)).ShouldBe(0);
        _ledger.Read("SELECT COUNT(*) FROM entry_value WHERE log_index = 4", row => row.GetInt64(0)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_request_that_is_repeated_gets_its_reply_without_what_was_erased_and_another_one_of_its_id_still_none()
    {
        V1.SubmitApplicationRequest application = Application();
        V1.BookRequest booking = null!;
        V1.BookResponse booked = null!;
        string caseId = await EndedCaseAsync(application, made => booking = made, made => booked = made);
        await EraseAsync(caseId);

        V1.BookResponse again = await _ledger.Handler.Book(booking, LedgerInFolder.Call);
        again.Receipt.Erased.ShouldBeTrue();
        again.Decision.Reasons.ShouldBeNull();
        (again.BookingId, again.UserFeeYen, again.Decision.Outcome, again.Receipt.LogIndex)
            .ShouldBe((booked.BookingId, booked.UserFeeYen, booked.Decision.Outcome, booked.Receipt.LogIndex));
        (await _ledger.Handler.SubmitApplication(application, LedgerInFolder.Call)).Receipt.Erased.ShouldBeTrue();

        V1.BookRequest other = booking.Clone();
        other.Booking.LastDay = "2026-05-13";
        (await Should.ThrowAsync<RpcFault>(() => _ledger.Handler.Book(other, LedgerInFolder.Call))).Code.ShouldBe(Google.Rpc.Code.InvalidArgument);
        V1.BookRequest alike = booking.Clone();
        alike.FacilityId = "F-9";
        await Should.ThrowAsync<RpcFault>(() => _ledger.Handler.Book(alike, LedgerInFolder.Call));
    }

    [Fact]
    public async Task Nothing_more_is_decided_on_an_erased_case_but_what_came_in_since_is_erased_too()
    {
        string caseId = await EndedCaseAsync(Application());
        await EraseAsync(caseId);

        V1.CorrectFactsResponse refused = await _ledger.Handler.CorrectFacts(Correction(caseId), LedgerInFolder.Call);
        (refused.Decision.Outcome, refused.Decision.Conflict, refused.Receipt.Revision).ShouldBe((V1.CommandOutcome.Refused, "CASE_ERASED", 6));
        Should.Throw<RpcFault>(() => _ledger.Handler.GetCaseQuota(
            new V1.GetCaseQuotaRequest { MunicipalityCode = Library.CityCode, CaseId = caseId, Day = "2026-05-11" }, LedgerInFolder.Call))
            .Code.ShouldBe(Google.Rpc.Code.FailedPrecondition);

        (await EraseAsync(caseId)).Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        _ledger.Read("SELECT COUNT(*) FROM entry_value WHERE log_index < 6", row => row.GetInt64(0)).ShouldBe(0);
    }

    [Fact]
    public async Task A_case_with_a_use_to_come_is_not_erased()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        await _ledger.Handler.Book(LedgerRequests.Booking(caseId, Sound.Stay("2026-05-11", "2026-05-14")), LedgerInFolder.Call);
        V1.EraseValuesResponse refused = await EraseAsync(caseId);
        (refused.Decision.Outcome, refused.Decision.Conflict).ShouldBe((V1.CommandOutcome.Refused, "BOOKINGS_OPEN"));
        Case(caseId).SubjectId.ShouldBe("subject-1");
    }

    [Fact]
    public async Task An_erasure_names_its_officer_and_its_reason()
    {
        string caseId = await EndedCaseAsync(Application());
        RpcFault fault = await Should.ThrowAsync<RpcFault>(() => _ledger.Handler.EraseValues(
            new V1.EraseValuesRequest { MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId }, LedgerInFolder.Call));
        fault.Status.Details.Select(detail => detail.TryUnpack(out Google.Rpc.BadRequest found) ? found : null).OfType<Google.Rpc.BadRequest>().Single()
            .FieldViolations.Select(violation => violation.Field).ShouldBe(["write.officer", "reason"]);
    }

    [Fact]
    public async Task The_bytes_are_gone_from_the_files_of_the_database()
    {
        for (int i = 0; i < 20; i++)
            await _ledger.ApprovedCaseAsync();
        string caseId = await EndedCaseAsync(Application());
        Files().ShouldContain(Subject);
        Files().ShouldContain("2026-04-03");

        await EraseAsync(caseId);
        await _ledger.ApprovedCaseAsync();

        Files().ShouldNotContain(Subject);
        Files().ShouldNotContain("2026-04-03");
        Files().ShouldContain("subject-1");
    }

    private async Task<string> EndedCaseAsync(
        V1.SubmitApplicationRequest application, Action<V1.BookRequest>? asked = null, Action<V1.BookResponse>? answered = null)
    {
        string caseId = (await _ledger.Handler.SubmitApplication(application, LedgerInFolder.Call)).Receipt.CaseId;
        await _ledger.Handler.DecideApplication(LedgerRequests.Approval(caseId), LedgerInFolder.Call);
        V1.BookRequest booking = LedgerRequests.Booking(
            caseId, Sound.Stay("2026-05-11", "2026-05-14"), request => request.Write = new V1.WriteOptions { Officer = "officer-9" });
        asked?.Invoke(booking);
        V1.BookResponse booked = await _ledger.Handler.Book(booking, LedgerInFolder.Call);
        answered?.Invoke(booked);
        await _ledger.Handler.WithdrawCase(new V1.WithdrawCaseRequest
        {
            MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId,
            Notice = new V1.Notice { Status = V1.NoticeStatus.Given, ReceivedByMunicipalityAt = Sound.At("2026-04-30T03:00:00Z") },
        }, LedgerInFolder.Call);
        return caseId;
    }

    private Task<V1.EraseValuesResponse> EraseAsync(string caseId) => _ledger.Handler.EraseValues(new V1.EraseValuesRequest
    {
        MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId,
        Write = new V1.WriteOptions { Officer = "officer-2" }, Reason = V1.ErasureReason.Requested,
    }, LedgerInFolder.Call);

    private V1.LedgerCase Case(string caseId) => _ledger.Handler.GetCase(
        new V1.GetCaseRequest { MunicipalityCode = Library.CityCode, CaseId = caseId }, LedgerInFolder.Call).CareCase;

    // Every file beside the database too: what was written on the way. The one that is locked is empty, and can't be opened.
    private string Files() => string.Concat(Directory.GetFiles(_ledger.Database!.Folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Encoding.Latin1.GetString(copy.ToArray());
    }));

    private static V1.SubmitApplicationRequest Application() => LedgerRequests.Application(request =>
    {
        request.SubjectId = Subject;
        request.Facts.DeliveryDay = "2026-04-03";
    });

    private static V1.CorrectFactsRequest Correction(string caseId) => new()
    {
        MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId,
        Correction = new V1.CorrectedFacts { FromDay = "2026-05-01", Facts = LedgerRequests.Application().Facts },
    };
}
