using Google.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>What the stream of answers does when something goes wrong around it.</summary>
public class DecisionStreamTests
{
    [Fact]
    public async Task A_mistake_of_this_program_in_one_line_is_told_as_such_and_costs_no_other()
    {
        using CallContext context = Context();
        var answers = new List<V1.DecideStreamResponse>();
        await foreach (V1.DecideStreamResponse answer in DecisionStream.AnswerAsync(LinesOf(3), FailAtTheSecond, 10, context))
            answers.Add(answer);

        answers.Select(it => (it.LineNumber, it.LineId, it.Fault?.Code ?? 0))
            .ShouldBe([(1, "line1", 0), (2, "line2", (int)Code.Internal), (3, "line3", 0)]);
        answers[1].Fault.Message.En.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_answered_no_further_line()
    {
        using CallContext context = Context();
        using var giveUp = new CancellationTokenSource();
        int answered = 0;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (V1.DecideStreamResponse answer in DecisionStream.AnswerAsync(LinesOf(int.MaxValue), Answer, int.MaxValue, context, giveUp.Token))
            {
                if (answer.LineNumber == 5)
                    await giveUp.CancelAsync();
            }
        });

        answered.ShouldBe(5);

        V1.DecideStreamResponse Answer(V1.DecideStreamRequest line)
        {
            answered++;
            return new V1.DecideStreamResponse();
        }
    }

    [Fact]
    public async Task The_end_after_the_most_lines_says_how_far_it_came()
    {
        using CallContext context = Context();

        RpcFault fault = await Should.ThrowAsync<RpcFault>(async () =>
        {
            await foreach (V1.DecideStreamResponse _ in DecisionStream.AnswerAsync(LinesOf(8), _ => new(), 7, context))
            {
            }
        });

        fault.Code.ShouldBe(Code.ResourceExhausted);
        fault.Status.Details.Select(it => it.TryUnpack(out ErrorInfo info) ? info : null).First(it => it is not null)!
            .Metadata["lines_answered"].ShouldBe("7");
    }

    private static V1.DecideStreamResponse FailAtTheSecond(V1.DecideStreamRequest line) =>
        line.LineId == "line2" ? throw new InvalidOperationException("a secret") : new V1.DecideStreamResponse();

    private static async IAsyncEnumerable<V1.DecideStreamRequest> LinesOf(
        int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (int number = 1; number <= count; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new V1.DecideStreamRequest { LineId = $"line{number}" };
            await Task.Yield();
        }
    }

    private static CallContext Context() => new(
        new DefaultHttpContext(), V1.DecisionServiceReflection.Descriptor.Services[0].FindMethodByName("DecideStream"), Timeout.InfiniteTimeSpan, NullLogger.Instance);
}
