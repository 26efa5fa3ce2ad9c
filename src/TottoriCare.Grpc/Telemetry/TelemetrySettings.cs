using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>計測の設定: the section Telemetry: what is told to whom. Nothing unless set.</summary>
/// <param name="Metrics">Where metrics go.</param>
/// <param name="Traces">Where traces go.</param>
/// <param name="Otlp">How the collector of OTLP is reached.</param>
internal sealed record TelemetrySettings(MetricsExport Metrics = MetricsExport.None, TracesExport Traces = TracesExport.None, OtlpSettings? Otlp = null)
{
    private static readonly Setting<MetricsExport> s_metrics = new("Telemetry:Metrics", MetricsExport.None, SettingForm.Choice(
        "prometheus", ("none", MetricsExport.None), ("prometheus", MetricsExport.Prometheus), ("otlp", MetricsExport.Otlp)));

    private static readonly Setting<TracesExport> s_traces = new("Telemetry:Traces", TracesExport.None, SettingForm.Choice(
        "otlp", ("none", TracesExport.None), ("otlp", TracesExport.Otlp)));

    public static TelemetrySettings Read(SettingsReader reader)
    {
        (MetricsExport metrics, TracesExport traces, OtlpSettings? otlp) = (reader.Read(s_metrics), reader.Read(s_traces), OtlpSettings.Read(reader));
        if (metrics == MetricsExport.Otlp)
            OtlpSettings.RequireFor(s_metrics, otlp, reader);
        if (traces == TracesExport.Otlp)
            OtlpSettings.RequireFor(s_traces, otlp, reader);
        return new TelemetrySettings(metrics, traces, otlp);
    }
}

/// <summary>指標の出力: where metrics go.</summary>
internal enum MetricsExport
{
    /// <summary>Nowhere; measuring is off.</summary>
    None,

    /// <summary>To a collector, by OTLP.</summary>
    Otlp,

    /// <summary>To whoever asks for <c>/metrics</c>, as text for Prometheus.</summary>
    Prometheus,
}

/// <summary>トレースの出力: where traces go.</summary>
internal enum TracesExport
{
    /// <summary>Nowhere; none are made.</summary>
    None,

    /// <summary>To a collector, by OTLP.</summary>
    Otlp,
}
