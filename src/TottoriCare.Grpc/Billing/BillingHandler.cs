using NodaTime;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Billing;

/// <summary>請求サービス: <c>tottoricare.v1.BillingService</c>: the commands. The queries are in the other part.</summary>
internal sealed partial class BillingHandler(BookInService books, CommandLog log, BillingReader reading)
{
    private const int MostOfReason = 500;

    public Task<V1.CloseMonthResponse> CloseMonth(V1.CloseMonthRequest request, CallContext context)
    {
        (RequestReader reader, WriteRequest? write) = Begin(request.MunicipalityCode, request.RequestId, request.Write, context);
        reader.ReadMonth(request.Month, "month");
        reader.ReadDay(request.DueDay, "due_day");
        return RunAsync(reader, write, request, nameof(CloseMonth), (tables, occasion) => Billing.CloseMonth.Carry(tables, write!, occasion, request));
    }

    public Task<V1.RecordPaymentResponse> RecordPayment(V1.RecordPaymentRequest request, CallContext context)
    {
        (RequestReader reader, WriteRequest? write) = Begin(request.MunicipalityCode, request.RequestId, request.Write, context);
        Guid? id = reader.ReadId(request.NoticeId, "notice_id");
        reader.ReadDay(request.SettledDay, "settled_day");
        if (!request.HasAmountYen)
            reader.Faults.AddMissing("amount_yen", "金額（円）", "the amount in yen");
        return RunAsync(reader, write, request, nameof(RecordPayment), (tables, occasion) => NoticeCommand.Carry(
            tables, write!, id!.Value,
            notice => ConflictOfPayment(request, notice, Notices.DayOf(occasion.RecordedAt)),
            notice =>
            {
                notice.State = notice.State == V1.NoticeState.Issued ? V1.NoticeState.Paid : V1.NoticeState.Refunded;
                notice.SettledDay = request.SettledDay;
            },
            (receipt, decision, notice) => new V1.RecordPaymentResponse
            {
                Receipt = receipt, Decision = decision, Notice = notice.On(Notices.DayOf(occasion.RecordedAt)),
            }));
    }

    public Task<V1.WaiveNoticeResponse> WaiveNotice(V1.WaiveNoticeRequest request, CallContext context)
    {
        (RequestReader reader, WriteRequest? write) = Begin(request.MunicipalityCode, request.RequestId, request.Write, context);
        Guid? id = reader.ReadId(request.NoticeId, "notice_id");
        reader.ReadLine(request.Reason, MostOfReason, "reason", "免除の理由", "the reason of the waiver");
        return RunAsync(reader, write, request, nameof(WaiveNotice), (tables, occasion) => NoticeCommand.Carry(
            tables, write!, id!.Value,
            notice => notice.State == V1.NoticeState.Issued ? null : BillingConflicts.NoticeNotOpen,
            notice => (notice.State, notice.WaiverReason, notice.WaiverOfficer) = (V1.NoticeState.Waived, request.Reason, request.Write.Officer),
            (receipt, decision, notice) => new V1.WaiveNoticeResponse
            {
                Receipt = receipt, Decision = decision, Notice = notice.On(Notices.DayOf(occasion.RecordedAt)),
            }));
    }

    private static string? ConflictOfPayment(V1.RecordPaymentRequest request, V1.PaymentNotice notice, LocalDate today)
    {
        if (notice.State is not (V1.NoticeState.Issued or V1.NoticeState.Refund))
            return BillingConflicts.NoticeNotOpen;
        if (request.AmountYen != notice.TotalYen)
            return BillingConflicts.AmountDiffers;
        if (string.CompareOrdinal(request.SettledDay, Notices.DayOf(Instant.FromDateTimeOffset(notice.IssuedAt.ToDateTimeOffset())).ToWire()) < 0)
            return BillingConflicts.SettledBeforeIssue;
        return string.CompareOrdinal(request.SettledDay, today.ToWire()) > 0 ? BillingConflicts.SettledInFuture : null;
    }

    private (RequestReader Reader, WriteRequest? Write) Begin(string municipality, string requestId, V1.WriteOptions? options, CallContext context)
    {
        RequestReader reader = books.Current.Read(municipality);
        reader.RequireOfficer(options);
        return (reader, WriteRequest.Read(reader, requestId, options, log.Now, context.Credential()));
    }

    private Task<TResponse> RunAsync<TResponse>(
        RequestReader reader, WriteRequest? write, Google.Protobuf.IMessage request, string command,
        Func<LedgerTables, Occasion, CarriedCommand<TResponse>> carry)
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new() =>
        reader.IsFaulty || write is null ? throw reader.ToFault() : log.RunAsync(write, request, reader.Served, command, carry);
}
