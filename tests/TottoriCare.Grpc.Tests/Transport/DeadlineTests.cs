using System.Diagnostics;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class DeadlineTests
{
    private static readonly EchoHandler Sleeper = new()
    {
        OnSay = async (request, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return request;
        },
    };

    [Theory]
    [InlineData("50m")]
    [InlineData("50000u")]
    [InlineData("50000000n")]
    [InlineData("0S")]
    [InlineData("1n")]
    public async Task A_deadline_ends_the_call_and_cancels_the_handler(string timeout)
    {
        await using EchoHost host = await EchoHost.StartAsync(Sleeper);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]), ("grpc-timeout", timeout));

        reply.Code.ShouldBe(Code.DeadlineExceeded);
        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_longest_deadline_holds_when_the_caller_names_none_or_a_longer_one()
    {
        await using EchoHost host = await EchoHost.StartAsync(Sleeper, options => options.MaxDeadline = TimeSpan.FromMilliseconds(50));

        (await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]))).Code.ShouldBe(Code.DeadlineExceeded);
        (await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]), ("grpc-timeout", "1H"))).Code.ShouldBe(Code.DeadlineExceeded);
    }

    [Fact]
    public async Task A_handler_that_ignores_its_token_keeps_no_caller_waiting()
    {
        var release = new TaskCompletionSource<Everything>();
        await using EchoHost host = await EchoHost.StartAsync(new EchoHandler { OnSay = (_, _) => release.Task });

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]), ("grpc-timeout", "50m"));

        reply.Code.ShouldBe(Code.DeadlineExceeded);
        release.SetResult(new Everything());
    }

    [Fact]
    public async Task A_failure_after_the_deadline_is_logged()
    {
        var release = new TaskCompletionSource();
        var handler = new EchoHandler
        {
            OnSay = async (_, _) =>
            {
                await release.Task;
                throw new InvalidOperationException();
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);
        (await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]), ("grpc-timeout", "50m"))).Code.ShouldBe(Code.DeadlineExceeded);

        release.SetResult();

        for (int waited = 0; host.Log.Lines.Count == 0 && waited < 100; waited++)
            await Task.Delay(20);
        host.Log.Lines.ShouldHaveSingleItem().ShouldContain(nameof(InvalidOperationException));
    }

    [Fact]
    public async Task A_handler_that_outlives_its_call_sees_nothing_of_the_next_one()
    {
        var release = new TaskCompletionSource();
        var outcome = new TaskCompletionSource<(Exception? Headers, Exception? User, bool Cancelled)>();
        var handler = new EchoHandler
        {
            OnSay = async (request, context) =>
            {
                if (request.Text.Length > 0)
                    return request;
                await release.Task;
                outcome.SetResult((
                    Record.Exception(() => context.RequestHeaders),
                    Record.Exception(() => context.User),
                    context.CancellationToken.IsCancellationRequested));
                return request;
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);
        (await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]), ("grpc-timeout", "50m"))).Code.ShouldBe(Code.DeadlineExceeded);
        (await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(new Everything { Text = "next" }))).Code.ShouldBe(Code.Ok);

        release.SetResult();

        (Exception? headers, Exception? user, bool cancelled) = await outcome.Task.WaitAsync(TimeSpan.FromSeconds(5));
        headers.ShouldBeOfType<InvalidOperationException>();
        user.ShouldBeOfType<InvalidOperationException>();
        cancelled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_cut_by_the_deadline()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using var body = new PiecesContent(Enumerable.Repeat(new byte[] { 0 }, 3), TimeSpan.FromSeconds(1));
        long started = Stopwatch.GetTimestamp();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, body, ("grpc-timeout", "100m"));

        reply.Code.ShouldBe(Code.DeadlineExceeded);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("S")]
    [InlineData("123456789S")]
    [InlineData("-1S")]
    [InlineData("1.5S")]
    [InlineData("5s")]
    public async Task A_malformed_timeout_is_INVALID_ARGUMENT(string timeout)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]), ("grpc-timeout", timeout));

        reply.Code.ShouldBe(Code.InvalidArgument);
    }

    [Fact]
    public async Task A_caller_that_gives_up_cancels_the_handler()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var handler = new EchoHandler
        {
            OnSay = async (request, context) =>
            {
                context.CancellationToken.Register(cancelled.SetResult);
                started.SetResult();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return request;
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);
        using var giveUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, RawGrpc.Say)
        {
            Content = new ByteArrayContent(RawGrpc.Frame([])) { Headers = { ContentType = new("application/grpc") } },
            Version = host.Http2.DefaultRequestVersion,
            VersionPolicy = host.Http2.DefaultVersionPolicy,
        };
        Task<HttpResponseMessage> call = host.Http2.SendAsync(request, giveUp.Token);

        await started.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await giveUp.CancelAsync();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await Should.ThrowAsync<OperationCanceledException>(call);
        host.Log.Lines.ShouldBeEmpty();
    }
}

public class GrpcTimeoutTests
{
    [Theory]
    [InlineData("1H", 36_000_000_000)]
    [InlineData("2M", 1_200_000_000)]
    [InlineData("3S", 30_000_000)]
    [InlineData("4m", 40_000)]
    [InlineData("5u", 50)]
    [InlineData("600n", 6)]
    [InlineData("601n", 7)]
    [InlineData("0n", 0)]
    [InlineData("99999999H", 3_599_999_964_000_000_000)]
    public void Each_unit_has_its_length(string text, long ticks)
    {
        GrpcTimeout.TryParse(text, out TimeSpan timeout).ShouldBeTrue();
        timeout.Ticks.ShouldBe(ticks);
    }
}
