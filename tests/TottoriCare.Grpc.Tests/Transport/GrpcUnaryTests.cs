using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class GrpcUnaryTests
{
    private static readonly Everything Request = new() { Text = "産後ケア", Int32 = 7, Children = { new Everything { ABool = true } } };

    [Theory]
    [InlineData("application/grpc")]
    [InlineData("application/grpc+proto")]
    [InlineData("application/GRPC; charset=utf-8")]
    public async Task A_message_is_answered_with_a_message_and_the_status_as_trailer(string contentType)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using var body = new ByteArrayContent(RawGrpc.Frame(Request));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, body);

        reply.HttpStatus.ShouldBe(HttpStatusCode.OK);
        reply.ContentType.ShouldBe("application/grpc");
        reply.Single(Everything.Parser).ShouldBe(Request);
        reply.IsTrailersOnly.ShouldBeFalse();
        reply.Code.ShouldBe(Code.Ok);
        reply.Find("grpc-message").ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_message_is_a_message()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame([]));

        reply.Code.ShouldBe(Code.Ok);
        reply.Body.ShouldBe([0, 0, 0, 0, 0]);
    }

    [Fact]
    public async Task A_synchronous_handler_answers_too()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, "/echo.v1.Echo/Ask", RawGrpc.Frame(Request));

        reply.Single(Everything.Parser).ShouldBe(Request);
    }

    [Fact]
    public async Task A_frame_may_arrive_byte_by_byte()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using var body = new PiecesContent(RawGrpc.Frame(Request).Select(octet => new[] { octet }), TimeSpan.FromMilliseconds(2));

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, body);

        reply.Single(Everything.Parser).ShouldBe(Request);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/grpcx")]
    [InlineData("application/grpc+json")]
    [InlineData("application/json; charset=shift_jis")]
    public async Task Another_content_type_is_415(string contentType)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using var body = new ByteArrayContent(RawGrpc.Frame(Request));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, body);

        reply.HttpStatus.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        reply.Find("grpc-status").ShouldBeNull();
        reply.Find("accept-post")!.ShouldContain("application/grpc");
    }

    [Fact]
    public async Task Another_verb_is_405()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await host.Http2.PutAsync(RawGrpc.Say, new ByteArrayContent([]));

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldContain("POST");
    }

    [Fact]
    public async Task GRpc_over_http_1_is_refused()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http1, RawGrpc.Say, RawGrpc.Frame(Request));

        reply.HttpStatus.ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    [Theory]
    [InlineData("/echo.v1.Echo/Nothing")]
    [InlineData("/echo.v1.Nobody/Say")]
    public async Task An_unknown_method_or_service_is_UNIMPLEMENTED(string path)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, path, RawGrpc.Frame(Request));

        reply.HttpStatus.ShouldBe(HttpStatusCode.OK);
        reply.IsTrailersOnly.ShouldBeTrue();
        reply.Code.ShouldBe(Code.Unimplemented);
    }

    [Fact]
    public async Task A_path_that_is_no_method_is_404()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, "/", RawGrpc.Frame(Request));

        reply.HttpStatus.ShouldBe(HttpStatusCode.NotFound);
    }

    public static TheoryData<string, byte[], Code, string> BrokenBodies => new()
    {
        { "no message", [], Code.Unimplemented, "NO_MESSAGE" },
        { "two messages", [.. RawGrpc.Frame(Request), .. RawGrpc.Frame(Request)], Code.Unimplemented, "SEVERAL_MESSAGES" },
        { "one byte more", [.. RawGrpc.Frame(Request), 0], Code.Unimplemented, "SEVERAL_MESSAGES" },
        { "half a prefix", [0, 0, 0], Code.Internal, "TRUNCATED_MESSAGE" },
        { "half a message", RawGrpc.Frame(Request)[..^1], Code.Internal, "TRUNCATED_MESSAGE" },
        { "a prefix alone", RawGrpc.Frame(Request)[..5], Code.Internal, "TRUNCATED_MESSAGE" },
        { "no protobuf", RawGrpc.Frame([0xFF, 0xFF, 0xFF]), Code.InvalidArgument, "NOT_PROTOBUF" },
        { "a string that is no UTF-8", RawGrpc.Frame([(14 << 3) | 2, 1, 0xFF]), Code.InvalidArgument, "NOT_PROTOBUF" },
        { "an end of a group inside a wrapper", RawGrpc.Frame([0xAA, 0x03, 1, 0x0C]), Code.InvalidArgument, "NOT_PROTOBUF" },
        { "compressed without an encoding", RawGrpc.Frame([1, 2, 3], flags: 1), Code.Internal, "COMPRESSED_WITHOUT_ENCODING" },
        { "another flag", RawGrpc.Frame([], flags: 2), Code.Internal, "UNKNOWN_FRAME_FLAGS" },
        { "a length of 4 GiB", [0, 255, 255, 255, 255], Code.ResourceExhausted, "MESSAGE_TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(BrokenBodies))]
    public async Task A_broken_body_has_its_own_status(string what, byte[] body, Code code, string reason)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, body);

        reply.HttpStatus.ShouldBe(HttpStatusCode.OK, what);
        reply.IsTrailersOnly.ShouldBeTrue(what);
        reply.Code.ShouldBe(code, what);
        reply.Details.Details[0].Unpack<ErrorInfo>().Reason.ShouldBe(reason, what);
        host.Log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(100, Code.Ok)]
    [InlineData(101, Code.ResourceExhausted)]
    public async Task A_request_may_be_as_large_as_the_limit_and_no_larger(int size, Code code)
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.MaxRequestBytes = 100);
        var request = new Everything { Raw = ByteString.CopyFrom(new byte[size - 2]) };
        request.CalculateSize().ShouldBe(size);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(request));

        reply.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(100, Code.Ok)]
    [InlineData(101, Code.ResourceExhausted)]
    public async Task A_response_may_be_as_large_as_the_limit_and_no_larger(int size, Code code)
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.MaxResponseBytes = 100);
        var request = new Everything { Raw = ByteString.CopyFrom(new byte[size - 2]) };

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(request));

        reply.Code.ShouldBe(code);
        reply.IsTrailersOnly.ShouldBe(code != Code.Ok);
    }

    [Fact]
    public async Task An_unknown_encoding_is_UNIMPLEMENTED_and_names_the_accepted_ones()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Request), ("grpc-encoding", "snappy"));

        reply.Code.ShouldBe(Code.Unimplemented);
        reply.Find("grpc-accept-encoding")!.ShouldContain("identity");
    }

    [Fact]
    public async Task Metadata_goes_both_ways()
    {
        byte[] bytes = [0, 1, 250, 251, 252];
        var handler = new EchoHandler
        {
            OnSay = (request, context) =>
            {
                foreach (MetadataEntry entry in context.RequestHeaders.Where(entry => entry.Key == "x-many"))
                    context.ResponseHeaders.Add("x-many", entry.Text);
                context.ResponseHeaders.Add("x-initial-bin", context.RequestHeaders.FindBytes("x-data-bin")!.Value);
                context.ResponseTrailers.Add("x-trailing-bin", context.RequestHeaders.FindBytes("x-data-bin")!.Value);
                context.ResponseTrailers.Add("x-hidden", $"{context.RequestHeaders.Any(entry => entry.Key.StartsWith("grpc-"))}");
                return Task.FromResult(request);
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        RawReply reply = await RawGrpc.CallAsync(
            host.Http2, RawGrpc.Say, RawGrpc.Frame(Request),
            ("x-many", "one"), ("x-many", "two"), ("x-data-bin", Convert.ToBase64String(bytes)), ("grpc-timeout", "9S"));

        reply.Code.ShouldBe(Code.Ok);
        string.Join(", ", reply.Headers.GetValues("x-many")).ShouldBe("one, two");
        RawReply.FromBase64(reply.Headers.GetValues("x-initial-bin").Single()).ShouldBe(bytes);
        reply.Trailers.GetValues("x-trailing-bin").ShouldBe([Convert.ToBase64String(bytes).TrimEnd('=')]);
        reply.Trailers.GetValues("x-hidden").ShouldBe(["False"]);
    }

    [Fact]
    public async Task Binary_metadata_that_is_no_base64_is_INVALID_ARGUMENT()
    {
        var handler = new EchoHandler { OnSay = (request, context) => Task.FromResult(new Everything { Int32 = context.RequestHeaders.Count }) };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Request), ("x-data-bin", "?"));

        reply.Code.ShouldBe(Code.InvalidArgument);
    }

    [Fact]
    public async Task A_fault_carries_its_sentence_in_both_languages_and_its_details()
    {
        var handler = new EchoHandler
        {
            OnSay = (_, context) =>
            {
                context.ResponseTrailers.Add("x-trace", "t1");
                throw RpcFault.Because(Code.NotFound, "NO_RULEBOOK", new("規則集がありません。", "There is no rulebook: 100%"), ("code", "312011"));
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Request));

        reply.Code.ShouldBe(Code.NotFound);
        reply.Message.ShouldBe("There is no rulebook: 100%");
        reply.Find("x-trace").ShouldBe("t1");
        Google.Rpc.Status status = reply.Details;
        status.Code.ShouldBe(5);
        status.Message.ShouldBe(reply.Message);
        ErrorInfo error = status.Details[0].Unpack<ErrorInfo>();
        (error.Reason, error.Domain, error.Metadata["code"]).ShouldBe(("NO_RULEBOOK", "tottoricare", "312011"));
        LocalizedMessage localized = status.Details[1].Unpack<LocalizedMessage>();
        (localized.Locale, localized.Message).ShouldBe(("ja-JP", "規則集がありません。"));
    }

    [Fact]
    public async Task A_status_message_is_percent_encoded_utf_8()
    {
        var handler = new EchoHandler { OnSay = (_, _) => throw new RpcFault(new Google.Rpc.Status { Code = 9, Message = "期限\r\n切れ 50%" }) };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(Request));

        reply.Find("grpc-message").ShouldBe("%E6%9C%9F%E9%99%90%0D%0A%E5%88%87%E3%82%8C 50%25");
        reply.Message.ShouldBe("期限\r\n切れ 50%");
    }

    [Fact]
    public async Task An_unhandled_exception_is_INTERNAL_logged_once_and_leaks_nothing()
    {
        const string Secret = "KANARIE-4711";
        var handler = new EchoHandler { OnSay = (request, _) => throw new InvalidOperationException(request.Text, new FormatException(Secret)) };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        RawReply reply = await RawGrpc.CallAsync(host.Http2, RawGrpc.Say, RawGrpc.Frame(new Everything { Text = Secret }));

        reply.Code.ShouldBe(Code.Internal);
        Encoding.UTF8.GetString(reply.Details.ToByteArray()).ShouldNotContain(Secret);
        string line = host.Log.Lines.ShouldHaveSingleItem();
        line.ShouldContain("echo.v1.Echo.Say");
        line.ShouldContain(nameof(InvalidOperationException));
        line.ShouldContain(nameof(FormatException));
        line.ShouldNotContain(Secret);
    }
}
