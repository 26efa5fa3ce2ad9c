using System.Net;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>Callers that leave, break off or stop reading: none of it is the server's fault, and none of it is logged as one.</summary>
public class AbandonedCallTests
{
    private const string Say = "/echo.v1.Echo/Say";
    private const int Callers = 40;

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/proto")]
    public async Task Broken_chunks_are_INVALID_ARGUMENT_over_HTTP_1(string contentType)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using Socket caller = await ConnectAsync(host);
        await SendAsync(caller, $"POST {Say} HTTP/1.1\r\nhost: x\r\ncontent-type: {contentType}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n");

        string answer = await ReadToEndAsync(caller);

        answer.ShouldStartWith("HTTP/1.1 400 ");
        answer.ShouldContain("\"code\":\"invalid_argument\"");
        answer.ShouldContain("BROKEN_REQUEST");
        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caller_that_resets_in_the_middle_of_a_message_is_no_error()
    {
        EchoHost host = await EchoHost.StartAsync();
        await using (host)
        {
            for (int caller = 0; caller < Callers; caller++)
            {
                await using var call = new DuplexCall(host.Http2, caller % 2 == 0 ? Say : "/echo.v1.Echo/Count");
                await call.SendAsync([0, 0, 0, 0, 9, 1]);
                await call.GiveUpAsync();
            }
        }

        host.Log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web-text")]
    public async Task A_caller_that_is_gone_in_the_middle_of_its_body_is_no_error(string contentType)
    {
        EchoHost host = await EchoHost.StartAsync();
        await using (host)
        {
            for (int caller = 0; caller < Callers; caller++)
            {
                using Socket socket = await ConnectAsync(host);
                await SendAsync(socket, $"POST {Say} HTTP/1.1\r\nhost: x\r\ncontent-type: {contentType}\r\ncontent-length: 100\r\n\r\nAAAA");
                socket.LingerState = new LingerOption(true, 0);
            }
        }

        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_in_the_middle_of_a_body_is_told_over_HTTP_1_and_logged_nowhere()
    {
        EchoHost host = await EchoHost.StartAsync();
        await using (host)
        {
            using Socket caller = await ConnectAsync(host);
            await SendAsync(caller, $"POST {Say} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnect-timeout-ms: 30\r\ncontent-length: 100\r\n\r\n{{");

            byte[] answer = new byte[4096];
            int read = await caller.ReceiveAsync(answer).WaitAsync(TimeSpan.FromSeconds(10));
            Encoding.UTF8.GetString(answer, 0, read).ShouldStartWith("HTTP/1.1 504 ");
            caller.Shutdown(SocketShutdown.Send);
            try
            {
                await ReadToEndAsync(caller);
            }
            catch (SocketException)
            {
                // Half a body may be cut off instead of read to its end.
            }
        }

        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_far_beyond_every_timer_is_one_all_the_same()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, "/echo.v1.Echo/Mirror", RawGrpc.Frame(new Number { Value = 1 }), ("grpc-timeout", "99999999H"));

        reply.Code.ShouldBe(Code.Ok);
        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_that_passes_while_an_answer_leaves_does_not_cut_it()
    {
        byte[] large = new byte[1024 * 1024];
        var handler = new EchoHandler { OnSay = (_, _) => Task.FromResult(new Everything { Raw = ByteString.CopyFrom(large) }) };
        await using EchoHost host = await EchoHost.StartAsync(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, Say)
        {
            Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/proto") } },
            Headers = { { "connect-timeout-ms", "300" } },
            Version = host.Http2.DefaultRequestVersion,
            VersionPolicy = host.Http2.DefaultVersionPolicy,
        };

        using HttpResponseMessage response = await host.Http2.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await Task.Delay(TimeSpan.FromMilliseconds(600));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Everything.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync()).Raw.Length.ShouldBe(large.Length);
    }

    [Fact]
    public async Task A_deadline_that_passes_while_a_stream_is_not_read_is_told_after_what_was_sent()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, "/echo.v1.Echo/Count", ("grpc-timeout", "300m"));
        await call.SendAsync(new Number { Value = 1_000_000, Padding = ByteString.CopyFrom(new byte[10_000]) });
        call.Complete();
        await call.ResponseAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(600));

        while (await call.ReceiveAsync(Number.Parser) is not null)
        {
            // What was sent before the deadline.
        }

        (await call.CodeAsync()).ShouldBe(Code.DeadlineExceeded);
    }

    [Theory]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web-text")]
    public async Task A_caller_that_never_reads_the_end_of_its_answers_is_cut_off(string contentType)
    {
        // More than the network takes in, in answers of which each leaves with its status.
        const int Calls = 400;
        var answer = new Everything { Raw = ByteString.CopyFrom(new byte[60 * 1024]) };
        await using EchoHost host = await EchoHost.StartAsync(
            new EchoHandler { OnSay = (_, _) => Task.FromResult(answer) }, options => options.MaxWriteStall = TimeSpan.FromSeconds(1));
        using Socket caller = await ConnectAsync(host);
        string frame = contentType.EndsWith("text", StringComparison.Ordinal) ? "AAAAAAA=" : new string('\0', 5);
        string call = $"POST {Say} HTTP/1.1\r\nhost: x\r\ncontent-type: {contentType}\r\ncontent-length: {frame.Length}\r\n\r\n{frame}";
        await SendAsync(caller, string.Concat(Enumerable.Repeat(call, Calls)));

        (await IsCutOffAsync(caller)).ShouldBeTrue();

        // The next of the calls may already have been read when the connection is cut, and then the server itself says so.
        host.Log.Lines.Where(line => !line.StartsWith("Warning: Connection processing ended abnormally", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // Whoever is cut off cannot send any more.
    private static async Task<bool> IsCutOffAsync(Socket caller)
    {
        for (int attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                await SendAsync(caller, "x");
            }
            catch (SocketException)
            {
                return true;
            }

            await Task.Delay(100);
        }

        return false;
    }

    private static async Task<Socket> ConnectAsync(EchoHost host)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Http1.BaseAddress!.Port);
        return socket;
    }

    private static async Task SendAsync(Socket socket, string text) => await socket.SendAsync(Encoding.ASCII.GetBytes(text));

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        var text = new StringBuilder();
        byte[] piece = new byte[4096];
        while (await socket.ReceiveAsync(piece).WaitAsync(TimeSpan.FromSeconds(10)) is > 0 and int read)
            text.Append(Encoding.UTF8.GetString(piece, 0, read));
        return text.ToString();
    }
}
