using System.Diagnostics.Metrics;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>指標: one instrument with all its series, as Prometheus knows it.</summary>
/// <remarks>Finding a series again allocates nothing, however many threads look.</remarks>
internal sealed class MetricFamily
{
    /// <summary>The most series of one instrument; measurements under further labels come together in one of their own.</summary>
    public const int MostSeries = 2_000;

    // What OpenTelemetry calls the series of everything beyond the limit.
    private static readonly KeyValuePair<string, object?>[] s_beyond = [new("otel.metric.overflow", "true")];

    private readonly Lock _adding = new();
    private readonly IReadOnlyList<double>? _bounds;
    private readonly bool _isGauge;

    // Replaced whole when a series is added, so that readers need no lock. Half of the places stay free.
    private volatile MetricSeries?[] _places = new MetricSeries?[16];
    private volatile int _count;

    public MetricFamily(Instrument instrument, MetricType type, IReadOnlyList<double>? bounds)
    {
        Name = NameOf(instrument, type);
        Help = instrument.Description ?? "";
        Type = type;
        _bounds = bounds;
        _isGauge = instrument.IsObservable;
    }

    public string Name { get; }

    public string Help { get; }

    public MetricType Type { get; }

    /// <summary>The upper bounds of a histogram's buckets.</summary>
    public IReadOnlyList<double> Bounds => _bounds ?? [];

    /// <summary>Every series so far.</summary>
    public IEnumerable<MetricSeries> Series => _places.OfType<MetricSeries>();

    /// <summary>Takes a measurement.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        MetricSeries series = Find(_places, labels) ?? Added(labels);
        if (_isGauge)
            series.Set(value);
        else
            series.Add(value);
    }

    private MetricSeries Added(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        lock (_adding)
        {
            if (_count >= MostSeries)
                labels = s_beyond;
            if (Find(_places, labels) is { } known)
                return known;

            var added = new MetricSeries(labels.ToArray(), _bounds);
            var places = new MetricSeries?[(_count + 1) * 2 > _places.Length ? _places.Length * 2 : _places.Length];
            foreach (MetricSeries series in Series.Append(added))
                places[Place(places, series.Labels)] = series;
            _places = places;
            _count++;
            return added;
        }
    }

    private static MetricSeries? Find(MetricSeries?[] places, ReadOnlySpan<KeyValuePair<string, object?>> labels) => places[Place(places, labels)];

    // The place of the series with these labels, or the free one where it belongs.
    private static int Place(MetricSeries?[] places, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var hash = new HashCode();
        foreach ((_, object? value) in labels)
            hash.Add(value);
        int place = hash.ToHashCode() & (places.Length - 1);
        while (places[place] is { } series && !series.Has(labels))
            place = (place + 1) & (places.Length - 1);
        return place;
    }

    private static string NameOf(Instrument instrument, MetricType type)
    {
        string unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return PrometheusText.NameOf(instrument.Name) + unit + (type == MetricType.Counter ? "_total" : "");
    }
}

/// <summary>指標の種類: as Prometheus names them.</summary>
internal enum MetricType
{
    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>A number that goes up and down.</summary>
    Gauge,

    /// <summary>Observations in buckets.</summary>
    Histogram,
}
