using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>A handler of <c>echo.v1.Echo</c> whose unary answers a test may replace.</summary>
internal sealed class EchoHandler
{
    public Func<Everything, CallContext, Task<Everything>> OnSay { get; set; } = (request, _) => Task.FromResult(request);

    public Task<Everything> Say(Everything request, CallContext context) => OnSay(request, context);

    public static Everything Ask(Everything request, CallContext context) => request;

    /// <summary>Counts from one to the value, each number with the request's padding.</summary>
    public static async IAsyncEnumerable<Number> Count(Number request, CallContext context)
    {
        for (long value = 1; value <= request.Value; value++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            yield return new Number { Value = value, Padding = request.Padding };
            await Task.Yield();
        }
    }

    public static async Task<Number> Sum(IAsyncEnumerable<Number> requests, CallContext context)
    {
        long sum = 0;
        await foreach (Number number in requests)
            sum += number.Value;
        return new Number { Value = sum };
    }

    public static async IAsyncEnumerable<Number> Mirror(IAsyncEnumerable<Number> requests, CallContext context)
    {
        await foreach (Number number in requests)
            yield return number;
    }
}
