using System.Diagnostics;
using System.Security.Claims;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>呼出しの文脈: what a handler may know of its call beyond the message, and what it may add to the answer.</summary>
/// <remarks>Belongs to one call and one thread at a time; not to be kept after the call has ended.</remarks>
public sealed class CallContext : IDisposable
{
    private readonly HttpContext _http;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly TimeSpan _timeout;
    private CancellationTokenSource? _cancellation;

    internal CallContext(HttpContext http, MethodDescriptor method, TimeSpan timeout)
    {
        _http = http;
        _timeout = timeout;
        Method = method;
    }

    /// <summary>The method that is called.</summary>
    public MethodDescriptor Method { get; }

    /// <summary>The caller as the host's authentication has named it; anonymous when it has named none.</summary>
    public ClaimsPrincipal User => _http.User;

    /// <summary>The custom headers of the request.</summary>
    public Metadata RequestHeaders => field ??= Metadata.From(_http.Request.Headers);

    /// <summary>Custom headers of the response; sent with the first message, or with the status when there is none.</summary>
    public Metadata ResponseHeaders => ResponseHeadersIfAny ??= new Metadata();

    /// <summary>Custom trailers of the response; sent with the status, whatever it is.</summary>
    public Metadata ResponseTrailers => ResponseTrailersIfAny ??= new Metadata();

    /// <summary>
    /// Whether messages are sent compressed, if the caller accepts that; none leaves it to the settings. It may change from
    /// one message to the next when it has any value before the first.
    /// </summary>
    public bool? CompressResponse { get; set; }

    /// <summary>How much time is left; none for a call without a deadline, zero once it has passed.</summary>
    public TimeSpan? TimeLeft
    {
        get
        {
            if (!HasDeadline)
                return null;
            TimeSpan left = _timeout - Stopwatch.GetElapsedTime(_started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Cancelled when the deadline passes or the caller gives up.</summary>
    /// <remarks>Made at the first use: a handler that answers at once costs no timer.</remarks>
    public CancellationToken CancellationToken => (_cancellation ??= StartCancellation()).Token;

    internal Metadata? ResponseHeadersIfAny { get; private set; }

    internal Metadata? ResponseTrailersIfAny { get; private set; }

    internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    internal bool IsAbandoned => _http.RequestAborted.IsCancellationRequested;

    /// <summary>Whether the deadline has passed, by the clock or by the timer (which may run a moment ahead of the clock).</summary>
    internal bool IsOverdue =>
        HasDeadline && (Stopwatch.GetElapsedTime(_started) >= _timeout || (_cancellation is { IsCancellationRequested: true } && !IsAbandoned));

    private bool HasDeadline => _timeout != Timeout.InfiniteTimeSpan;

    /// <summary>Ends the call: releases its timer.</summary>
    void IDisposable.Dispose() => _cancellation?.Dispose();

    private CancellationTokenSource StartCancellation()
    {
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_http.RequestAborted);
        if (TimeLeft is { } left)
            cancellation.CancelAfter(left);
        return cancellation;
    }
}
