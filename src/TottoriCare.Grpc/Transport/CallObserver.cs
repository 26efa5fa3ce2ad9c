using System.Diagnostics;
using System.Diagnostics.Metrics;
using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>呼出しの観測: every call as a measurement, a span and a line of the log, and nothing of what it carries.</summary>
/// <remarks>
/// Names follow OpenTelemetry's conventions for RPC where they have one. A status is spelt as gRPC does on every wire, so that
/// one alert finds it. Cancelled calls and missed deadlines are counted by their codes like any other outcome. From the caller
/// nothing is taken but the ids of <c>traceparent</c>.
/// </remarks>
internal sealed class CallObserver
{
    /// <summary>The name under which a listener subscribes to meter and spans.</summary>
    public const string SourceName = "TottoriCare";

    /// <summary>The name of every method that is not served: what a caller makes up must not become a label.</summary>
    public const string UnknownMethod = "_OTHER";

    private static readonly ActivitySource s_spans = new(SourceName);

    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _running;
    private readonly Counter<long> _received;
    private readonly Counter<long> _sent;
    private readonly ILogger _log;

    public CallObserver(IMeterFactory meters, ILoggerFactory logs)
    {
        Meter meter = meters.Create(SourceName);
        _duration = meter.CreateHistogram(
            "rpc.server.call.duration", "s", "Time from a request's headers to its status.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        _running = meter.CreateUpDownCounter<long>("tottoricare.calls.active", "{call}", "Calls under way.");
        _received = meter.CreateCounter<long>("tottoricare.calls.received", "By", "Messages received, as they came.");
        _sent = meter.CreateCounter<long>("tottoricare.calls.sent", "By", "Messages sent, before compression.");
        _log = logs.CreateLogger("TottoriCare.Calls");
    }

    /// <summary>A call begins.</summary>
    /// <returns>Its span; none where nobody listens.</returns>
    public Activity? Begin(HttpContext http, BoundMethod method)
    {
        _running.Add(1);
        if (!s_spans.HasListeners())
            return null;
        ActivityContext.TryParse(http.Request.Headers.TraceParent, traceState: null, isRemote: true, out ActivityContext caller);
        return s_spans.StartActivity(method.Name, ActivityKind.Server, caller);
    }

    /// <summary>A call has its status.</summary>
    public void End(BoundMethod method, Wire wire, Code code, CallContext context, Activity? span)
    {
        _running.Add(-1);
        TimeSpan elapsed = context.Elapsed;
        Record(method.Name, wire, code, elapsed);
        if (_received.Enabled)
            _received.Add(context.RequestBytes, new KeyValuePair<string, object?>("rpc.method", method.Name));
        if (_sent.Enabled)
            _sent.Add(context.ResponseBytes, new KeyValuePair<string, object?>("rpc.method", method.Name));
        if (span is null)
            return;

        span.SetTag("rpc.system.name", SystemOf(wire)).SetTag("rpc.method", method.Name).SetTag("rpc.response.status_code", CallCode.NameOf(code));
        if (CallCode.IsFaultOfServer(code))
            span.SetTag("error.type", CallCode.NameOf(code)).SetStatus(ActivityStatusCode.Error);
        span.Dispose();
    }

    /// <summary>A call is refused before it begins.</summary>
    /// <param name="method">The method; none where there is no such method.</param>
    /// <param name="wire">How it came.</param>
    /// <param name="code">Its status.</param>
    public void Refuse(BoundMethod? method, Wire wire, Code code) => Record(method?.Name ?? UnknownMethod, wire, code, TimeSpan.Zero);

    private void Record(string method, Wire wire, Code code, TimeSpan elapsed)
    {
        string status = CallCode.NameOf(code);
        _log.CallEnded(method, status, elapsed.TotalMilliseconds, NameOf(wire));
        if (!_duration.Enabled)
            return;
        var tags = new TagList
        {
            { "rpc.method", method },
            { "rpc.response.status_code", status },
            { "rpc.system.name", SystemOf(wire) },
            { "tottoricare.wire", NameOf(wire) },
        };
        if (CallCode.IsFaultOfServer(code))
            tags.Add("error.type", status);
        _duration.Record(elapsed.TotalSeconds, tags);
    }

    private static string SystemOf(Wire wire) => wire is Wire.ConnectJson or Wire.ConnectProto ? "connectrpc" : "grpc";

    private static string NameOf(Wire wire) => wire switch
    {
        Wire.Grpc => "grpc",
        Wire.GrpcWeb => "grpc_web",
        Wire.GrpcWebText => "grpc_web_text",
        Wire.ConnectJson => "connect_json",
        Wire.ConnectProto => "connect_proto",
        _ => "none",
    };
}
