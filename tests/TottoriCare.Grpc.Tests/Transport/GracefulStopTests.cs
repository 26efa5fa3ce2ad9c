using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport.Health.V1;
using ServingStatus = TottoriCare.Grpc.Transport.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace TottoriCare.Grpc.Tests.Transport;

public class GracefulStopTests
{
    private const string Check = "/grpc.health.v1.Health/Check";
    private const string Watch = "/grpc.health.v1.Health/Watch";
    private const string Mirror = "/echo.v1.Echo/Mirror";

    [Fact]
    public async Task Running_calls_finish_watchers_hear_of_it_and_new_calls_are_refused()
    {
        EchoHost host = await EchoHost.StartAsync();
        await using var running = new DuplexCall(host.Http2, Mirror);
        await running.SendAsync(new Number { Value = 1 });
        (await running.ReceiveAsync(Number.Parser))!.Value.ShouldBe(1);
        await using var watcher = new DuplexCall(host.Http2, Watch);
        await watcher.SendAsync(new HealthCheckRequest { Service = "echo.v1.Echo" });
        watcher.Complete();
        (await watcher.ReceiveAsync(HealthCheckResponse.Parser))!.Status.ShouldBe(ServingStatus.Serving);

        Task stopping = host.App.StopAsync();

        (await watcher.ReceiveAsync(HealthCheckResponse.Parser))!.Status.ShouldBe(ServingStatus.NotServing);
        (await watcher.ReceiveAsync(HealthCheckResponse.Parser)).ShouldBeNull();
        (await IsRefusedAsync(host)).ShouldBeTrue();

        stopping.IsCompleted.ShouldBeFalse();
        await running.SendAsync(new Number { Value = 2 });
        (await running.ReceiveAsync(Number.Parser))!.Value.ShouldBe(2);
        running.Complete();
        (await running.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await running.CodeAsync()).ShouldBe(Code.Ok);

        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
        await host.DisposeAsync();
        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_stop_is_only_announced_calls_are_served_and_health_says_no()
    {
        EchoHost host = await EchoHost.StartAsync(configure: options => options.DrainDelay = TimeSpan.FromSeconds(1));
        Task stopping = host.App.StopAsync();
        await Task.Delay(100);

        RawReply health = await RawGrpc.CallAsync(host.Http2, Check, RawGrpc.Frame([]));
        RawReply call = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]));

        health.Single(HealthCheckResponse.Parser).Status.ShouldBe(ServingStatus.NotServing);
        call.Code.ShouldBe(Code.Ok);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
        (await IsRefusedAsync(host)).ShouldBeTrue();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Watching_an_unknown_service_says_so_and_goes_on()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var watcher = new DuplexCall(host.Http2, Watch);
        await watcher.SendAsync(new HealthCheckRequest { Service = "nobody" });
        watcher.Complete();

        (await watcher.ReceiveAsync(HealthCheckResponse.Parser))!.Status.ShouldBe(ServingStatus.ServiceUnknown);
        Task<HealthCheckResponse?> next = watcher.ReceiveAsync(HealthCheckResponse.Parser);
        await Task.Delay(100);
        next.IsCompleted.ShouldBeFalse();
        await watcher.GiveUpAsync();
        await Should.ThrowAsync<Exception>(next.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    /// <summary>By a status on the connection that there is, or because there is no new connection.</summary>
    private static async Task<bool> IsRefusedAsync(EchoHost host)
    {
        try
        {
            return (await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]))).Code == Code.Unavailable;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
