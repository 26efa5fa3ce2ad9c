namespace TottoriCare.Grpc.Telemetry;

/// <summary>系列: the measurements of one instrument under one set of labels.</summary>
/// <param name="labels">The labels, in the order in which they are measured.</param>
/// <param name="bounds">The upper bounds of a histogram's buckets, ascending; none for a number.</param>
internal sealed class MetricSeries(KeyValuePair<string, object?>[] labels, IReadOnlyList<double>? bounds)
{
    private readonly Lock _recording = new();
    private readonly long[] _buckets = new long[(bounds?.Count ?? 0) + 1];
    private double _sum;

    public KeyValuePair<string, object?>[] Labels => labels;

    /// <summary>Adds to a sum, or an observation to a histogram.</summary>
    public void Add(double value)
    {
        int bucket = 0;
        while (bounds is not null && bucket < bounds.Count && value > bounds[bucket])
            bucket++;
        lock (_recording)
        {
            _buckets[bucket]++;
            _sum += value;
        }
    }

    /// <summary>Takes the value of a gauge.</summary>
    public void Set(double value)
    {
        lock (_recording)
            _sum = value;
    }

    /// <summary>The sum, and how many observations each bucket has.</summary>
    public (double Sum, long[] Buckets) Read()
    {
        lock (_recording)
            return (_sum, [.. _buckets]);
    }

    /// <summary>Whether these are the labels of the series.</summary>
    public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> other)
    {
        if (other.Length != labels.Length)
            return false;
        for (int i = 0; i < other.Length; i++)
        {
            if (other[i].Key != labels[i].Key || !Equals(other[i].Value, labels[i].Value))
                return false;
        }

        return true;
    }
}
