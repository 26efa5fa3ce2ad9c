using Google.Protobuf;
using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Log;

namespace TottoriCare.Grpc.Ledger;

/// <summary>応答の共通部分: what the replies of all commands have in common: the receipt and the decision.</summary>
internal static class ReplyParts
{
    private const string Receipt = "receipt";
    private const string Decision = "decision";

    /// <summary>A reply of these parts alone.</summary>
    public static TResponse ReplyOf<TResponse>(V1.Receipt? receipt, V1.CommandDecision decision)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var reply = new TResponse();
        if (receipt is not null)
            reply.Descriptor.FindFieldByName(Receipt).Accessor.SetValue(reply, receipt);
        reply.Descriptor.FindFieldByName(Decision).Accessor.SetValue(reply, decision);
        return reply;
    }

    /// <summary>Empties what a reply tells of a person: marked fields, and reasons, whose sentences and figures hold days. The receipt says so.</summary>
    public static void Erase(IMessage reply)
    {
        IdentifyingFields.Clear(reply, field => IdentifyingFields.IsMarked(field) || IsReasons(field));
        if (reply.Descriptor.FindFieldByName(Receipt)?.Accessor.GetValue(reply) is V1.Receipt receipt)
            receipt.Erased = true;
    }

    private static bool IsReasons(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && field.MessageType == V1.Reasons.Descriptor;
}
