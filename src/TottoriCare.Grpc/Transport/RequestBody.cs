using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>要求の本文: what is read of a request, piece by piece, until its call is cancelled.</summary>
/// <remarks>
/// A caller that goes away shows as an <see cref="IOException"/>, often before the server says that the request is aborted.
/// Here it becomes the end of the call that it is; the same exception from a handler stays a fault of the server.
/// </remarks>
internal readonly struct RequestBody(HttpContext http, PipeReader pipe)
{
    /// <summary>What has come, or the next piece of it.</summary>
    /// <exception cref="RpcFault">The caller has gone.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, as by its deadline.</exception>
    public ValueTask<ReadResult> ReadAsync(CallContext context)
    {
        try
        {
            // Not with the call's token: Kestrel takes a read that is given up in this way for one still under way, and logs that
            // as an error once it clears the rest of an HTTP/1.1 body away.
            return pipe.TryRead(out ReadResult ready)
                ? new ValueTask<ReadResult>(Uncancelled(ready))
                : AwaitAsync(pipe.ReadAsync(CancellationToken.None), context.CancellationToken);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw Gone();
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
            throw Gone();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> coming, CancellationToken cancellation)
    {
        try
        {
            using (cancellation.UnsafeRegister(GiveUp, pipe))
                return Uncancelled(await coming);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw Gone();
        }
    }

    private ReadResult Uncancelled(ReadResult read)
    {
        if (!read.IsCanceled)
            return read;
        try
        {
            pipe.AdvanceTo(read.Buffer.Start);
        }
        catch (ObjectDisposedException)
        {
            // The call has ended, and its body with it.
        }

        throw new OperationCanceledException();
    }

    /// <summary>A connection that broke off is not cleared of the rest of its body: there is none.</summary>
    private RpcFault Gone()
    {
        http.Abort();
        return WireFault.Cancelled();
    }

    private static void GiveUp(object? pipe)
    {
        try
        {
            ((PipeReader)pipe!).CancelPendingRead();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The caller went first, and that is what the read ends by.
        }
    }
}
