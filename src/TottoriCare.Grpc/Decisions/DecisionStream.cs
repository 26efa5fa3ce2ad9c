using System.Runtime.CompilerServices;
using Google.Rpc;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Decisions;

/// <summary>連続判定: an answer for each line of a stream, in their order, a faulty one with its own fault.</summary>
internal static class DecisionStream
{
    /// <summary>Answers line by line; the next line is read when the answer before it has been taken.</summary>
    /// <param name="lines">The lines, as the wire brings them.</param>
    /// <param name="answer">What answers one line, or throws its fault.</param>
    /// <param name="mostLines">The most lines.</param>
    /// <param name="context">The call.</param>
    /// <exception cref="RpcFault">RESOURCE_EXHAUSTED after the most lines, all of which have been answered.</exception>
    public static async IAsyncEnumerable<V1.DecideStreamResponse> AnswerAsync(
        IAsyncEnumerable<V1.DecideStreamRequest> lines,
        Func<V1.DecideStreamRequest, V1.DecideStreamResponse> answer,
        int mostLines,
        CallContext context,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        int number = 0;
        await foreach (V1.DecideStreamRequest line in lines.WithCancellation(cancellation))
        {
            if (number == mostLines)
                throw TooLong(mostLines);
            number++;
            yield return Answer(line, number, answer, context);
        }
    }

    private static V1.DecideStreamResponse Answer(
        V1.DecideStreamRequest line, int number, Func<V1.DecideStreamRequest, V1.DecideStreamResponse> answer, CallContext context)
    {
        V1.DecideStreamResponse response;
        try
        {
            response = answer(line);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake of this program in one case must not cost the caller all the others of a month.
            response = new V1.DecideStreamResponse { Fault = context.FaultOf(exception).ToLineFault() };
        }

        response.LineId = LineId.IsSound(line.LineId) ? line.LineId : "";
        response.LineNumber = number;
        return response;
    }

    private static RpcFault TooLong(int mostLines) => RpcFault.Because(
        Code.ResourceExhausted, "STREAM_TOO_LONG",
        new($"1回の連続判定は{mostLines:N0}行までです。ここまでの行にはすべて回答しました。続きは新しい呼出しで送ってください。",
            $"A stream takes at most {mostLines:N0} lines. All of them have been answered; send the rest in another call."),
        ("lines_answered", $"{mostLines}"));
}
