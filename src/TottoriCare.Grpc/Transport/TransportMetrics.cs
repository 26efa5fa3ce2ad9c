using System.Diagnostics;
using System.Diagnostics.Metrics;
using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>通信の計量: calls by method, wire and code, their duration, and how many are under way.</summary>
/// <remarks>Cancelled calls and missed deadlines are counted by their codes like any other outcome.</remarks>
internal sealed class TransportMetrics
{
    /// <summary>The name under which a listener subscribes.</summary>
    public const string MeterName = "TottoriCare.Grpc.Transport";

    private static readonly string[] CodeNames = [.. Enumerable.Range(0, 17).Select(code => ConnectCode.NameOf((Code)code))];

    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _running;

    public TransportMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram<double>("rpc.server.duration", "s", "Time from a request's headers to its status.");
        _running = meter.CreateUpDownCounter<long>("rpc.server.active", "{call}", "Calls under way.");
    }

    public void Started() => _running.Add(1);

    public void Ended(BoundMethod method, string wire, Code code, TimeSpan elapsed)
    {
        _running.Add(-1);
        if (!_duration.Enabled)
            return;
        var tags = new TagList
        {
            { "rpc.method", method.Path },
            { "rpc.system", wire },
            { "rpc.code", CodeNames[(int)code] },
        };
        _duration.Record(elapsed.TotalSeconds, tags);
    }
}
