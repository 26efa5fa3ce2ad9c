using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
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
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);

        // A host that can't start says so itself, in a sentence and without a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        // It would log nothing at this level, but make an activity and a scope for each call.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level is LogLevel.Warning or LogLevel.Error);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpcTransport();

        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapGrpc(V1.DecisionServiceReflection.Descriptor.Services[0], decisions);
        app.MapGrpc(V1.RulebookServiceReflection.Descriptor.Services[0], new RulebookHandler(books));
        app.MapGrpcHealth();
        app.MapGrpcReflection();
        return app;
    }

    /// <summary>Runs the program: reads the arguments, serves until it is told to stop.</summary>
    /// <returns>The exit code: 0 after a graceful end, 1 where the host can't start, 2 where the arguments are faulty.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken stop = default)
    {
        CommandLine command = CommandLine.Read(arguments);
        if (command.WantsHelp)
        {
            await output.WriteLineAsync(CommandLine.Help);
            return 0;
        }

        if (command.Fault is { } fault)
        {
            await errors.WriteLineAsync($"{fault.Ja}\n{fault.En}");
            return 2;
        }

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = command.Settings.Sources.Read(before: null);
        foreach (Refusal refusal in refusals)
            await errors.WriteLineAsync(refusal.ToString());
        if (book is null)
            return 1;

        var books = new BookInService(book);
        using var triggers = new ReloadTriggers(command.Settings.ReloadFile);
        await using WebApplication app = Build(command.Settings, books);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await errors.WriteLineAsync(PortTaken(command.Settings));
            return 1;
        }
        catch (SocketException)
        {
            await errors.WriteLineAsync(PortForbidden);
            return 1;
        }

        (int grpcPort, int httpPort) = PortsOf(app);
        await output.WriteLineAsync(Greeting.Of(book, grpcPort, httpPort));
        var reload = new Reload(books, command.Settings.Sources, output, errors);
        Task reloading = triggers.RunAsync(reload.RunAsync, app.Lifetime.ApplicationStopping);
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
