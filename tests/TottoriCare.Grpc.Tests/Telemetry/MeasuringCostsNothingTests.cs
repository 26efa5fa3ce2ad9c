using System.Diagnostics;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Diagnostics.Metrics;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Telemetry;

/// <summary>Run alone: whoever else listens in this process would be measured too.</summary>
[CollectionDefinition(nameof(MeasuringCostsNothingTests), DisableParallelization = true)]
[Collection(nameof(MeasuringCostsNothingTests))]
public sealed class MeasuringCostsNothingTests : IDisposable
{
    private const int Repetitions = 1_000;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)).BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void A_call_and_its_decision_cost_no_byte_where_nobody_listens() => AllocatedByMeasuring().ShouldBe(0);

    [Fact]
    public void Nor_where_Prometheus_does()
    {
        using var metrics = new PrometheusMetrics(_services.GetRequiredService<IMeterFactory>());

        AllocatedByMeasuring().ShouldBe(0);

        Exposition.Read(metrics.ToText()).Value("rpc_server_call_duration_seconds_count").ShouldBe(2 * Repetitions);
    }

    private long AllocatedByMeasuring()
    {
        var observer = new CallObserver(_services.GetRequiredService<IMeterFactory>(), _services.GetRequiredService<ILoggerFactory>());
        var http = new DefaultHttpContext();
        var method = new UnaryMethod(EchoReflection.Descriptor.Services[0].FindMethodByName("Say"), (request, _) => new(request));
        using var context = new CallContext(http, method.Descriptor, Timeout.InfiniteTimeSpan, _services.GetRequiredService<ILogger<CallObserver>>());
        Decision decision = Library.City.GetDeadline(Care.CareType.ShortStay, new NodaTime.LocalDate(2026, 5, 11));

        Repeat();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat();
        return GC.GetAllocatedBytesForCurrentThread() - before;

        void Repeat()
        {
            for (int i = 0; i < Repetitions; i++)
            {
                Activity? span = observer.Begin(http, method);
                DecisionMetrics.Count(decision);
                observer.End(method, Wire.Grpc, Code.Ok, context, span);
            }
        }
    }
}
