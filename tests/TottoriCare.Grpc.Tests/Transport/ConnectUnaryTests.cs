using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class ConnectUnaryTests
{
    private const string Say = "/echo.v1.Echo/Say";

    [Theory]
    [InlineData("application/json", false)]
    [InlineData("application/json; charset=utf-8", false)]
    [InlineData("application/json", true)]
    public async Task Json_is_answered_with_json_over_either_version_of_http(string contentType, bool http2)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await PostAsync(
            http2 ? host.Http2 : host.Http1, Say, Encoding.UTF8.GetBytes("""{"text":"産後ケア","int64":"9007199254740993"}"""), contentType);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        response.Content.Headers.ContentLength.ShouldNotBeNull();
        JsonNode json = await JsonOf(response);
        json["text"]!.GetValue<string>().ShouldBe("産後ケア");
        json["int64"]!.GetValue<string>().ShouldBe("9007199254740993");
        json["int32"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Defaults_are_left_out_of_json_when_the_setting_says_so()
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.WriteJsonDefaults = false);

        using HttpResponseMessage response = await PostJsonAsync(host, Say, "{}");

        (await response.Content.ReadAsStringAsync()).ShouldBe("{ }");
    }

    [Fact]
    public async Task Protobuf_is_answered_with_protobuf()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        var request = new Everything { Text = "訪問", Numbers = { 1, 2, 3 } };

        using HttpResponseMessage response = await PostAsync(host.Http1, Say, request.ToByteArray(), "application/proto");

        response.Content.Headers.ContentType!.ToString().ShouldBe("application/proto");
        Everything.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync()).ShouldBe(request);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_answer_is_complete_over_either_version_of_http(bool http2)
    {
        var handler = new EchoHandler { OnSay = (_, _) => Task.FromResult(new Everything()) };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        using HttpResponseMessage response = await PostAsync(
            http2 ? host.Http2 : host.Http1, Say, new Everything { Text = "訪問" }.ToByteArray(), "application/proto");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_protobuf_body_is_an_empty_message()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await PostAsync(host.Http1, Say, [], "application/proto");

        host.Log.Lines.ShouldBeEmpty();
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_no_protobuf_are_INVALID_ARGUMENT()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await PostAsync(host.Http1, Say, [0xFF, 0xFF], "application/proto");

        await ShouldBeErrorAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
    }

    [Fact]
    public async Task A_fault_of_the_request_names_its_places_in_both_languages()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await PostJsonAsync(
            host, Say, """{"children":[{},{"int32":"x","nothing":1}],"colour":"COLOUR_GREEN"}""");

        JsonNode error = await ShouldBeErrorAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        error["message"]!.GetValue<string>().ShouldBe("children[1].int_32: Expected an integer. (and 2 more)");
        JsonArray details = error["details"]!.AsArray();
        details.Select(detail => detail!["type"]!.GetValue<string>())
            .ShouldBe(["google.rpc.ErrorInfo", "google.rpc.BadRequest", "google.rpc.LocalizedMessage"]);

        BadRequest badRequest = BadRequest.Parser.ParseFrom(RawReply.FromBase64(details[1]!["value"]!.GetValue<string>()));
        badRequest.FieldViolations.Select(violation => (violation.Field, violation.Reason)).ShouldBe(
        [
            ("children[1].int_32", "WRONG_TYPE"),
            ("children[1].nothing", "UNKNOWN_FIELD"),
            ("colour", "UNKNOWN_ENUM_VALUE"),
        ]);
        badRequest.FieldViolations[0].LocalizedMessage.Locale.ShouldBe("ja-JP");
        badRequest.FieldViolations[0].LocalizedMessage.Message.ShouldBe("整数を指定してください。");
        details[1]!["debug"]!["fieldViolations"]![0]!["field"]!.GetValue<string>().ShouldBe("children[1].int_32");
        details[0]!["debug"]!["reason"]!.GetValue<string>().ShouldBe("WRONG_TYPE");
        details[2]!["debug"]!["message"]!.GetValue<string>().ShouldContain("整数");
    }

    public static TheoryData<Code, HttpStatusCode, string> Codes => new()
    {
        { Code.Cancelled, (HttpStatusCode)499, "canceled" },
        { Code.Unknown, HttpStatusCode.InternalServerError, "unknown" },
        { Code.InvalidArgument, HttpStatusCode.BadRequest, "invalid_argument" },
        { Code.DeadlineExceeded, HttpStatusCode.GatewayTimeout, "deadline_exceeded" },
        { Code.NotFound, HttpStatusCode.NotFound, "not_found" },
        { Code.AlreadyExists, HttpStatusCode.Conflict, "already_exists" },
        { Code.PermissionDenied, HttpStatusCode.Forbidden, "permission_denied" },
        { Code.ResourceExhausted, HttpStatusCode.TooManyRequests, "resource_exhausted" },
        { Code.FailedPrecondition, HttpStatusCode.BadRequest, "failed_precondition" },
        { Code.Aborted, HttpStatusCode.Conflict, "aborted" },
        { Code.OutOfRange, HttpStatusCode.BadRequest, "out_of_range" },
        { Code.Unimplemented, HttpStatusCode.NotImplemented, "unimplemented" },
        { Code.Internal, HttpStatusCode.InternalServerError, "internal" },
        { Code.Unavailable, HttpStatusCode.ServiceUnavailable, "unavailable" },
        { Code.DataLoss, HttpStatusCode.InternalServerError, "data_loss" },
        { Code.Unauthenticated, HttpStatusCode.Unauthorized, "unauthenticated" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_code_has_its_name_and_its_http_status(Code code, HttpStatusCode httpStatus, string name)
    {
        var handler = new EchoHandler { OnSay = (_, _) => throw RpcFault.Because(code, "REASON", new("だめ", "no")) };
        await using EchoHost host = await EchoHost.StartAsync(handler);

        using HttpResponseMessage response = await PostJsonAsync(host, Say, "{}");

        await ShouldBeErrorAsync(response, httpStatus, name);
    }

    [Fact]
    public async Task Metadata_goes_both_ways_and_trailers_get_a_prefix()
    {
        var handler = new EchoHandler
        {
            OnSay = (request, context) =>
            {
                context.ResponseHeaders.Add("x-head", context.RequestHeaders.Find("x-in")!);
                context.ResponseTrailers.Add("x-tail-bin", new byte[] { 1, 2 });
                return request.ABool ? throw RpcFault.Because(Code.Aborted, "REASON", new("だめ", "no")) : Task.FromResult(request);
            },
        };
        await using EchoHost host = await EchoHost.StartAsync(handler);
        foreach (string body in (string[])["{}", """{"aBool":true}"""])
        {
            using HttpResponseMessage response = await PostJsonAsync(host, Say, body, ("X-In", "value"));

            response.Headers.GetValues("x-head").ShouldBe(["value"]);
            response.Headers.GetValues("trailer-x-tail-bin").ShouldBe(["AQI"]);
        }
    }

    [Theory]
    [InlineData("1", HttpStatusCode.OK)]
    [InlineData("2", HttpStatusCode.BadRequest)]
    public async Task Version_1_of_the_protocol_is_served_and_no_other(string version, HttpStatusCode status)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await PostJsonAsync(host, Say, "{}", ("Connect-Protocol-Version", version));

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("50", HttpStatusCode.GatewayTimeout)]
    [InlineData("9999999999", HttpStatusCode.GatewayTimeout)]
    [InlineData("12345678901", HttpStatusCode.BadRequest)]
    [InlineData("-1", HttpStatusCode.BadRequest)]
    [InlineData("1s", HttpStatusCode.BadRequest)]
    public async Task A_timeout_in_milliseconds_ends_the_call(string timeout, HttpStatusCode status)
    {
        var handler = new EchoHandler { OnSay = async (request, context) => { await Task.Delay(Timeout.Infinite, context.CancellationToken); return request; } };
        await using EchoHost host = await EchoHost.StartAsync(handler, options => options.MaxDeadline = TimeSpan.FromMilliseconds(200));

        using HttpResponseMessage response = await PostJsonAsync(host, Say, "{}", ("Connect-Timeout-Ms", timeout));

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData(100, HttpStatusCode.OK)]
    [InlineData(101, HttpStatusCode.TooManyRequests)]
    public async Task A_body_may_be_as_large_as_the_limit_and_no_larger_with_or_without_a_length(int size, HttpStatusCode status)
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options => options.MaxRequestBytes = 100);
        string json = "{" + new string(' ', size - 2) + "}";

        using HttpResponseMessage whole = await PostJsonAsync(host, Say, json);
        using var pieces = new PiecesContent([Encoding.UTF8.GetBytes(json)], TimeSpan.Zero);
        pieces.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage chunked = await host.Http1.PostAsync(Say, pieces);

        whole.StatusCode.ShouldBe(status);
        chunked.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_body_in_many_pieces_is_one_message()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        string text = new('乳', 20_000);
        byte[] json = Encoding.UTF8.GetBytes($$"""{"text":"{{text}}"}""");
        using var pieces = new PiecesContent(json.Chunk(997), TimeSpan.Zero);
        pieces.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using HttpResponseMessage response = await host.Http1.PostAsync(Say, pieces);

        (await JsonOf(response))["text"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public async Task An_unknown_method_is_unimplemented()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await PostJsonAsync(host, "/echo.v1.Echo/Nothing", "{}");

        await ShouldBeErrorAsync(response, HttpStatusCode.NotImplemented, "unimplemented");
    }

    [Fact]
    public async Task A_streaming_method_does_not_take_a_unary_body()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await PostJsonAsync(host, "/echo.v1.Echo/Count", "{}");

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Health_is_answered_as_json()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage check = await PostJsonAsync(host, "/grpc.health.v1.Health/Check", """{"service":"echo.v1.Echo"}""");
        using HttpResponseMessage unknown = await PostJsonAsync(host, "/grpc.health.v1.Health/Check", """{"service":"nobody"}""");
        using HttpResponseMessage list = await PostJsonAsync(host, "/grpc.health.v1.Health/List", "{}");

        (await JsonOf(check))["status"]!.GetValue<string>().ShouldBe("SERVING");
        await ShouldBeErrorAsync(unknown, HttpStatusCode.NotFound, "not_found");
        (await JsonOf(list))["statuses"]!.AsObject().Select(entry => entry.Key).ShouldBe(
            ["", "echo.v1.Echo", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"],
            ignoreOrder: true);
    }

    private static Task<HttpResponseMessage> PostJsonAsync(EchoHost host, string path, string json, params (string Name, string Value)[] headers) =>
        PostAsync(host.Http1, path, Encoding.UTF8.GetBytes(json), "application/json", headers);

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string path, byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } },
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    private static async Task<JsonNode> JsonOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    private static async Task<JsonNode> ShouldBeErrorAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        JsonNode error = await JsonOf(response);
        error["code"]!.GetValue<string>().ShouldBe(code);
        error["details"]!.AsArray().ShouldAllBe(detail => detail!["debug"] is JsonObject);
        return error;
    }
}
