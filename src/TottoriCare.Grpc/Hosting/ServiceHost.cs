using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting.WindowsServices;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Hosting;

/// <summary>ホスト: the services of this product on two loopback ports, gRPC over HTTP/2 and JSON over HTTP/1.1.</summary>
internal static class ServiceHost
{
    private const string PortForbidden = """
        このポートを開くことが許されていません。--grpc-port と --http-port に 1024 以上の番号を指定してください。
        The system does not allow this port; give numbers of 1024 and above with --grpc-port and --http-port.
        """;

    /// <summary>Builds the host, which decides by the book in service.</summary>
    public static WebApplication Build(HostSettings settings, BookInService books) => Build(settings, books, new DecisionHandler(books));

    /// <summary>Builds the host with another handler of the decision service.</summary>
    public static WebApplication Build(HostSettings settings, BookInService books, object decisions)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, settings.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, settings.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSystemd().AddWindowsService(service => service.ServiceName = "TottoriCare");
        builder.Logging.AddHostLog(settings.Log);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpcTransport(limits =>
        {
            foreach (GrpcServerOption option in GrpcServerOption.All)
                option.Copy(settings.Limits, limits);
        });
        builder.Services.AddSingleton(books).AddSingleton<Readiness>();
        builder.Services.AddTelemetry(settings.Telemetry);

        WebApplication app = builder.Build();
        app.Services.StartTelemetry();
        app.UseRouting();
        app.MapGrpc(V1.DecisionServiceReflection.Descriptor.Services[0], decisions);
        app.MapGrpc(V1.RulebookServiceReflection.Descriptor.Services[0], new RulebookHandler(books));
        app.MapGrpcHealth();
        app.MapGrpcReflection();
        app.MapPlainEndpoints();
        return app;
    }

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code: 0 after a graceful end, 1 where the host can't start.</returns>
    public static async Task<int> ServeAsync(HostSettings settings, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = settings.Sources.Read(before: null);
        foreach (Refusal refusal in refusals)
            await errors.WriteLineAsync(refusal.ToString());
        if (book is null)
            return 1;

        var books = new BookInService(book);
        using var triggers = new ReloadTriggers(settings.ReloadFile);
        await using WebApplication app = Build(settings, books);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await errors.WriteLineAsync(PortTaken(settings));
            return 1;
        }
        catch (SocketException)
        {
            await errors.WriteLineAsync(PortForbidden);
            return 1;
        }

        Exposure exposure = ExposureOf(app);
        string greeting = Greeting.Of(book, exposure);
        if (settings.Log.Format == LogFormat.Json || WindowsServiceHelpers.IsWindowsService())
        {
            var logs = app.Services.GetRequiredService<ILoggerFactory>();
            (output, errors) = (new HostLog.Lines(logs, areWarnings: false), new HostLog.Lines(logs, areWarnings: true));
            greeting = $"{exposure}\n{Greeting.Served(book)}";
        }

        await output.WriteLineAsync(greeting);
        var reload = new Reload(books, settings.Sources, output, errors);
        var metrics = app.Services.GetRequiredService<HostMetrics>();
        Task reloading = triggers.RunAsync(async () => metrics.Count(await reload.RunAsync()), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(stop);
        await reloading;
        return 0;
    }

    /// <summary>The ports on which a started host listens.</summary>
    public static (int Grpc, int Http) PortsOf(WebApplication app)
    {
        int[] ports =
        [
            .. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
                .Select(address => new Uri(address).Port),
        ];
        return (ports[0], ports[1]);
    }

    /// <summary>What a started host has open, and to whom: on loopback everything, to anyone.</summary>
    public static Exposure ExposureOf(WebApplication app)
    {
        (int grpcPort, int httpPort) = PortsOf(app);
        IEnumerable<string> services = app.Services.GetRequiredService<GrpcServices>().Mapped.Select(service => service.Name).Distinct();
        IEnumerable<string> plain = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.DisplayName).OfType<string>().Where(name => name is PlainEndpoints.Alive or PlainEndpoints.Ready or PlainEndpoints.Metrics);
        return new Exposure($"{IPAddress.Loopback}", grpcPort, httpPort, HasTls: false, [.. services, .. plain], []);
    }

    private static string PortTaken(HostSettings settings)
    {
        int[] listening = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port)];
        (int port, string option) = listening.Contains(settings.GrpcPort)
            ? (settings.GrpcPort, "--grpc-port")
            : (settings.HttpPort, "--http-port");
        return $"""
            ポート {port} はほかのプログラムが使っています。{option} で別の番号を指定してください。
            Port {port} is in use by another program; give another one with {option}.
            """;
    }
}
