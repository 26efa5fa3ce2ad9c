using Google.Protobuf;

namespace TottoriCare.Grpc.Ledger;

/// <summary>実行した命令: what a command leaves behind when it is written: the case after it, the receipt and the reply.</summary>
internal sealed record CarriedOut<TResponse>(V1.LedgerCase After, V1.Receipt Receipt, TResponse Reply)
    where TResponse : class, IMessage<TResponse>, new();

/// <inheritdoc cref="CarriedOut{TResponse}"/>
internal static class CarriedOut
{
    /// <summary>A case before its first command.</summary>
    public static V1.LedgerCase NewCase(MunicipalityCode municipality, Guid caseId) =>
        new() { MunicipalityCode = municipality.Value, CaseId = caseId.ToString() };

    /// <summary>What the result of a command on a case amounts to; the same whenever it is worked out.</summary>
    public static CarriedOut<TResponse> Of<TResponse>(V1.LedgerCase before, CommandResult<TResponse> result, Occasion occasion)
        where TResponse : class, IMessage<TResponse>, new()
    {
        V1.LedgerCase after = result.After ?? before.Clone();
        after.Revision = before.Revision + 1;
        V1.Receipt receipt = ReplyParts.ReceiptOf(EntryStream.OfCase(Guid.Parse(before.CaseId)), after.Revision, occasion);
        return new CarriedOut<TResponse>(after, receipt, result.Reply(receipt));
    }
}
