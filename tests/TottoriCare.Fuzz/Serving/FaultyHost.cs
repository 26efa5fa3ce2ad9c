using System.Diagnostics;
using System.Globalization;
using System.Net;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TottoriCare.Grpc.Transport;
using TottoriCare.Grpc.Transport.Health.V1;

namespace TottoriCare.Fuzz.Serving;

/// <summary>欠陥のあるホスト: the product's transport with a handler that does one thing wrong.</summary>
internal static class FaultyHost
{
    public const string Command = "faulty-host";

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var plant = Enum.Parse<Plant>(arguments[0]);
        int[] ports = [.. arguments.Where((_, place) => place is 2 or 4).Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, ports[0], listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, ports[1], listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Error);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpcTransport();

        await using WebApplication app = builder.Build();
        if (plant is Plant.NoStatus or Plant.Http500)
            app.Use((http, next) => IsCheck(http) ? AnswerBadly(http, plant) : next(http));
        app.UseRouting();
        app.MapGrpc(HealthReflection.Descriptor.Services[0], new FaultyHealth(plant, app.Logger));
        await app.RunAsync();
    }

    private static bool IsCheck(HttpContext http) => http.Request.Path.Value!.EndsWith("Check", StringComparison.Ordinal);

    private static Task AnswerBadly(HttpContext http, Plant plant)
    {
        http.Response.ContentType = "application/grpc";
        http.Response.StatusCode = plant == Plant.Http500 ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        return Task.CompletedTask;
    }
}

/// <summary>欠陥のある健全性サービス: does what was planted every so many calls.</summary>
internal sealed partial class FaultyHealth(Plant plant, ILogger log)
{
    private const int SoundCalls = 40;
    private const int LeakedBytes = 32 * 1024;

    private static readonly List<byte[]> s_leaked = [];

    private int _calls;

    public async Task<HealthCheckResponse> Check(HealthCheckRequest request, CallContext context)
    {
        var answer = new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving };
        if (Interlocked.Increment(ref _calls) < SoundCalls)
            return answer;
        switch (plant)
        {
            case Plant.Throws:
                throw new InvalidOperationException("planted");
            case Plant.Hangs:
                await new TaskCompletionSource().Task;
                break;
            case Plant.Unknown:
                throw RpcFault.Because(Code.Unknown, "PLANTED", new("植えた欠陥", "planted"));
            case Plant.Dies:
                Process.GetCurrentProcess().Kill();
                break;
            case Plant.Leaks:
                lock (s_leaked)
                    s_leaked.Add(new byte[LeakedBytes]);
                break;
            case Plant.Forgets:
                answer.Status = HealthCheckResponse.Types.ServingStatus.NotServing;
                break;
            case Plant.Logs:
                LogPlanted(log);
                break;
        }

        return answer;
    }

    [LoggerMessage(1, LogLevel.Error, "planted")]
    private static partial void LogPlanted(ILogger log);

    public static HealthListResponse List(HealthListRequest request, CallContext context) => new();

    public static async IAsyncEnumerable<HealthCheckResponse> Watch(HealthCheckRequest request, CallContext context)
    {
        yield return new HealthCheckResponse();
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
    }
}
