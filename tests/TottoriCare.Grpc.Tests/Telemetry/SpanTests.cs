using System.Collections.Concurrent;
using System.Diagnostics;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Tests.Transport;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Telemetry;

/// <summary>Run alone: a listener hears every host of this process.</summary>
[Collection(nameof(MeasuringCostsNothingTests))]
public sealed class SpanTests : IDisposable
{
    private const string Parent = "b7ad6b7169203331";

    private readonly string _traceId = $"{ActivityTraceId.CreateRandom()}";
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public SpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CallObserver.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_call_is_a_span_under_that_of_its_caller_and_takes_nothing_else_from_it()
    {
        Activity span = await SpanOfAsync(new EchoHandler(), ("tracestate", "vendor=value"), ("baggage", "name=value"));

        span.OperationName.ShouldBe("echo.v1.Echo/Say");
        span.Kind.ShouldBe(ActivityKind.Server);
        $"{span.TraceId}".ShouldBe(_traceId);
        $"{span.ParentSpanId}".ShouldBe(Parent);
        span.HasRemoteParent.ShouldBeTrue();
        span.TraceStateString.ShouldBeNull();
        span.Baggage.ShouldBeEmpty();
        span.Events.ShouldBeEmpty();
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        span.TagObjects.Order(Comparer<KeyValuePair<string, object?>>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key))).ShouldBe(
        [
            new("rpc.method", "echo.v1.Echo/Say"), new("rpc.response.status_code", "OK"), new("rpc.system.name", "grpc"),
        ]);
    }

    [Theory]
    [InlineData(Google.Rpc.Code.InvalidArgument, "INVALID_ARGUMENT", ActivityStatusCode.Unset)]
    [InlineData(Google.Rpc.Code.NotFound, "NOT_FOUND", ActivityStatusCode.Unset)]
    [InlineData(Google.Rpc.Code.Unavailable, "UNAVAILABLE", ActivityStatusCode.Error)]
    [InlineData(Google.Rpc.Code.DeadlineExceeded, "DEADLINE_EXCEEDED", ActivityStatusCode.Error)]
    public async Task What_the_server_has_to_answer_for_is_an_error_and_what_the_caller_has_is_not(Google.Rpc.Code code, string name, ActivityStatusCode status)
    {
        Activity span = await SpanOfAsync(new EchoHandler
        {
            OnSay = (_, _) => throw RpcFault.Because(code, "PLANTED", new("植えた失敗", "planted")),
        });

        span.GetTagItem("rpc.response.status_code").ShouldBe(name);
        span.GetTagItem("error.type").ShouldBe(status == ActivityStatusCode.Error ? name : null);
        span.Status.ShouldBe(status);
        span.StatusDescription.ShouldBeNull();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("")]
    public async Task Without_ids_of_a_caller_a_trace_of_its_own_begins(string traceparent)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(new Everything()), ("traceparent", traceparent));
        await host.App.StopAsync();

        Activity span = _ended.ShouldHaveSingleItem();
        span.HasRemoteParent.ShouldBeFalse();
        $"{span.TraceId}".ShouldNotBe(new string('0', 32));
    }

    private async Task<Activity> SpanOfAsync(EchoHandler handler, params (string Name, string Value)[] headers)
    {
        await using EchoHost host = await EchoHost.StartAsync(handler);
        await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(new Everything()), [("traceparent", $"00-{_traceId}-{Parent}-01"), .. headers]);
        await host.App.StopAsync();
        return _ended.ShouldHaveSingleItem();
    }
}
