using System.Net.NetworkInformation;
using System.Net.Sockets;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting.WindowsServices;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Billing;
using TottoriCare.Grpc.Csv;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Hosting;

/// <summary>ホスト: the services of this product on two ports, gRPC over HTTP/2 and JSON over HTTP/1.1.</summary>
internal static class ServiceHost
{
    private const string PortForbidden = """
        このポートを開くことが許されていません。--grpc-port と --http-port に 1024 以上の番号を指定してください。
        The system does not allow this port; give numbers of 1024 and above with --grpc-port and --http-port.
        """;

    /// <summary>Builds the host, which decides by the book in service.</summary>
    /// <param name="settings">Where it listens.</param>
    /// <param name="books">By what it decides.</param>
    /// <param name="decisions">Another handler of the decision service; none for the product's own.</param>
    /// <param name="entrance">Whom it lets in; by the settings where none is given.</param>
    /// <param name="clock">By which keys expire; the system's where none is given.</param>
    /// <param name="ledger">The ledger that it serves; none for decisions alone. It outlives the host.</param>
    /// <exception cref="ArgumentException">The settings of the entrance are faulty.</exception>
    public static WebApplication Build(
        HostSettings settings, BookInService books, object? decisions = null, Entrance? entrance = null, TimeProvider? clock = null,
        OpenLedger? ledger = null)
    {
        clock ??= TimeProvider.System;
        entrance ??= Entrance.Open(settings.Entrance, clock);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).ConfigureKestrel(
            kestrel => entrance.Listen(kestrel, settings.GrpcPort, settings.HttpPort));
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
        builder.Services.AddAccess(entrance, clock);

        WebApplication app = builder.Build();
        app.Services.StartTelemetry();
        app.UseRouting();
        app.UseAccess();
        app.MapGrpc(V1.DecisionServiceReflection.Descriptor.Services[0], decisions ?? new DecisionHandler(books, settings.Batches))
            .Allow(AccessPolicy.Decisions);
        app.MapGrpc(V1.RulebookServiceReflection.Descriptor.Services[0], new RulebookHandler(books)).Allow(
            method => method?.Name == nameof(RulebookHandler.ListRulebooks) ? AccessPolicy.RulebookList : AccessPolicy.Rulebooks);
        if (ledger is not null)
        {
            app.MapGrpc(V1.LedgerServiceReflection.Descriptor.Services[0], new LedgerHandler(books, new CaseLedger(ledger.Commands), ledger.Cases))
                .Allow(LedgerPolicies.Of);
            app.MapGrpc(V1.BillingServiceReflection.Descriptor.Services[0], new BillingHandler(books, ledger.Commands, new BillingReader(ledger.Engine)))
                .Allow(LedgerPolicies.Of);
            app.MapGrpc(
                V1.AuditServiceReflection.Descriptor.Services[0], new AuditHandler(books, ledger.Engine, ledger.Trail, ledger.SigningKey))
                .Allow(AuditHandler.Policy);
        }

        app.MapCsv(books, settings.Batches).Allow(AccessPolicy.Decisions);
        app.MapGrpcHealth().Allow(AccessPolicy.Health);
        app.MapGrpcReflection().Allow(AccessPolicy.Reflection);
        app.MapProbes().Allow(AccessPolicy.Health);
        app.MapMetrics().Allow(AccessPolicy.Metrics);
        app.RequireFittingPolicies();
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

        if (!Entrance.TryOpen(settings.Entrance, TimeProvider.System, out Entrance? entrance, out refusals))
        {
            foreach (Refusal refusal in refusals)
                await errors.WriteLineAsync(refusal.ToString());
            return 1;
        }

        if (!OpenLedger.TryOpen(settings.Storage, settings.Audit, TimeProvider.System, out OpenLedger? ledger, out LocalizedText? fault))
        {
            await errors.WriteLineAsync(Refusal.Printable($"{fault.Ja}\n{fault.En}"));
            return 1;
        }

        await using OpenLedger? open = ledger;
        var books = new BookInService(book);
        using var triggers = new ReloadTriggers(settings.ReloadFile);
        await using WebApplication app = Build(settings, books, entrance: entrance, ledger: ledger);
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
        string greeting = Greeting.Of(book, exposure, ledger?.Place);
        if (settings.Log.Format == LogFormat.Json || WindowsServiceHelpers.IsWindowsService())
        {
            var logs = app.Services.GetRequiredService<ILoggerFactory>();
            (output, errors) = (new HostLog.Lines(logs, areWarnings: false), new HostLog.Lines(logs, areWarnings: true));
            greeting = $"{exposure}\n{Greeting.Kept(ledger?.Place)}\n{Greeting.Served(book)}";
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
        return (ports[0], ports[^1]);
    }

    /// <summary>What a started host has open, and to whom.</summary>
    public static Exposure ExposureOf(WebApplication app)
    {
        (int grpcPort, int httpPort) = PortsOf(app);
        EntranceSettings entrance = app.Services.GetRequiredService<Entrance>().Settings;
        ILookup<bool, string> names = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => (Name: NameOf(endpoint), Policy: endpoint.Metadata.GetMetadata<AccessPolicy>()))
            .Where(endpoint => endpoint is { Name: not null, Policy: not null }).DistinctBy(endpoint => endpoint.Name)
            .ToLookup(endpoint => endpoint.Policy!.IsOpenAt(entrance), endpoint => endpoint.Name!);
        return new Exposure($"{entrance.Address}", grpcPort, httpPort, entrance.Tls is not null, [.. names[true]], [.. names[false]]);
    }

    // A service by its name, what is no method of one by its path.
    private static string? NameOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<MethodDescriptor>() is { } method
        ? method.Service.Name
        : endpoint.Metadata.GetMetadata<UnknownMethod>() is null ? endpoint.DisplayName : null;

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
