using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Decisions;

/// <summary>連続判定の応答: the answer of one line, under the line's own id and number.</summary>
/// <param name="lineId">The line's id; empty where it has none that may stand in an answer.</param>
/// <param name="number">The line's number, from 1.</param>
/// <param name="answer">The field of the answer or of the fault, encoded.</param>
internal sealed class DecisionLineReply(string lineId, int number, ReadOnlyMemory<byte> answer) : EncodedReply<V1.DecideStreamResponse>
{
    public override void WriteTo(ProtobufWriter output)
    {
        output.Text(V1.DecideStreamResponse.LineIdFieldNumber, lineId);
        output.Number(V1.DecideStreamResponse.LineNumberFieldNumber, number);
        output.Append(answer.Span);
    }
}
