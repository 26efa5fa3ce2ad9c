using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class GrpcWebTests
{
    private static readonly Everything Request = new() { Text = "通所型" };

    [Theory]
    [InlineData("application/grpc-web", "application/grpc-web")]
    [InlineData("application/grpc-web+proto", "application/grpc-web")]
    [InlineData("application/grpc-web-text", "application/grpc-web-text")]
    [InlineData("application/grpc-web-text+proto", "application/grpc-web-text")]
    public async Task A_unary_call_over_http_1_ends_with_a_trailer_frame(string contentType, string answered)
    {
        var handler = new EchoHandler
        {
            OnSay = (request, context) =>
            {
                context.ResponseHeaders.Add("x-head", "h");
                context.ResponseTrailers.Add("x-tail", "t");
                return Task.FromResult(request);
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        (HttpResponseMessage response, List<(byte Flags, byte[] Payload)> frames) = await CallAsync(host, RawGrpc.Say, contentType, RawGrpc.Frame(Request));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(answered);
        response.Headers.GetValues("x-head").ShouldBe(["h"]);
        frames.Select(frame => frame.Flags).ShouldBe([(byte)0, (byte)0x80]);
        Everything.Parser.ParseFrom(frames[0].Payload).ShouldBe(Request);
        Encoding.ASCII.GetString(frames[1].Payload).ShouldBe("x-tail: t\r\ngrpc-status: 0\r\n");
    }

    [Theory]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web-text")]
    public async Task A_server_stream_sends_every_message(string contentType)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        (_, List<(byte Flags, byte[] Payload)> frames) =
            await CallAsync(host, "/echo.v1.Echo/Count", contentType, RawGrpc.Frame(new Number { Value = 5 }));

        frames.SkipLast(1).Select(frame => Number.Parser.ParseFrom(frame.Payload).Value).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Theory]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web-text")]
    public async Task A_fault_is_a_trailer_frame_with_details(string contentType)
    {
        var handler = new EchoHandler { OnSay = (_, _) => throw RpcFault.Because(Code.NotFound, "NOTHING", new("ありません。", "Nothing: 無")) };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        (HttpResponseMessage response, List<(byte Flags, byte[] Payload)> frames) = await CallAsync(host, RawGrpc.Say, contentType, RawGrpc.Frame(Request));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (byte flags, byte[] payload) = frames.ShouldHaveSingleItem();
        flags.ShouldBe((byte)0x80);
        Dictionary<string, string> trailers = Encoding.ASCII.GetString(payload).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        trailers["grpc-status"].ShouldBe("5");
        Uri.UnescapeDataString(trailers["grpc-message"]).ShouldBe("Nothing: 無");
        Google.Rpc.Status.Parser.ParseFrom(RawReply.FromBase64(trailers["grpc-status-details-bin"])).Details.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Text_may_be_joined_of_padded_pieces()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        byte[] frame = RawGrpc.Frame(Request);
        string text = Convert.ToBase64String(frame[..4]) + Convert.ToBase64String(frame[4..8]) + Convert.ToBase64String(frame[8..]);

        (_, List<(byte Flags, byte[] Payload)> frames) =
            await SendAsync(host, RawGrpc.Say, "application/grpc-web-text", Encoding.ASCII.GetBytes(text));

        Everything.Parser.ParseFrom(frames[0].Payload).ShouldBe(Request);
    }

    [Theory]
    [InlineData("AAAA?AAA")]
    [InlineData("AAAAA")]
    [InlineData("A===")]
    [InlineData("=")]
    public async Task Text_that_is_no_base64_is_INVALID_ARGUMENT(string text)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        (_, List<(byte Flags, byte[] Payload)> frames) =
            await SendAsync(host, RawGrpc.Say, "application/grpc-web-text", Encoding.ASCII.GetBytes(text));

        Encoding.ASCII.GetString(frames.ShouldHaveSingleItem().Payload).ShouldContain("grpc-status: 3", Case.Insensitive);
    }

    [Theory]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web-text")]
    public async Task The_largest_message_is_read_and_a_larger_one_refused(string contentType)
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.MaxRequestBytes = 1000);
        foreach ((int size, string status) in ((int, string)[])[(1000, "grpc-status: 0"), (1001, "grpc-status: 8")])
        {
            var request = new Everything { Raw = ByteString.CopyFrom(new byte[size - 3]) };
            request.CalculateSize().ShouldBe(size);

            (_, List<(byte Flags, byte[] Payload)> frames) = await CallAsync(host, RawGrpc.Say, contentType, RawGrpc.Frame(request));

            Encoding.ASCII.GetString(frames[^1].Payload).ShouldContain(status, Case.Insensitive);
        }
    }

    [Fact]
    public async Task An_unknown_method_is_UNIMPLEMENTED()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        (_, List<(byte Flags, byte[] Payload)> frames) =
            await CallAsync(host, "/echo.v1.Echo/Nothing", "application/grpc-web+proto", RawGrpc.Frame(Request));

        Encoding.ASCII.GetString(frames.ShouldHaveSingleItem().Payload).ShouldContain("grpc-status: 12", Case.Insensitive);
    }

    private static Task<(HttpResponseMessage Response, List<(byte Flags, byte[] Payload)> Frames)> CallAsync(
        EchoHost host, string path, string contentType, byte[] body) =>
        SendAsync(host, path, contentType, contentType.Contains("text") ? Encoding.ASCII.GetBytes(Convert.ToBase64String(body)) : body);

    private static async Task<(HttpResponseMessage Response, List<(byte Flags, byte[] Payload)> Frames)> SendAsync(
        EchoHost host, string path, string contentType, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        HttpResponseMessage response = await host.Http1.PostAsync(path, content);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        if (contentType.Contains("text"))
            bytes = Decode(Encoding.ASCII.GetString(bytes));

        List<(byte, byte[])> frames = [];
        for (int at = 0; at < bytes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
            frames.Add((bytes[at], bytes[(at + 5)..(at + 5 + length)]));
            at += 5 + length;
        }

        return (response, frames);
    }

    private static byte[] Decode(string text) =>
        [.. Enumerable.Range(0, text.Length / 4).SelectMany(quartet => Convert.FromBase64String(text.Substring(quartet * 4, 4)))];
}
