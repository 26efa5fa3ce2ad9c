using System.IO.Pipelines;

namespace TottoriCare.Grpc.Transport;

/// <summary>遅い読み手: waits while the caller is slow to read a response, but not for ever.</summary>
/// <remarks>
/// A deadline does not end the wait: the status could not overtake the messages before it, and Kestrel resets a stream whose
/// flush is cancelled, so that the caller would learn of no deadline at all.
/// </remarks>
internal static class SlowReader
{
    /// <summary>Waits for what was sent to find room; cuts the call off where it finds none in the time.</summary>
    /// <exception cref="RpcFault">The caller does not read.</exception>
    public static ValueTask<FlushResult> AwaitAsync(ValueTask<FlushResult> flush, HttpContext http, TimeSpan longest) =>
        flush.IsCompletedSuccessfully ? flush : WaitAsync(flush.AsTask(), http, longest);

    private static async ValueTask<FlushResult> WaitAsync(Task<FlushResult> flush, HttpContext http, TimeSpan longest)
    {
        try
        {
            return await flush.WaitAsync(longest);
        }
        catch (TimeoutException)
        {
            http.Abort();
            throw WireFault.SlowReader();
        }
    }
}
