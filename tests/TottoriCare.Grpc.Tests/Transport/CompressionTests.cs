using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;

namespace TottoriCare.Grpc.Tests.Transport;

public class CompressionTests
{
    private static readonly Everything Large = new() { Text = new string('産', 20_000) };

    [Fact]
    public async Task A_gzip_message_is_read()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Pack(Large), flags: 1), ("grpc-encoding", "gzip"));

        reply.Single(Everything.Parser).ShouldBe(Large);
    }

    [Fact]
    public async Task A_plain_message_is_read_beside_a_named_encoding()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Large), ("grpc-encoding", "gzip"));

        reply.Single(Everything.Parser).ShouldBe(Large);
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("identity,deflate, gzip", true)]
    [InlineData("gzip;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("gzip;q=0.0", false)]
    [InlineData("identity", false)]
    [InlineData("xgzip", false)]
    public async Task A_large_response_is_gzip_for_those_who_accept_it(string accepted, bool compressed)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Large), ("grpc-accept-encoding", accepted));

        reply.Code.ShouldBe(Code.Ok);
        reply.Find("grpc-encoding").ShouldBe(compressed ? "gzip" : null);
        reply.Body[0].ShouldBe((byte)(compressed ? 1 : 0));
        byte[] payload = reply.Body[5..];
        Everything.Parser.ParseFrom(compressed ? Unpack(payload) : payload).ShouldBe(Large);
    }

    [Theory]
    [InlineData(null, 99, false)]
    [InlineData(null, 100, true)]
    [InlineData(true, 10, true)]
    [InlineData(false, 1000, false)]
    public async Task The_size_decides_unless_the_handler_does(bool? asked, int size, bool compressed)
    {
        var handler = new EchoHandler
        {
            OnSay = (request, context) =>
            {
                context.CompressResponse = asked;
                return Task.FromResult(request);
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler, options => options.CompressFromBytes = 100);
        var request = new Everything { Raw = ByteString.CopyFrom(new byte[size - (size < 130 ? 2 : 3)]) };
        request.CalculateSize().ShouldBe(size);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(request), ("grpc-accept-encoding", "gzip"));

        reply.Body[0].ShouldBe((byte)(compressed ? 1 : 0));
    }

    [Fact]
    public async Task A_bomb_is_refused_by_its_unpacked_size()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        byte[] bomb = Pack(new byte[50_000_000]);
        bomb.Length.ShouldBeLessThan(256 * 1024);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(bomb, flags: 1), ("grpc-encoding", "gzip"));

        reply.Code.ShouldBe(Code.ResourceExhausted);
    }

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "empty", [] },
        { "no gzip", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] },
        { "cut", Pack(Large)[..^9] },
        { "wrong length", [.. Pack(Large)[..^4], 1, 2, 3, 4] },
        { "wrong checksum", [.. Pack(Large)[..^8], 1, 2, 3, 4, .. Pack(Large)[^4..]] },
        { "garbage behind", [.. Pack(Large), 1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Broken_gzip_is_INVALID_ARGUMENT(string what, byte[] payload)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(payload, flags: 1), ("grpc-encoding", "gzip"));

        reply.Code.ShouldBe(Code.InvalidArgument, what);
        host.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Connect_bodies_are_gzip_both_ways()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, RawGrpc.Say)
        {
            Content = new ByteArrayContent(Pack(Large)) { Headers = { ContentType = new("application/proto"), ContentEncoding = { "gzip" } } },
            Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } },
        };

        using HttpResponseMessage response = await host.Http1.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        Everything.Parser.ParseFrom(Unpack(await response.Content.ReadAsByteArrayAsync())).ShouldBe(Large);
    }

    [Fact]
    public async Task Another_connect_encoding_is_unimplemented_and_the_accepted_one_named()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using var content = new ByteArrayContent([]) { Headers = { ContentType = new("application/proto"), ContentEncoding = { "br" } } };

        using HttpResponseMessage response = await host.Http1.PostAsync(RawGrpc.Say, content);

        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        response.Headers.GetValues("Accept-Encoding").ShouldBe(["gzip"]);
    }

    [Fact]
    public async Task A_handler_knows_of_each_message_whether_it_came_compressed()
    {
        List<bool> seen = [];
        await using EchoHost host = await EchoHost.StartAsync(new EchoHandler { OnRequest = context => seen.Add(context.IsRequestCompressed) });
        byte[][] frames = [RawGrpc.Frame(Pack(new Number { Value = 1 }), flags: 1), RawGrpc.Frame(new Number()), RawGrpc.Frame(Pack(new Number { Value = 1 }), flags: 1)];

        RawReply reply = await RawGrpc.CallAsync(host.Http2, "/echo.v1.Echo/Sum", [.. frames.SelectMany(frame => frame)], ("grpc-encoding", "gzip"));

        reply.Code.ShouldBe(Code.Ok);
        seen.ShouldBe([true, false, true]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_knows_of_a_connect_body_whether_it_came_compressed(bool compressed)
    {
        bool? seen = null;
        var handler = new EchoHandler
        {
            OnSay = (request, context) =>
            {
                seen = context.IsRequestCompressed;
                return Task.FromResult(request);
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);
        using var content = new ByteArrayContent(compressed ? Pack(Large) : Large.ToByteArray()) { Headers = { ContentType = new("application/proto") } };
        if (compressed)
            content.Headers.ContentEncoding.Add("gzip");

        using HttpResponseMessage response = await host.Http1.PostAsync(RawGrpc.Say, content);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.ShouldBe(compressed);
    }

    // grpc-js splits the list at its commas and does not trim: behind a space it knows no gzip and stops compressing.
    [Fact]
    public async Task The_accepted_encodings_are_listed_without_a_space()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Large), ("grpc-encoding", "br"));

        reply.Find("grpc-accept-encoding").ShouldBe("identity,gzip");
    }

    private static byte[] Pack(IMessage message) => Pack(message.ToByteArray());

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] bytes)
    {
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
