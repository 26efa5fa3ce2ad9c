using Google.Protobuf;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Decisions;

/// <summary>決定の応答: what a decision answers, and its reasons.</summary>
/// <param name="answer">The response without its reasons.</param>
/// <param name="reasons">Its reasons.</param>
/// <typeparam name="TResponse">The response; its reasons are the last of its fields.</typeparam>
internal sealed class DecisionReply<TResponse>(TResponse answer, DecisionReasons reasons) : EncodedReply<TResponse>
    where TResponse : class, IMessage<TResponse>, new()
{
    private static readonly int s_reasons = new TResponse().Descriptor.FindFieldByName("reasons").FieldNumber;

    public override void WriteTo(ProtobufWriter output)
    {
        output.Fields(answer);
        int start = output.Begin(s_reasons);
        reasons.WriteTo(output);
        output.End(start);
    }
}
