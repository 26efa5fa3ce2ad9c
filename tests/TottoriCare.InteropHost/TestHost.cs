using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TottoriCare.Grpc.Transport;
using TottoriCare.InteropHost.Protos;

namespace TottoriCare.InteropHost;

/// <summary>相互運用試験のホスト: the test service behind the transport of the product, as any client of any language meets it.</summary>
internal static class TestHost
{
    /// <summary>What other hosts of these tests take; the product's own limit is a sixteenth of it.</summary>
    public const int MaxMessageBytes = 4 * 1024 * 1024;

    /// <summary>Builds the host; a port of 0 takes any free one, and intervals pass by the given clock.</summary>
    public static WebApplication Build(int grpcPort, int httpPort, TimeProvider time)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, grpcPort, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, httpPort, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpcTransport(options =>
        {
            options.MaxRequestBytes = MaxMessageBytes;
            options.MaxResponseBytes = MaxMessageBytes;
        });

        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapGrpc(TestReflection.Descriptor.Services.Single(service => service.Name == "TestService"), new TestServiceHandler(time));
        app.MapGrpcHealth();
        app.MapGrpcReflection();
        return app;
    }

    /// <summary>The addresses on which a started host listens, gRPC first.</summary>
    public static (Uri Grpc, Uri Http) AddressesOf(WebApplication app)
    {
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        return (new Uri(addresses[0]), new Uri(addresses[1]));
    }

    /// <summary>Runs the program: reads the arguments, serves until it is told to stop.</summary>
    /// <returns>The exit code: 0 after a graceful end, 1 where a port can't be had, 2 where the arguments are faulty.</returns>
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

        await using WebApplication app = Build(command.GrpcPort, command.HttpPort, TimeProvider.System);
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception exception) when (exception is SocketException or IOException { InnerException: AddressInUseException })
        {
            await errors.WriteLineAsync($"""
                ポート {command.GrpcPort} または {command.HttpPort} を開けません。--port と --http-port で別の番号を指定してください。
                Port {command.GrpcPort} or {command.HttpPort} can't be opened; give others with --port and --http-port.
                """);
            return 1;
        }

        (Uri grpc, Uri http) = AddressesOf(app);
        await output.WriteLineAsync($"""
            gRPC {grpc.Authority} （HTTP/2、TLS なし / HTTP/2 without TLS）
            HTTP {http.Authority} （gRPC-Web、Connect / gRPC-Web, Connect）
            Ctrl-C で終了します / Ctrl-C ends it.
            """);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
