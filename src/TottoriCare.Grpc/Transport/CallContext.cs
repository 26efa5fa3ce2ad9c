using System.Diagnostics;
using System.Security.Claims;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>呼出しの文脈: what a handler may know of its call beyond the message, and what it may add to the answer.</summary>
/// <remarks>Belongs to one call and one thread at a time; not to be kept after the call has ended.</remarks>
public sealed class CallContext : IDisposable
{
    /// <summary>No timer takes more than this, some 49 days; the wire allows 11,000 years.</summary>
    private static readonly TimeSpan s_longestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _ending = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly TimeSpan _timeout;
    private readonly ILogger _log;
    private HttpContext? _http;
    private CancellationTokenSource? _cancellation;
    private Metadata? _requestHeaders;

    internal CallContext(HttpContext http, MethodDescriptor method, TimeSpan timeout, ILogger log)
    {
        _http = http;
        _timeout = timeout;
        _log = log;
        Method = method;
        Admission = http.Features.Get<CallAdmission>();
    }

    /// <summary>The method that is called.</summary>
    public MethodDescriptor Method { get; }

    /// <summary>The caller as the host's authentication has named it; anonymous when it has named none.</summary>
    /// <exception cref="InvalidOperationException">The call has ended.</exception>
    public ClaimsPrincipal User
    {
        get
        {
            lock (_ending)
                return Http.User;
        }
    }

    /// <summary>The custom headers of the request.</summary>
    /// <exception cref="InvalidOperationException">The call has ended.</exception>
    public Metadata RequestHeaders
    {
        get
        {
            lock (_ending)
                return _requestHeaders ??= Metadata.From(Http.Request.Headers);
        }
    }

    /// <summary>Custom headers of the response; sent with the first message, or with the status when there is none.</summary>
    public Metadata ResponseHeaders => ResponseHeadersIfAny ??= new Metadata();

    /// <summary>Custom trailers of the response; sent with the status, whatever it is.</summary>
    public Metadata ResponseTrailers => ResponseTrailersIfAny ??= new Metadata();

    /// <summary>
    /// Whether messages are sent compressed, if the caller accepts that; none leaves it to the settings. It may change from
    /// one message to the next when it has any value before the first.
    /// </summary>
    public bool? CompressResponse { get; set; }

    /// <summary>Whether the message read last came compressed; of a stream, the message that the handler was given last.</summary>
    public bool IsRequestCompressed { get; internal set; }

    /// <summary>How much time is left; none for a call without a deadline, zero once it has passed.</summary>
    public TimeSpan? TimeLeft
    {
        get
        {
            if (!HasDeadline)
                return null;
            TimeSpan left = _timeout - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Cancelled when the deadline passes, the caller gives up or the call has ended.</summary>
    /// <remarks>Made at the first use: a handler that answers at once costs no timer.</remarks>
    public CancellationToken CancellationToken
    {
        get
        {
            lock (_ending)
            {
                if (_cancellation is null && _http is null)
                    return new CancellationToken(canceled: true);
                return (_cancellation ??= StartCancellation()).Token;
            }
        }
    }

    /// <summary>What the host has decided about the call; none where it decides about none.</summary>
    internal CallAdmission? Admission { get; }

    internal Metadata? ResponseHeadersIfAny { get; private set; }

    internal Metadata? ResponseTrailersIfAny { get; private set; }

    /// <summary>How many bytes of messages have been received.</summary>
    internal long RequestBytes { get; set; }

    /// <summary>How many bytes of messages have been sent, before compression.</summary>
    internal long ResponseBytes { get; set; }

    internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    internal bool IsAbandoned => Http.RequestAborted.IsCancellationRequested;

    internal bool HasEnded => _http is null;

    /// <summary>Whether the deadline has passed, by the clock or by the timer (which may run a moment ahead of the clock).</summary>
    internal bool IsOverdue => HasDeadline && (Elapsed >= _timeout || (_cancellation is { IsCancellationRequested: true } && !IsAbandoned));

    private bool HasDeadline => _timeout != Timeout.InfiniteTimeSpan;

    private HttpContext Http => _http ?? throw new InvalidOperationException("The call has ended.");

    /// <summary>Ends a call that the host does not admit.</summary>
    /// <exception cref="RpcFault">It does not.</exception>
    internal void RequireAdmitted()
    {
        if (Admission?.Refusal is { } refusal)
            throw refusal;
    }

    /// <summary>A message that the caller may send.</summary>
    /// <exception cref="RpcFault">It may not.</exception>
    internal T Admitted<T>(T message)
        where T : IMessage
    {
        Admission?.Require(message);
        return message;
    }

    /// <summary>Ends the call.</summary>
    /// <remarks>
    /// The server uses the request's objects again for another caller. A handler that still runs, because it overlooked its
    /// deadline, must not see that caller's headers: it is cut off from them here.
    /// </remarks>
    void IDisposable.Dispose()
    {
        lock (_ending)
            _http = null;
        _cancellation?.Cancel();
    }

    /// <summary>The fault that an exception of the handler amounts to; one that is no fault is logged.</summary>
    internal RpcFault FaultOf(Exception exception) => CallFault.From(exception, this, _log);

    /// <summary>Sees a handler to its end whose caller is no longer waiting, so that its failure is not lost.</summary>
    internal async Task OutliveAsync(Task handler)
    {
        try
        {
            await handler;
        }
        catch (Exception exception) when (exception is OperationCanceledException or RpcFault)
        {
            // It noticed late; its caller has been told already.
        }
        catch (Exception exception)
        {
            _log.UnhandledException(Method.FullName, exception);
        }
    }

    private CancellationTokenSource StartCancellation()
    {
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Http.RequestAborted);
        if (TimeLeft is { } left)
            cancellation.CancelAfter(left < s_longestTimer ? left : s_longestTimer);
        return cancellation;
    }
}
