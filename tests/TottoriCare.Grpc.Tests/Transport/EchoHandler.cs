using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>A handler of <c>echo.v1.Echo</c> whose unary answers a test may replace.</summary>
internal sealed class EchoHandler
{
    private readonly TaskCompletionSource _countEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _counted;

    public Func<Everything, CallContext, Task<Everything>> OnSay { get; set; } = (request, _) => Task.FromResult(request);

    /// <summary>Called by <see cref="Sum"/> for each number.</summary>
    public Action<CallContext> OnRequest { get; set; } = _ => { };

    public Task<Everything> Say(Everything request, CallContext context) => OnSay(request, context);

    public static Everything Ask(Everything request, CallContext context) => request;

    /// <summary>How many numbers <see cref="Count"/> has yielded, in all calls.</summary>
    public long Counted => Interlocked.Read(ref _counted);

    /// <summary>Ends with the first call of <see cref="Count"/>, however that ends.</summary>
    public Task CountEnded => _countEnded.Task.WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Counts from one to the value, each number with the request's padding.</summary>
    public async IAsyncEnumerable<Number> Count(Number request, CallContext context)
    {
        try
        {
            for (long value = 1; value <= request.Value; value++)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Interlocked.Increment(ref _counted);
                yield return new Number { Value = value, Padding = request.Padding };
                await Task.Yield();
            }
        }
        finally
        {
            _countEnded.TrySetResult();
        }
    }

    public async Task<Number> Sum(IAsyncEnumerable<Number> requests, CallContext context)
    {
        long sum = 0;
        await foreach (Number number in requests)
        {
            OnRequest(context);
            sum += number.Value;
        }

        return new Number { Value = sum };
    }

    public static async IAsyncEnumerable<Number> Mirror(IAsyncEnumerable<Number> requests, CallContext context)
    {
        await foreach (Number number in requests)
            yield return number.Value < 0 ? throw RpcFault.Because(Code.OutOfRange, "NEGATIVE", new("負の数です。", "The number is negative.")) : number;
    }
}
