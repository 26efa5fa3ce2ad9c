using System.Net;
using Microsoft.AspNetCore.Builder;

namespace TottoriCare.InteropHost.Tests;

/// <summary>The test host on free ports, with a client of each.</summary>
internal sealed class RunningTestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningTestHost(WebApplication app)
    {
        _app = app;
        (Uri grpc, Uri http) = TestHost.AddressesOf(app);
        Http2 = new HttpClient
        {
            BaseAddress = grpc,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        Http1 = new HttpClient { BaseAddress = http };
    }

    public HttpClient Http2 { get; }

    public HttpClient Http1 { get; }

    public static async Task<RunningTestHost> StartAsync(TimeProvider? time = null)
    {
        WebApplication app = TestHost.Build(grpcPort: 0, httpPort: 0, time ?? TimeProvider.System);
        await app.StartAsync();
        return new RunningTestHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http2.Dispose();
        Http1.Dispose();
        await _app.DisposeAsync();
    }
}
