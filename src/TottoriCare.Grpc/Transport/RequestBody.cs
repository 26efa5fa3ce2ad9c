using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>要求の本文: what is read of a request, piece by piece.</summary>
/// <remarks>
/// A caller that goes away shows as an <see cref="IOException"/>, often before the server says that the request is aborted.
/// Here it becomes the end of the call that it is; the same exception from a handler stays a fault of the server.
/// </remarks>
internal readonly struct RequestBody(PipeReader pipe)
{
    /// <summary>What has come, or the next piece of it.</summary>
    /// <exception cref="RpcFault">The caller has gone.</exception>
    public ValueTask<ReadResult> ReadAsync(CallContext context)
    {
        try
        {
            if (pipe.TryRead(out ReadResult ready))
                return new ValueTask<ReadResult>(ready);
            ValueTask<ReadResult> coming = pipe.ReadAsync(context.CancellationToken);
            return coming.IsCompletedSuccessfully ? coming : AwaitAsync(coming);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw WireFault.Cancelled();
        }
    }

    /// <exception cref="RpcFault">The caller has gone.</exception>
    public void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        try
        {
            pipe.AdvanceTo(consumed, examined);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw WireFault.Cancelled();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> coming)
    {
        try
        {
            return await coming;
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw WireFault.Cancelled();
        }
    }
}
