using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>Every command on a case beyond a single booking: what it changes, what it refuses, and what is owed for it.</summary>
public sealed class CaseCommandsTests : IAsyncLifetime
{
    private readonly LedgerInFolder _ledger = LedgerInFolder.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Bookings_that_are_booked_together_are_all_booked_or_none()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        V1.BookAllResponse none = await _ledger.Handler.BookAll(
            Together(caseId, Sound.Stay("2026-05-11", "2026-05-15"), Sound.Stay("2026-06-01", "2026-06-05")), LedgerInFolder.Call);
        none.Decision.Outcome.ShouldBe(V1.CommandOutcome.Refused);
        none.Bookings.Select(result => result.Decision.Outcome).ShouldBe([V1.CommandOutcome.Done, V1.CommandOutcome.Refused]);
        none.Bookings.ShouldAllBe(result => result.BookingId == "");
        Case(caseId).Bookings.ShouldBeEmpty();

        V1.BookAllResponse all = await _ledger.Handler.BookAll(
            Together(caseId, Sound.Stay("2026-05-11", "2026-05-15"), Sound.Stay("2026-06-01", "2026-06-04")), LedgerInFolder.Call);
        all.Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        Case(caseId).Bookings.Select(booking => booking.BookingId).ShouldBe(all.Bookings.Select(result => result.BookingId));
        all.Bookings.Select(result => result.BookingId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_ordinance_refuses_an_officer_can_not_approve_and_the_refusal_names_the_rules()
    {
        V1.SubmitApplicationResponse applied = await _ledger.Handler.SubmitApplication(
            LedgerRequests.Application(request => request.Facts.Residence.Status = V1.ResidenceStatus.NotResident), LedgerInFolder.Call);
        string caseId = applied.Receipt.CaseId;

        V1.DecideApplicationResponse approval = await _ledger.Handler.DecideApplication(LedgerRequests.Approval(caseId), LedgerInFolder.Call);
        approval.Decision.Outcome.ShouldBe(V1.CommandOutcome.Refused);
        approval.Decision.Reasons.Findings.Single(finding => finding.Status == V1.FindingStatus.NotMet).Rule.Id.ShouldBe("TC-42");

        await _ledger.Handler.DecideApplication(Refusal(caseId, "住民登録がないため"), LedgerInFolder.Call);
        V1.LedgerCase kept = Case(caseId);
        kept.State.ShouldBe(V1.CaseState.Refused);
        kept.Refusal.Grounds.Select(ground => (ground.CareType, ground.RuleId)).ShouldBe(
            [(V1.CareType.ShortStay, "TC-42"), (V1.CareType.DayService, "TC-42")]);

        string page = _ledger.Handler.PrintDecision(
            new V1.PrintDecisionRequest { MunicipalityCode = Library.CityCode, CaseId = caseId }, LedgerInFolder.Call).Html;
        page.ShouldContain("不承認通知書");
        page.ShouldContain("TC-42");
        page.ShouldContain("{{教示}}");
        page.ShouldContain("住民登録がないため");
    }

    [Fact]
    public async Task No_value_of_a_page_is_taken_for_markup_or_for_a_place_to_fill_in()
    {
        V1.SubmitApplicationResponse applied = await _ledger.Handler.SubmitApplication(LedgerRequests.Application(), LedgerInFolder.Call);
        await _ledger.Handler.DecideApplication(Refusal(applied.Receipt.CaseId, "<b>{{氏名}}</b>"), LedgerInFolder.Call);

        string page = _ledger.Handler.PrintDecision(
            new V1.PrintDecisionRequest { MunicipalityCode = Library.CityCode, CaseId = applied.Receipt.CaseId }, LedgerInFolder.Call).Html;

        page.ShouldNotContain("<b>");
        page.Split("{{氏名}}").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Less_than_the_cap_may_be_approved()
    {
        V1.SubmitApplicationResponse applied = await _ledger.Handler.SubmitApplication(LedgerRequests.Application(), LedgerInFolder.Call);
        string caseId = applied.Receipt.CaseId;
        await _ledger.Handler.DecideApplication(
            LedgerRequests.Approval(caseId, request => request.Approval.Uses.Add(new V1.ApprovedUses { CareType = V1.CareType.ShortStay, Most = 3 })),
            LedgerInFolder.Call);

        (await BookAsync(caseId, "2026-05-11", "2026-05-13")).Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        (await BookAsync(caseId, "2026-06-01", "2026-06-03")).Decision.Conflict.ShouldBe("APPROVED_USES_EXHAUSTED");
        (await BookAsync(caseId, "2026-06-01", "2026-06-02")).Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
    }

    [Fact]
    public async Task A_withdrawn_case_gives_up_what_is_booked_and_books_nothing_more()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        await BookAsync(caseId, "2026-05-11", "2026-05-13");
        V1.WithdrawCaseResponse withdrawn = await _ledger.Handler.WithdrawCase(new V1.WithdrawCaseRequest
        {
            MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId,
            Notice = new V1.Notice { Status = V1.NoticeStatus.Given, ReceivedByMunicipalityAt = Sound.At("2026-05-08T03:00:01Z") },
        }, LedgerInFolder.Call);

        withdrawn.GivenUp.Single().Charge.ChargeYen.ShouldBe(1800);
        (await BookAsync(caseId, "2026-06-01", "2026-06-02")).Decision.Conflict.ShouldBe("CASE_NOT_APPROVED");
    }

    [Fact]
    public async Task A_corrected_household_class_is_posted_as_a_difference()
    {
        string caseId = await _ledger.ApprovedCaseAsync();
        V1.BookResponse booked = await BookAsync(caseId, "2026-05-11", "2026-05-13");
        await _ledger.Handler.CancelBooking(LedgerRequests.Cancellation(caseId, booked.BookingId, "2026-05-08T04:00:00Z"), LedgerInFolder.Call);
        V1.CareCase facts = Case(caseId).Facts.Clone();
        facts.HouseholdClass = "municipal_tax_exempt";

        V1.CorrectFactsResponse corrected = await _ledger.Handler.CorrectFacts(new V1.CorrectFactsRequest
        {
            MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId,
            Correction = new V1.CorrectedFacts { FromDay = "2026-04-10", Facts = facts },
        }, LedgerInFolder.Call);

        corrected.Bookings.Single().PostedYen.ShouldBe(-900);
        V1.LedgerBooking kept = Case(caseId).Bookings.Single();
        kept.Postings.Select(posting => posting.AmountYen).ShouldBe([1800, -900]);
        kept.Charge.ChargeYen.ShouldBe(900);
    }

    [Fact]
    public async Task Cases_and_what_was_asked_for_them_are_listed_a_page_at_a_time()
    {
        for (int i = 0; i < 5; i++)
            await _ledger.Handler.SubmitApplication(LedgerRequests.Application(request => request.SubjectId = $"subject-{i % 2}"), LedgerInFolder.Call);

        List<string> seen = [];
        string token = "";
        do
        {
            V1.ListCasesResponse page = _ledger.Handler.ListCases(
                new V1.ListCasesRequest { MunicipalityCode = Library.CityCode, PageSize = 2, PageToken = token }, LedgerInFolder.Call);
            page.Cases.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Cases.Select(found => found.CaseId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        seen.Distinct().Count().ShouldBe(5);
        _ledger.Handler.ListCases(new V1.ListCasesRequest { MunicipalityCode = Library.CityCode, SubjectId = "subject-0" }, LedgerInFolder.Call).Cases.Count.ShouldBe(3);
        _ledger.Handler.ListCases(new V1.ListCasesRequest { MunicipalityCode = Library.CityCode, State = V1.CaseState.Approved }, LedgerInFolder.Call).Cases.ShouldBeEmpty();

        await BookAsync(seen[0], "2026-05-11", "2026-05-13");
        V1.CaseEvent[] events = [.. _ledger.Handler.ListCaseEvents(
            new V1.ListCaseEventsRequest { MunicipalityCode = Library.CityCode, CaseId = seen[0] }, LedgerInFolder.Call).Events];
        events.Select(one => (one.Revision, one.Command, one.Outcome, one.Conflict)).ShouldBe(
        [
            (1, "SubmitApplication", V1.CommandOutcome.Done, ""),
            (2, "Book", V1.CommandOutcome.Refused, "CASE_NOT_APPROVED"),
        ]);
    }

    [Fact]
    public async Task A_month_of_commands_is_carried_out_in_order_and_once()
    {
        V1.SubmitApplicationRequest application = LedgerRequests.Application();
        string caseId = application.RequestId;
        V1.ImportRequest[] month =
        [
            new() { LineId = "a", SubmitApplication = application },
            new() { LineId = "b", DecideApplication = LedgerRequests.Approval(caseId) },
            new() { LineId = "c", Book = LedgerRequests.Booking(caseId, Sound.Stay("2026-05-11", "2026-05-13")) },
            new() { LineId = "d" },
            new() { LineId = "e", Book = LedgerRequests.Booking(caseId, Sound.Stay("2026-06-01", "2026-06-09")) },
            new() { LineId = "f", Book = LedgerRequests.Booking(LedgerInFolder.NewId(), Sound.Stay("2026-06-01", "2026-06-02")) },
        ];

        // Broken off after three lines, then sent again from the beginning.
        V1.ImportResponse[] part = await ImportAsync(month[..3]);
        V1.ImportResponse[] whole = await ImportAsync(month);

        whole[..3].ShouldBe(part);
        whole.Select(answer => answer.LineId).ShouldBe(month.Select(line => line.LineId));
        whole.Select(answer => answer.LineNumber).ShouldBe([1, 2, 3, 4, 5, 6]);
        whole[2].Book.Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        whole[3].Fault.Violations.Single().Field.ShouldBe("command");
        whole[4].Book.Decision.Outcome.ShouldBe(V1.CommandOutcome.Refused);
        whole[5].Fault.Reason.ShouldBe("CASE_NOT_FOUND");
        Case(caseId).Revision.ShouldBe(4);
    }

    [Fact]
    public async Task No_request_can_take_the_place_of_a_stream_of_the_ledger()
    {
        string billing = StreamIds.Of(MunicipalityCode.Parse(Library.CityCode), "billing").ToString();
        RpcFault fault = await Should.ThrowAsync<RpcFault>(() => _ledger.Handler.SubmitApplication(
            LedgerRequests.Application(request => request.RequestId = billing), LedgerInFolder.Call));
        fault.Status.Code.ShouldBe((int)Google.Rpc.Code.InvalidArgument);
    }

    private static V1.BookAllRequest Together(string caseId, params V1.Booking[] bookings) => new()
    {
        MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId,
        Bookings = { bookings.Select(booking => new V1.WantedBooking { Booking = booking }) },
    };

    private static V1.DecideApplicationRequest Refusal(string caseId, string reason) => LedgerRequests.Approval(
        caseId, request => request.Refusal = new V1.CareRefusal { RefusalDay = "2026-04-22", Reason = reason });

    private async Task<V1.ImportResponse[]> ImportAsync(IEnumerable<V1.ImportRequest> lines)
    {
        var answers = new List<V1.ImportResponse>();
        await foreach (V1.ImportResponse answer in _ledger.Handler.Import(lines.ToAsyncEnumerable(), LedgerInFolder.Call))
            answers.Add(answer);
        return [.. answers];
    }

    private Task<V1.BookResponse> BookAsync(string caseId, string first, string last) =>
        _ledger.Handler.Book(LedgerRequests.Booking(caseId, Sound.Stay(first, last)), LedgerInFolder.Call);

    private V1.LedgerCase Case(string caseId) => _ledger.Handler.GetCase(
        new V1.GetCaseRequest { MunicipalityCode = Library.CityCode, CaseId = caseId }, LedgerInFolder.Call).CareCase;
}
