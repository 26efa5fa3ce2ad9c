using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;

namespace TottoriCare.Grpc.Tests.Transport;

public class StreamingTests
{
    private const string Count = "/echo.v1.Echo/Count";
    private const string Sum = "/echo.v1.Echo/Sum";
    private const string Mirror = "/echo.v1.Echo/Mirror";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task A_server_stream_sends_every_message_in_order(int count)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Count);
        await call.SendAsync(new Number { Value = count });
        call.Complete();

        for (int expected = 1; expected <= count; expected++)
            (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(expected);
        (await call.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Ok);
    }

    [Theory]
    [InlineData(new long[0], 0)]
    [InlineData(new long[] { 1, 2, 39 }, 42)]
    public async Task A_client_stream_is_answered_after_the_half_close(long[] values, long sum)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Sum);
        foreach (long value in values)
            await call.SendAsync(new Number { Value = value });
        call.Complete();

        (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(sum);
        (await call.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Ok);
    }

    [Fact]
    public async Task Both_sides_of_a_bidirectional_stream_take_turns_and_the_half_close_ends_it()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Mirror);
        for (long value = 0; value < 100; value++)
        {
            await call.SendAsync(new Number { Value = value });
            (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(value);
        }

        call.Complete();

        (await call.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Ok);
    }

    [Fact]
    public async Task Several_messages_in_one_piece_and_one_message_in_several_pieces_are_all_read()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Mirror);
        byte[] third = RawGrpc.Frame(new Number { Value = 3 });
        await call.SendAsync([.. RawGrpc.Frame(new Number { Value = 1 }), .. RawGrpc.Frame(new Number { Value = 2 }), .. third[..3]]);

        (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(1);
        (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(2);
        await call.SendAsync(third[3..]);
        (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(3);
    }

    [Fact]
    public async Task A_fault_amid_a_stream_comes_after_the_messages_before_it()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Mirror);
        await call.SendAsync(new Number { Value = 1 });
        (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(1);

        await call.SendAsync(new Number { Value = -1 });

        (await call.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.OutOfRange);
    }

    [Fact]
    public async Task A_broken_frame_amid_a_stream_ends_it()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, Sum);
        await call.SendAsync(new Number { Value = 1 });
        await call.SendAsync([0, 0, 0, 0, 9, 1]);
        call.Complete();

        (await call.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Internal);
    }

    [Fact]
    public async Task A_stream_without_a_deadline_outlives_the_longest_unary_deadline_but_keeps_its_own()
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.MaxDeadline = TimeSpan.FromMilliseconds(50));
        await using var patient = new DuplexCall(host.Http2, Mirror);
        await using var hurried = new DuplexCall(host.Http2, Mirror, ("grpc-timeout", "100m"));

        (await hurried.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await hurried.CodeAsync()).ShouldBe(Code.DeadlineExceeded);
        await patient.SendAsync(new Number { Value = 5 });
        (await patient.ReceiveAsync(Number.Parser))!.Value.ShouldBe(5);
    }

    [Fact]
    public async Task A_caller_that_pauses_too_long_is_told_so_and_one_that_goes_on_in_time_is_served()
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.MaxStreamIdle = TimeSpan.FromSeconds(1));
        await using var forgotten = new DuplexCall(host.Http2, Mirror);
        await using var busy = new DuplexCall(host.Http2, Mirror);
        for (long value = 0; value < 6; value++)
        {
            await busy.SendAsync(new Number { Value = value });
            (await busy.ReceiveAsync(Number.Parser))!.Value.ShouldBe(value);
            await Task.Delay(300);
        }

        (await forgotten.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await forgotten.CodeAsync()).ShouldBe(Code.DeadlineExceeded);
        busy.Complete();
        (await busy.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await busy.CodeAsync()).ShouldBe(Code.Ok);
        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_never_becomes_whole_does_not_hold_a_stream_open()
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.MaxStreamIdle = TimeSpan.FromSeconds(1));
        await using var call = new DuplexCall(host.Http2, Sum);
        byte[] frame = RawGrpc.Frame(new Number { Value = 1 });
        await call.SendAsync(frame[..^1]);

        (await call.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.DeadlineExceeded);
    }

    [Fact]
    public async Task A_slow_reader_holds_the_sender_back_and_loses_nothing()
    {
        const int Total = 2000;
        const int Padding = 16 * 1024;
        var handler = new EchoHandler();
        await using EchoHost host = await EchoHost.StartAsync(handler);
        await using var call = new DuplexCall(host.Http2, Count);
        await call.SendAsync(new Number { Value = Total, Padding = ByteString.CopyFrom(new byte[Padding]) });
        call.Complete();
        await call.ResponseAsync();

        long held = await SettledAsync(() => handler.Counted);
        held.ShouldBeLessThan(Total / 2);
        for (int expected = 1; expected <= Total; expected++)
            (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(expected);
        (await call.ReceiveAsync(Number.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Ok);
    }

    [Fact]
    public async Task A_reader_that_never_reads_is_cut_off()
    {
        var handler = new EchoHandler();
        await using EchoHost host = await EchoHost.StartAsync(handler, options => options.MaxWriteStall = TimeSpan.FromSeconds(1));
        await using var call = new DuplexCall(host.Http2, Count);
        await call.SendAsync(new Number { Value = long.MaxValue, Padding = ByteString.CopyFrom(new byte[64 * 1024]) });
        call.Complete();
        await call.ResponseAsync();

        await handler.CountEnded;
        await Should.ThrowAsync<Exception>(async () =>
        {
            while (await call.ReceiveAsync(Number.Parser) is not null)
            {
            }
        });
        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caller_that_gives_up_a_stream_stops_it()
    {
        var handler = new EchoHandler();
        await using EchoHost host = await EchoHost.StartAsync(handler);
        await using var call = new DuplexCall(host.Http2, Count);
        await call.SendAsync(new Number { Value = long.MaxValue });
        call.Complete();
        (await call.ReceiveAsync(Number.Parser))!.Value.ShouldBe(1);

        await call.GiveUpAsync();

        await handler.CountEnded;
        host.Log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Sum)]
    [InlineData(Mirror)]
    public async Task A_caller_that_resets_its_stream_of_requests_is_no_error_of_the_host(string path)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        for (int i = 0; i < 200; i++)
        {
            await using var call = new DuplexCall(host.Http2, path);
            await call.SendAsync(new Number { Value = 1 });
            if (path == Mirror)
                await call.ReceiveAsync(Number.Parser);
            await call.GiveUpAsync();
        }

        await host.App.StopAsync();
        host.Log.Lines.ShouldBeEmpty();
    }

    /// <summary>The value once it has not moved for 300 ms.</summary>
    private static async Task<long> SettledAsync(Func<long> value)
    {
        long last = -1;
        for (int unchanged = 0; unchanged < 6; unchanged = value() == last ? unchanged + 1 : 0)
        {
            last = value();
            await Task.Delay(50);
        }

        return last;
    }
}
