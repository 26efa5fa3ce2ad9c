using Google.Rpc;
using TottoriCare.Grpc.Billing;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Billing;

/// <summary>Months are closed once, bill each charge once, and what comes later goes to the next notice.</summary>
public sealed class BillingTests : IAsyncLifetime
{
    private readonly LedgerInFolder _ledger = LedgerInFolder.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_late_cancellation_is_billed_in_the_month_after_the_planned_use_and_paid_once()
    {
        string caseId = await CancelledLateAsync("municipal_tax_payable");
        (await CloseAsync("2026-06")).Decision.Conflict.ShouldBe("MONTH_NOT_REACHED");
        Today("2026-06-01");
        V1.BillingMonth month = (await CloseAsync("2026-06")).Month;
        (month.Notices, month.DueYen, month.Refunds, month.NothingDue).ShouldBe((1, 1800, 0, 0));

        V1.PaymentNotice notice = Notices("2026-06").Single();
        notice.CaseId.ShouldBe(caseId);
        notice.State.ShouldBe(V1.NoticeState.Issued);
        notice.Charges.Single().Ground.Ja.ShouldContain("TC-32");

        (await PayAsync(notice, "2026-06-02", 1799)).Decision.Conflict.ShouldBe("AMOUNT_DIFFERS");
        (await PayAsync(notice, "2026-05-31", 1800)).Decision.Conflict.ShouldBe("SETTLED_BEFORE_ISSUE");
        (await PayAsync(notice, "2026-06-02", 1800)).Decision.Conflict.ShouldBe("SETTLED_IN_FUTURE");
        (await PayAsync(notice, "2026-06-01", 1800)).Notice.State.ShouldBe(V1.NoticeState.Paid);
        (await PayAsync(notice, "2026-06-01", 1800)).Decision.Conflict.ShouldBe("NOTICE_NOT_OPEN");
        Notices("2026-06").Single().Revision.ShouldBe(5);
    }

    [Fact]
    public async Task A_month_is_closed_once_and_none_before_it_any_more()
    {
        await CancelledLateAsync("municipal_tax_payable");
        Today("2026-07-01");
        (await CloseAsync("2026-06", due: "2026-07-31")).Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        (await CloseAsync("2026-06", due: "2026-07-31")).Decision.Conflict.ShouldBe("MONTH_CLOSED");
        (await CloseAsync("2026-05")).Decision.Conflict.ShouldBe("MONTH_BEFORE_CLOSED");
        (await CloseAsync("2026-07", due: "2026-07-01")).Decision.Conflict.ShouldBe("DUE_DAY_NOT_AFTER_CLOSING");
        (await CloseAsync("2026-07")).Month.Notices.ShouldBe(0);
    }

    [Fact]
    public async Task A_correction_after_the_month_was_closed_is_given_back_with_the_next_notice()
    {
        string caseId = await CancelledLateAsync("municipal_tax_payable");
        Today("2026-06-01");
        await CloseAsync("2026-06");
        V1.CareCase facts = Case(caseId).Facts.Clone();
        facts.HouseholdClass = "municipal_tax_exempt";
        await _ledger.Handler.CorrectFacts(new V1.CorrectFactsRequest
        {
            MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId,
            Correction = new V1.CorrectedFacts { FromDay = "2026-04-10", Facts = facts },
        }, LedgerInFolder.Call);
        Today("2026-07-01");

        V1.BillingMonth month = (await CloseAsync("2026-07")).Month;

        (month.Notices, month.Refunds, month.DueYen, month.RefundYen).ShouldBe((0, 1, 0, 900));
        V1.PaymentNotice refund = Notices("2026-07").Single();
        refund.State.ShouldBe(V1.NoticeState.Refund);
        refund.Charges.Single().BilledIn.ShouldBe("2026-06");
        (await PayAsync(refund, "2026-07-01", -900)).Notice.State.ShouldBe(V1.NoticeState.Refunded);
        Notices("2026-06").Single().TotalYen.ShouldBe(1800);
    }

    [Fact]
    public async Task A_charge_of_nothing_is_on_record_and_never_billed()
    {
        await CancelledLateAsync("public_assistance");
        Today("2026-06-01");
        V1.BillingMonth month = (await CloseAsync("2026-06")).Month;

        (month.Notices, month.NothingDue, month.DueYen).ShouldBe((0, 1, 0));
        V1.PaymentNotice notice = Notices("2026-06").Single();
        notice.State.ShouldBe(V1.NoticeState.NothingDue);
        notice.Charges.ShouldBeEmpty();
        notice.ZeroCharges.Single().Outcome.ShouldBe(V1.CancellationOutcome.Exempt);
        Csv("2026-06").Lines.ShouldBe(0);
    }

