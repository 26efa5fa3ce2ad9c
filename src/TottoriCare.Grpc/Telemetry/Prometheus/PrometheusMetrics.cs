using System.Diagnostics.Metrics;
using System.Globalization;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>Prometheus の指標: listens to what this host measures, and tells it as text when it is asked.</summary>
internal sealed class PrometheusMetrics : IDisposable
{
    private readonly Lock _observing = new();
    private readonly MeterListener _listener = new();
    private readonly IMeterFactory _meters;

    // Written while the listener learns of an instrument, read by whoever asks.
    private volatile IReadOnlyList<MetricFamily> _families = [];

    public PrometheusMetrics(IMeterFactory meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = Begin;
        _listener.SetMeasurementEventCallback<int>((_, value, labels, family) => ((MetricFamily)family!).Record(value, labels));
        _listener.SetMeasurementEventCallback<long>((_, value, labels, family) => ((MetricFamily)family!).Record(value, labels));
        _listener.SetMeasurementEventCallback<double>((_, value, labels, family) => ((MetricFamily)family!).Record(value, labels));
        _listener.Start();
    }

    /// <summary>Everything measured so far.</summary>
    public string ToText()
    {
        // Observed instruments are asked one reader at a time, so that none sees half of what another one asked for.
        lock (_observing)
        {
            _listener.RecordObservableInstruments();
            return PrometheusText.Of(_families);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Begin(Instrument instrument, MeterListener listener)
    {
        // A process may hold several hosts, as those of tests do: a meter that has an owner belongs to the host of its factory.
        if (instrument.Meter.Name != CallObserver.SourceName || (instrument.Meter.Scope is { } owner && !ReferenceEquals(owner, _meters)))
            return;
        var family = new MetricFamily(instrument, TypeOf(instrument), BoundsOf(instrument));
        lock (_observing)
            _families = [.. _families.Append(family).OrderBy(it => it.Name, StringComparer.Ordinal)];
        listener.EnableMeasurementEvents(instrument, family);
    }

    private static MetricType TypeOf(Instrument instrument)
    {
        Type kind = instrument.GetType().GetGenericTypeDefinition();
        return kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? MetricType.Counter
            : kind == typeof(Histogram<>) ? MetricType.Histogram
            : MetricType.Gauge;
    }

    private static IReadOnlyList<double>? BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> seconds => seconds.Advice?.HistogramBucketBoundaries ?? throw Unbounded(instrument),
        Histogram<long> or Histogram<int> => throw Unbounded(instrument),
        _ => null,
    };

    private static InvalidOperationException Unbounded(Instrument instrument) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The histogram {instrument.Name} says no bounds of its buckets."));
}
