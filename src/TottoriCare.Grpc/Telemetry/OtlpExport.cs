using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>OTLP による出力: sends what is measured and traced to a collector, and the rest of it when the host ends.</summary>
internal sealed class OtlpExport(TelemetrySettings settings) : IDisposable
{
    private readonly MeterProvider? _metrics = settings is { Metrics: MetricsExport.Otlp, Otlp: { } otlp } ? MetricsTo(otlp) : null;
    private readonly TracerProvider? _traces = settings is { Traces: TracesExport.Otlp, Otlp: { } otlp } ? TracesTo(otlp) : null;

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static MeterProvider MetricsTo(OtlpSettings settings) => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(Describe)
        .AddMeter(CallObserver.SourceName)
        .AddOtlpExporter((exporter, reader) =>
        {
            Address(exporter, settings, "v1/metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.Interval.TotalMilliseconds;
        })
        .Build();

    private static TracerProvider TracesTo(OtlpSettings settings) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(Describe)
        .AddSource(CallObserver.SourceName)
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TracePercent / 100d)))
        .AddOtlpExporter(exporter => Address(exporter, settings, "v1/traces"))
        .Build();

    private static void Describe(ResourceBuilder resource) =>
        resource.AddService("tottoricare", serviceVersion: HostMetrics.ServiceVersion);

    private static void Address(OtlpExporterOptions exporter, OtlpSettings settings, string path)
    {
        exporter.Protocol = settings.Protocol;
        exporter.Endpoint = settings.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(settings.Endpoint, path) : settings.Endpoint;
        if (settings.Headers is { } headers)
            exporter.Headers = headers;
    }
}
