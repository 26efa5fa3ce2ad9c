using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Transport;
using TottoriCare.InteropHost.Protos;

namespace TottoriCare.InteropHost.Tests;

/// <summary>What the description of the tests asks of a host beyond what its cases ask.</summary>
public class TestServiceTests
{
    private const string Service = "/grpc.testing.TestService/";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(TestHost.MaxMessageBytes - 32, TestHost.MaxMessageBytes - 32)]
    public async Task A_response_is_of_the_size_asked_for(int asked, int size)
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();

        RawReply reply = await CallAsync(host, "UnaryCall", new SimpleRequest { ResponseSize = asked });

        reply.Single(SimpleResponse.Parser).Payload.Body.ShouldBe(ByteString.CopyFrom(new byte[size]));
    }

    public static TheoryData<string, SimpleRequest> Impossible => new()
    {
        { "negative", new() { ResponseSize = -1 } },
        { "too large", new() { ResponseSize = TestHost.MaxMessageBytes - 31 } },
        { "type", new() { ResponseType = (PayloadType)1 } },
        { "code below", new() { ResponseStatus = new EchoStatus { Code = -1 } } },
        { "code above", new() { ResponseStatus = new EchoStatus { Code = 17 } } },
        { "not compressed", new() { ExpectCompressed = new BoolValue { Value = true } } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task What_cannot_be_answered_is_INVALID_ARGUMENT(string what, SimpleRequest request)
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();

        RawReply reply = await CallAsync(host, "UnaryCall", request);

        reply.Code.ShouldBe(Code.InvalidArgument, what);
    }

    [Theory]
    [InlineData(0, Code.Ok)]
    [InlineData(1, Code.Cancelled)]
    [InlineData(16, Code.Unauthenticated)]
    public async Task The_status_is_the_one_asked_for(int asked, Code code)
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();

        RawReply reply = await CallAsync(host, "UnaryCall", new SimpleRequest { ResponseStatus = new EchoStatus { Code = asked, Message = "told" } });

        reply.Code.ShouldBe(code);
        reply.Message.ShouldBe(code == Code.Ok ? "" : "told");
    }

    [Fact]
    public async Task Metadata_that_no_header_can_carry_is_INVALID_ARGUMENT()
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();
        host.Http1.DefaultRequestHeaders.TryAddWithoutValidation("x-grpc-test-echo-initial", "tab\there");

        using HttpResponseMessage response = await host.Http1.PostAsync(
            Service + "UnaryCall", new StringContent("{}", new MediaTypeHeaderValue("application/json")));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_response_waits_for_its_interval_in_whole_milliseconds()
    {
        var time = new TimeOfWaits();
        await using RunningTestHost host = await RunningTestHost.StartAsync(time);
        int[] intervals = [150_000, 0, 150_001, 1];
        var request = new StreamingOutputCallRequest
        {
            ResponseParameters = { intervals.Select(interval => new ResponseParameters { IntervalUs = interval }) },
        };

        RawReply reply = await CallAsync(host, "StreamingOutputCall", request);

        reply.Code.ShouldBe(Code.Ok);
        time.Waits.ShouldBe([TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(151), TimeSpan.FromMilliseconds(1)]);
    }

    [Fact]
    public async Task A_negative_interval_is_INVALID_ARGUMENT()
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();

        RawReply reply = await CallAsync(
            host, "StreamingOutputCall", new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { IntervalUs = -1 } } });

        reply.Code.ShouldBe(Code.InvalidArgument);
    }

    [Fact]
    public async Task A_status_ends_a_stream_before_the_requests_behind_it()
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Service + "FullDuplexCall");
        await call.SendAsync(new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { Size = 3 } } });
        (await call.ReceiveAsync(StreamingOutputCallResponse.Parser))!.Payload.Body.Length.ShouldBe(3);

        await call.SendAsync(new StreamingOutputCallRequest
        {
            ResponseStatus = new EchoStatus { Code = (int)Code.Aborted },
            ResponseParameters = { new ResponseParameters { Size = 4 } },
        });

        (await call.ReceiveAsync(StreamingOutputCallResponse.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Aborted);
    }

    [Fact]
    public async Task A_half_duplex_call_is_answered_in_order_after_the_half_close()
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Service + "HalfDuplexCall");
        int[] sizes = [7, 0, 9];
        foreach (int size in sizes)
            await call.SendAsync(new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { Size = size } } });
        call.Complete();

        foreach (int size in sizes)
            (await call.ReceiveAsync(StreamingOutputCallResponse.Parser))!.Payload.Body.Length.ShouldBe(size);
        (await call.ReceiveAsync(StreamingOutputCallResponse.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Ok);
    }

    [Theory]
    [InlineData(1000, Code.Ok)]
    [InlineData(1001, Code.InvalidArgument)]
    public async Task A_half_duplex_call_holds_back_a_thousand_requests(int requests, Code code)
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();
        byte[] frames = [.. Enumerable.Repeat(RawGrpc.Frame(new StreamingOutputCallRequest()), requests).SelectMany(frame => frame)];

        RawReply reply = await RawGrpc.CallAsync(host.Http2, Service + "HalfDuplexCall", frames);

        reply.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_cacheable_response_is_the_time_with_a_header_for_caches()
    {
        await using RunningTestHost host = await RunningTestHost.StartAsync();

        RawReply reply = await CallAsync(host, "CacheableUnaryCall", new SimpleRequest());

        reply.Headers.CacheControl.ShouldBe(new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(60) });
        string time = reply.Single(SimpleResponse.Parser).Payload.Body.ToStringUtf8();
        (long.Parse(time, CultureInfo.InvariantCulture) / 1_000_000_000).ShouldBeGreaterThan(1_700_000_000);
    }

    private static Task<RawReply> CallAsync(RunningTestHost host, string method, IMessage request) =>
        RawGrpc.CallAsync(host.Http2, Service + method, RawGrpc.Frame(request));

    /// <summary>A clock on which every wait is over at once, and which keeps how long it would have been.</summary>
    private sealed class TimeOfWaits : TimeProvider
    {
        private readonly ConcurrentQueue<TimeSpan> _waits = [];

        public IReadOnlyCollection<TimeSpan> Waits => _waits;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
