using Google.Protobuf;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Billing;

/// <summary>納付書への命令: a command that settles one notice, or is refused by its state.</summary>
internal static class NoticeCommand
{
    /// <summary>Decides it on the notice as it stands.</summary>
    /// <param name="tables">Where the notice is kept.</param>
    /// <param name="write">Who asks.</param>
    /// <param name="noticeId">The notice.</param>
    /// <param name="conflictOf">Why the notice does not allow it; none where it does.</param>
    /// <param name="settle">Changes the notice.</param>
    /// <param name="reply">The answer.</param>
    public static CarriedCommand<TResponse> Carry<TResponse>(
        LedgerTables tables, WriteRequest write, Guid noticeId, Func<V1.PaymentNotice, string?> conflictOf, Action<V1.PaymentNotice> settle,
        Func<V1.Receipt?, V1.CommandDecision, V1.PaymentNotice, TResponse> reply)
    {
        V1.PaymentNotice notice = tables.Billing.ReadNotice(write.Municipality, noticeId) is { } content
            ? V1.PaymentNotice.Parser.ParseFrom(content)
            : throw BillingFaults.NoticeNotFound();
        long revision = notice.Revision;
        V1.CommandDecision decision = conflictOf(notice) is { } conflict ? CommandDecisions.Conflict(conflict) : CommandDecisions.Done();
        if (decision.Outcome == V1.CommandOutcome.Done)
            settle(notice);
        notice.Revision = revision + 1;
        return new(noticeId, notice.CaseId, revision, decision, receipt => reply(receipt, decision, notice), next =>
            tables.Billing.SaveNotice(write.Municipality, noticeId, next, notice.ToByteArray()));
    }
}
