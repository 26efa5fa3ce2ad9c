using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Billing;

/// <summary>月の締め: issues one notice for each case that has something open up to the month; what is posted later goes to the next one.</summary>
internal static class CloseMonth
{
    private const string Stream = "billing";

    /// <summary>Decides it on what is open.</summary>
    public static CarriedCommand<V1.CloseMonthResponse> Carry(
        LedgerTables tables, WriteRequest write, Occasion occasion, V1.CloseMonthRequest request)
    {
        MunicipalityCode municipality = write.Municipality;
        Guid stream = StreamIds.Of(municipality, Stream);
        long revision = tables.RevisionOf(municipality, stream);
        if (ConflictOf(request, tables.Billing.LastMonth(municipality), Notices.DayOf(occasion.RecordedAt)) is { } conflict)
        {
            V1.CommandDecision refusal = CommandDecisions.Conflict(conflict);
            return new(stream, "", revision, refusal, receipt => new() { Receipt = receipt, Decision = refusal }, _ => { });
        }

        IReadOnlyList<OpenCharge> charges = tables.Billing.OpenCharges(municipality, request.Month);
        var month = new V1.BillingMonth
        {
            Month = request.Month,
            DueDay = request.DueDay,
            ClosedAt = Timestamp.FromDateTimeOffset(occasion.RecordedAt.ToDateTimeOffset()),
            LogIndex = occasion.LogIndex,
        };
        IReadOnlyList<V1.PaymentNotice> notices = Notices.Of(
            charges, caseId => V1.LedgerCase.Parser.ParseFrom(tables.ReadCase(municipality, caseId)), month, occasion);
        Sum(month, notices);
        V1.CommandDecision decision = CommandDecisions.Done();
        return new(stream, "", revision, decision, receipt => new() { Receipt = receipt, Decision = decision, Month = month }, _ =>
        {
            tables.Billing.Close(municipality, request.Month, month.ToByteArray(), charges.Count);
            foreach (V1.PaymentNotice notice in notices)
                tables.Billing.AddNotice(municipality, Guid.Parse(notice.NoticeId), Guid.Parse(notice.CaseId), notice.Month, notice.ToByteArray());
        }, InputsOf(charges));
    }

    private static string? ConflictOf(V1.CloseMonthRequest request, string lastMonth, LocalDate today)
    {
        // Months and days of the ledger are ISO text, whose order is theirs.
        if (string.CompareOrdinal(request.Month, today.ToYearMonth().ToWire()) > 0)
            return BillingConflicts.MonthNotReached;
        if (string.CompareOrdinal(request.Month, lastMonth) <= 0)
            return request.Month == lastMonth ? BillingConflicts.MonthClosed : BillingConflicts.MonthBeforeClosed;
        return string.CompareOrdinal(request.DueDay, today.ToWire()) <= 0 ? BillingConflicts.DueDayNotAfterClosing : null;
    }

    private static void Sum(V1.BillingMonth month, IReadOnlyList<V1.PaymentNotice> notices)
    {
        month.Notices = notices.Count(notice => notice.State == V1.NoticeState.Issued);
        month.Refunds = notices.Count(notice => notice.State == V1.NoticeState.Refund);
        month.NothingDue = notices.Count(notice => notice.State == V1.NoticeState.NothingDue);
        month.DueYen = notices.Sum(notice => Math.Max(0, notice.TotalYen));
        month.RefundYen = notices.Sum(notice => Math.Max(0, -notice.TotalYen));
    }

    // On what the month was closed, so that the log alone tells every notice.
    private static JsonArray InputsOf(IReadOnlyList<OpenCharge> charges) =>
    [
        .. charges.Select(charge => new JsonObject
        {
            ["case"] = charge.CaseId.ToString(),
            ["booking"] = charge.BookingId.ToString(),
            ["postedBy"] = charge.LogIndex.ToString(CultureInfo.InvariantCulture),
            ["amountYen"] = charge.AmountYen.ToString(CultureInfo.InvariantCulture),
            ["billedIn"] = charge.BilledIn,
        }),
    ];
}
