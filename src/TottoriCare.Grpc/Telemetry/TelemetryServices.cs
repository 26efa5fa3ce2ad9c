namespace TottoriCare.Grpc.Telemetry;

/// <summary>計測の組込み: adds what the settings ask for, and nothing that costs where they ask for nothing.</summary>
internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        services.AddMetrics().AddSingleton<HostMetrics>().AddSingleton(_ => new OtlpExport(settings));
        if (settings.Metrics == MetricsExport.Prometheus)
            services.AddSingleton<PrometheusMetrics>();
        return services;
    }

    /// <summary>Begins to listen, before the first call; the provider ends it with the host.</summary>
    public static void StartTelemetry(this IServiceProvider services)
    {
        services.GetService<PrometheusMetrics>();
        services.GetRequiredService<OtlpExport>();
        services.GetRequiredService<HostMetrics>();
    }
}
