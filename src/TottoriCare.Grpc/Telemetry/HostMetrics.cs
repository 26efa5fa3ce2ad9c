using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>ホストの計量: which build serves, by how many rulebooks, and what came of reloads.</summary>
internal sealed class HostMetrics
{
    private readonly Counter<long> _reloads;

    public HostMetrics(IMeterFactory meters, BookInService books)
    {
        Meter meter = meters.Create(CallObserver.SourceName);
        _reloads = meter.CreateCounter<long>("tottoricare.reloads", "{reload}", "Reloads of rulebooks and holidays by what came of them.");
        meter.CreateObservableGauge("tottoricare.rulebooks", () => books.Current.All.Count, "{rulebook}", "Rulebooks in service.");
        meter.CreateObservableGauge("tottoricare.build.info", () => new Measurement<int>(
            1,
            new KeyValuePair<string, object?>("service.version", ServiceVersion),
            new KeyValuePair<string, object?>("process.runtime.description", RuntimeInformation.FrameworkDescription)), unit: null, "Which build serves; always 1.");
    }

    /// <summary>The version of this product.</summary>
    public static string ServiceVersion { get; } = Usage.Version.Split(' ')[1];

    /// <summary>Counts a reload.</summary>
    public void Count(ReloadResult result) => _reloads.Add(1, new KeyValuePair<string, object?>("tottoricare.result", result switch
    {
        ReloadResult.Taken => "taken",
        ReloadResult.TakenInPart => "taken_in_part",
        _ => "refused",
    }));
}
