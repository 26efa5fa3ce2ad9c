using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using TottoriCare.Calendars;
using TottoriCare.Deviations.Planting;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Deviations.Serving;

/// <summary>誤るサーバー: the product's own host with a deviation planted in it, on loopback ports.</summary>
internal sealed class DeviatingServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DeviatingServer(WebApplication app)
    {
        _app = app;
        (int grpcPort, int httpPort) = ServiceHost.PortsOf(app);
        Grpc = new Uri($"http://127.0.0.1:{grpcPort}");
        Http = new Uri($"http://127.0.0.1:{httpPort}");
    }

    /// <summary>Where it answers gRPC.</summary>
    public Uri Grpc { get; }

    /// <summary>Where it answers JSON.</summary>
    public Uri Http { get; }

    public static async Task<DeviatingServer> StartAsync(Deviation deviation, HostSettings? settings = null)
    {
        var books = new BookInService(OrdinanceBook.Of(deviation.Rulebooks, HolidayCalendar.FromLaw()));
        WebApplication app = ServiceHost.Build(
            settings ?? new HostSettings(GrpcPort: 0, HttpPort: 0), books, new DeviatingHandler(new DecisionHandler(books, new BatchSettings()), deviation.Paths));
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new DeviatingServer(app);
    }

    public Task WaitAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