    [Fact]
    public async Task A_notice_that_is_not_paid_is_overdue_after_its_due_day_and_may_be_waived_by_an_officer()
    {
        await CancelledLateAsync("municipal_tax_payable");
        Today("2026-06-01");
        await CloseAsync("2026-06");
        Today("2026-06-30");
        Notices("2026-06").Single().State.ShouldBe(V1.NoticeState.Issued);
        Today("2026-07-01");
        V1.PaymentNotice overdue = Notices("2026-06").Single();
        overdue.State.ShouldBe(V1.NoticeState.Overdue);

        var waiver = new V1.WaiveNoticeRequest
        {
            MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), NoticeId = overdue.NoticeId, Reason = "災害による減免",
        };
        (await Should.ThrowAsync<RpcFault>(() => _ledger.Billing.WaiveNotice(waiver, LedgerInFolder.Call))).Status.Code.ShouldBe((int)Code.InvalidArgument);
        waiver.Write = new V1.WriteOptions { Officer = "officer-1" };
        V1.PaymentNotice waived = (await _ledger.Billing.WaiveNotice(waiver, LedgerInFolder.Call)).Notice;
        (waived.State, waived.WaiverReason, waived.WaiverOfficer).ShouldBe((V1.NoticeState.Waived, "災害による減免", "officer-1"));
    }

    [Fact]
    public async Task A_notice_is_printed_with_its_grounds_and_exported_for_the_finance_system()
    {
        await CancelledLateAsync("municipal_tax_payable");
        Today("2026-06-01");
        await CloseAsync("2026-06");
        V1.PaymentNotice notice = Notices("2026-06").Single();

        string page = _ledger.Billing.PrintNotice(
            new V1.PrintNoticeRequest { MunicipalityCode = Library.CityCode, NoticeId = notice.NoticeId }, LedgerInFolder.Call).Html;
        page.ShouldContain("1,800円");
        page.ShouldContain("TC-32");
        page.ShouldContain("{{氏名}}");
        page.ShouldContain("令和8年6月30日");

        string text = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(932)!
            .GetString(Csv("2026-06", V1.CsvEncoding.Cp932).Csv.Span);
        text.ShouldContain("納付書番号");
        text.ShouldContain($"{notice.NoticeId},2026-06,{notice.CaseId},subject-1,2026-06-30,発行済み,1800,1");
        Csv("2026-06").Csv.Span[..3].ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        Should.Throw<RpcFault>(() => Csv("2026-07")).Status.Code.ShouldBe((int)Code.NotFound);
    }

    private void Today(string day) => _ledger.Clock.Now = DateTimeOffset.Parse($"{day}T12:00:00+09:00");

    // Monday 11 May 2026, given up on the Friday before at one o'clock, an hour late.
    private async Task<string> CancelledLateAsync(string householdClass)
    {
        V1.SubmitApplicationResponse applied = await _ledger.Handler.SubmitApplication(
            LedgerRequests.Application(request => request.Facts.HouseholdClass = householdClass), LedgerInFolder.Call);
        string caseId = applied.Receipt.CaseId;
        await _ledger.Handler.DecideApplication(LedgerRequests.Approval(caseId), LedgerInFolder.Call);
        V1.BookResponse booked = await _ledger.Handler.Book(LedgerRequests.Booking(caseId, Sound.Stay("2026-05-11", "2026-05-13")), LedgerInFolder.Call);
        await _ledger.Handler.CancelBooking(LedgerRequests.Cancellation(caseId, booked.BookingId, "2026-05-08T04:00:00Z"), LedgerInFolder.Call);
        return caseId;
    }

    private Task<V1.CloseMonthResponse> CloseAsync(string month, string? due = null) => _ledger.Billing.CloseMonth(new V1.CloseMonthRequest
    {
        MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), Write = new V1.WriteOptions { Officer = "officer-1" },
        Month = month, DueDay = due ?? (month == "2026-06" ? "2026-06-30" : "2026-07-31"),
    }, LedgerInFolder.Call);

    private Task<V1.RecordPaymentResponse> PayAsync(V1.PaymentNotice notice, string day, long yen) => _ledger.Billing.RecordPayment(new V1.RecordPaymentRequest
    {
        MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), Write = new V1.WriteOptions { Officer = "officer-1" },
        NoticeId = notice.NoticeId, SettledDay = day, AmountYen = yen,
    }, LedgerInFolder.Call);

    private IEnumerable<V1.PaymentNotice> Notices(string month) => _ledger.Billing.ListNotices(
        new V1.ListNoticesRequest { MunicipalityCode = Library.CityCode, Month = month }, LedgerInFolder.Call).Notices;

    private V1.ExportNoticesResponse Csv(string month, V1.CsvEncoding encoding = V1.CsvEncoding.Unspecified) => _ledger.Billing.ExportNotices(
        new V1.ExportNoticesRequest { MunicipalityCode = Library.CityCode, Month = month, Encoding = encoding }, LedgerInFolder.Call);

    private V1.LedgerCase Case(string caseId) => _ledger.Handler.GetCase(
        new V1.GetCaseRequest { MunicipalityCode = Library.CityCode, CaseId = caseId }, LedgerInFolder.Call).CareCase;
}
