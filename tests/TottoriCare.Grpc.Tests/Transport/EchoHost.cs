using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>A real Kestrel on two loopback ports of its own, HTTP/2 and HTTP/1.1, that serves Echo and Health.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private EchoHost(WebApplication app, LogLines log)
    {
        App = app;
        Log = log;
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        Http2 = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(addresses[0]),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        Http1 = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(addresses[1]) };
    }

    public WebApplication App { get; }

    public LogLines Log { get; }

    public HttpClient Http2 { get; }

    public HttpClient Http1 { get; }

    public static async Task<EchoHost> StartAsync(EchoHandler? handler = null, Action<GrpcServerOptions>? configure = null)
    {
        var log = new LogLines();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.AddProvider(log));
        builder.Services.AddGrpcTransport(configure);

        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapGrpc(EchoReflection.Descriptor.Services[0], handler ?? new EchoHandler());
        app.MapGrpcHealth();
        app.MapGrpcReflection();
        await app.StartAsync();
        return new EchoHost(app, log);
    }

    public async ValueTask DisposeAsync()
    {
        Http2.Dispose();
        Http1.Dispose();
        await App.DisposeAsync();
    }
}
