using System.Net;
using Microsoft.AspNetCore.Builder;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Hosting;

public class PlainEndpointsTests
{
    [Theory]
    [InlineData("/healthz", "ok\n")]
    [InlineData("/readyz", "ready\n")]
    public async Task A_probe_is_answered_as_plain_text_that_no_cache_keeps(string path, string text)
    {
        await using Host host = await Host.StartAsync();

        using HttpResponseMessage answer = await host.Client.GetAsync(path);
        using HttpResponseMessage head = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        using HttpResponseMessage post = await host.Client.PostAsync(path, content: null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task While_the_stop_is_announced_the_host_is_alive_and_not_ready()
    {
        await using Host host = await Host.StartAsync(new HostSettings(GrpcPort: 0, HttpPort: 0)
        {
            Limits = new GrpcServerOptions { DrainDelay = TimeSpan.FromSeconds(3) },
        });
        (await host.Client.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task stopping = host.App.StopAsync();
        await Task.Delay(100);

        (await host.Client.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.Client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await stopping;
    }

    [Fact]
    public async Task Without_rulebooks_the_host_is_not_ready()
    {
        var books = new Grpc.Rulebooks.BookInService(new Grpc.Rulebooks.OrdinanceBook([], Calendars.HolidayCalendar.FromLaw()));
        await using Host host = await Host.StartAsync(books: books);

        (await host.Client.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        books.Replace(Grpc.Rulebooks.OrdinanceBook.Shipped(Calendars.HolidayCalendar.FromLaw()));
        (await host.Client.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(MetricsExport.None, HttpStatusCode.NotFound)]
    [InlineData(MetricsExport.Prometheus, HttpStatusCode.OK)]
    public async Task Metrics_are_told_only_where_a_setting_asks_for_them(object export, HttpStatusCode status)
    {
        await using Host host = await Host.StartAsync(new HostSettings(GrpcPort: 0, HttpPort: 0)
        {
            Telemetry = new TelemetrySettings((MetricsExport)export),
        });

        (await host.Client.GetAsync("/metrics")).StatusCode.ShouldBe(status);
        ServiceHost.ExposureOf(host.App).OpenToAnyone.Contains("/metrics").ShouldBe(status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_line_tells_what_is_open_to_whom()
    {
        await using Host host = await Host.StartAsync();
        (int grpc, int http) = ServiceHost.PortsOf(host.App);

        $"{ServiceHost.ExposureOf(host.App)}".ShouldBe(
            $"  公開 / open        127.0.0.1 {grpc} {http}（TLS なし / without TLS）: だれでも / anyone: DecisionService, RulebookService, "
            + "/v1/csv, Health, ServerReflection, /healthz, /readyz; 資格が必要 / by credential: なし / none");
    }

    private sealed class Host(WebApplication app) : IAsyncDisposable
    {
        public WebApplication App => app;

        public HttpClient Client { get; } = new() { BaseAddress = new Uri($"http://127.0.0.1:{ServiceHost.PortsOf(app).Http}") };

        public static async Task<Host> StartAsync(HostSettings? settings = null, Grpc.Rulebooks.BookInService? books = null)
        {
            WebApplication app = ServiceHost.Build(
                settings ?? new HostSettings(GrpcPort: 0, HttpPort: 0),
                books ?? new Grpc.Rulebooks.BookInService(Grpc.Rulebooks.OrdinanceBook.Shipped(Calendars.HolidayCalendar.FromLaw())));
            await app.StartAsync();
            return new Host(app);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await app.DisposeAsync();
        }
    }
}
