using Google.Protobuf;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>再実施できる命令: a kind of command, able to be decided again from what was recorded of it.</summary>
internal abstract class RecordedCommand
{
    /// <summary>The name by which the log calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Decides a recorded command again.</summary>
    /// <param name="entry">What was recorded.</param>
    /// <param name="request">The request, in the JSON mapping of protobuf.</param>
    /// <param name="before">The case as its entries before amount to; none where this is the first.</param>
    /// <param name="served">The ordinance of its time.</param>
    /// <exception cref="Transport.RpcFault">The request can't be read, or not be decided, by that ordinance.</exception>
    /// <exception cref="InvalidProtocolBufferException">The request is none of this kind.</exception>
    /// <exception cref="InvalidJsonException">The request is no JSON of the contract.</exception>
    public abstract Reperformed Perform(RecordedEntry entry, string request, V1.LedgerCase? before, ServedOrdinance served);

    /// <summary>A kind of command on a case.</summary>
    public static RecordedCommand Of<TRequest, TResponse>(ICaseCommand<TRequest, TResponse> command)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() => new OnCase<TRequest, TResponse>(command);

    private sealed class OnCase<TRequest, TResponse>(ICaseCommand<TRequest, TResponse> command) : RecordedCommand
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        public override string Name => command.Name;

        public override Reperformed Perform(RecordedEntry entry, string request, V1.LedgerCase? before, ServedOrdinance served)
        {
            var message = (TRequest)new TRequest().Descriptor.Parser.ParseJson(request);
            var reader = new RequestReader(served);
            WriteRequest? write = WriteRequest.Read(
                reader, (string)FieldOf(message, "request_id")!, (V1.WriteOptions?)FieldOf(message, "write"), entry.RecordedAt, entry.Actor, entry.Facility);
            CommandOnCase<TResponse>? onCase = command.Read(message, reader, write?.RequestId ?? Guid.Empty);
            if (reader.IsFaulty || write is null || onCase is null)
                throw reader.ToFault();
            if (onCase.CaseId != entry.Row.StreamId || onCase.OpensCase != (before is null))
                return new Reperformed(null, "", null);

            var occasion = new Occasion(served, entry.RecordedAt, write.RequestId, entry.Row.Index, entry.Facility);
            V1.LedgerCase stands = before ?? CaseLedger.NewCase(write.Municipality, onCase.CaseId);
            CommandResult<TResponse> result = onCase.On(stands, occasion);
            V1.Receipt receipt = CommandLog.ReceiptOf(stands.CaseId, stands.Revision + 1, occasion);
            LogRow row = LedgerLog.EntryOf(
                write, message, command.Name, onCase.CaseId, receipt, entry.RecordedAt, occasion, result.Decision, inputs: null, result.Reply(receipt),
                entry.SaltOf);
            return new Reperformed(
                row, row.Values.Single(kept => kept.Place == LedgerLog.ReplyPlace).Value, CaseLedger.AfterOf(stands, result, receipt.Revision));
        }

        private static object? FieldOf(IMessage message, string name) => message.Descriptor.FindFieldByName(name).Accessor.GetValue(message);
    }
}

/// <summary>再実施の結果: what a recorded command comes to when it is decided again.</summary>
/// <param name="Entry">The entry that it makes; none where it does not belong where it stands.</param>
/// <param name="Reply">The reply, as canonical JSON.</param>
/// <param name="After">The case after it.</param>
internal sealed record Reperformed(LogRow? Entry, string Reply, V1.LedgerCase? After);
