using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Telemetry;

public sealed class PrometheusMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Meter _meter;
    private readonly PrometheusMetrics _metrics;

    public PrometheusMetricsTests()
    {
        _meter = Meters.Create(CallObserver.SourceName);
        _metrics = new PrometheusMetrics(Meters);
    }

    private IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public void Dispose()
    {
        _metrics.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Names_carry_the_unit_and_a_counter_its_suffix()
    {
        _meter.CreateCounter<long>("a.b-c", "By", "Bytes.").Add(7);
        _meter.CreateUpDownCounter<long>("d", "{call}", "Calls.").Add(-2);
        _meter.CreateObservableGauge("e", () => 5, unit: null, "Things.");
        _meter.CreateObservableCounter("f", () => 6L, unit: null, "Sums.");
        Histogram("g", "s", 1).Record(0.5);

        Exposition read = Exposition.Read(_metrics.ToText());

        read.Value("a_b_c_bytes_total").ShouldBe(7);
        read.Value("d").ShouldBe(-2);
        read.Value("e").ShouldBe(5);
        read.Value("f_total").ShouldBe(6);
        read.Value("g_seconds_count").ShouldBe(1);
        (read.Types["a_b_c_bytes_total"], read.Types["d"], read.Types["e"], read.Types["f_total"], read.Types["g_seconds"])
            .ShouldBe(("counter", "gauge", "gauge", "counter", "histogram"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("quote \" backslash \\ newline \n end")]
    [InlineData("\\n")]
    [InlineData("鳥取 {a=\"b\",} #")]
    [InlineData("")]
    public void Any_value_of_a_label_survives(string value)
    {
        _meter.CreateCounter<long>("any", unit: null, "Help \\ with a \n newline.").Add(1, new KeyValuePair<string, object?>("the.label", value));

        Exposition.Read(_metrics.ToText()).Value("any_total", ("the_label", value)).ShouldBe(1);
    }

    [Fact]
    public void An_observation_at_a_bound_lies_within_it()
    {
        Histogram<double> histogram = Histogram("h", "s", 0.1, 0.5);
        foreach (double value in (double[])[0.1, 0.2, 0.5, 0.6])
            histogram.Record(value);

        Exposition read = Exposition.Read(_metrics.ToText());

        read.Value("h_seconds_bucket", ("le", "0.1")).ShouldBe(1);
        read.Value("h_seconds_bucket", ("le", "0.5")).ShouldBe(3);
        read.Value("h_seconds_bucket", ("le", "+Inf")).ShouldBe(4);
        read.Value("h_seconds_sum").ShouldBe(1.4, 1e-9);
    }

    [Fact]
    public void Beyond_the_limit_further_series_come_together_in_one()
    {
        Counter<long> counter = _meter.CreateCounter<long>("many", unit: null, "Many.");
        for (int i = 0; i < MetricFamily.MostSeries + 50; i++)
            counter.Add(1, new KeyValuePair<string, object?>("i", $"{i}"));
        counter.Add(1, new KeyValuePair<string, object?>("i", "0"));

        Exposition read = Exposition.Read(_metrics.ToText());

        read.Count("many_total").ShouldBe(MetricFamily.MostSeries + 1);
        read.Value("many_total", ("otel_metric_overflow", "true")).ShouldBe(50);
        read.Value("many_total", ("i", "0")).ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_measure_while_others_read()
    {
        Counter<long> counter = _meter.CreateCounter<long>("raced", unit: null, "Raced.");
        Histogram<double> histogram = Histogram("raced.time", "s", 1, 2);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (int i = 0; i < 2_000; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("i", $"{i % 40}"));
                histogram.Record(i % 3);
                if (worker == 0 && i % 100 == 0)
                    Exposition.Read(_metrics.ToText());
            }
        })));

        Exposition read = Exposition.Read(_metrics.ToText());
        for (int i = 0; i < 40; i++)
            read.Value("raced_total", ("i", $"{i}")).ShouldBe(8 * 50);
        read.Value("raced_time_seconds_count").ShouldBe(16_000);
    }

    [Fact]
    public void Meters_of_others_and_of_another_host_are_not_told()
    {
        using ServiceProvider other = new ServiceCollection().AddMetrics().BuildServiceProvider();
        other.GetRequiredService<IMeterFactory>().Create(CallObserver.SourceName).CreateCounter<long>("of.another.host").Add(1);
        Meters.Create("Somebody").CreateCounter<long>("of.somebody").Add(1);
        _meter.CreateCounter<long>("own").Add(1);

        Exposition read = Exposition.Read(_metrics.ToText());

        read.Has("own_total").ShouldBeTrue();
        read.Has("of_another_host_total").ShouldBeFalse();
        read.Has("of_somebody_total").ShouldBeFalse();
    }

    private Histogram<double> Histogram(string name, string unit, params double[] bounds) =>
        _meter.CreateHistogram(name, unit, "Times.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
