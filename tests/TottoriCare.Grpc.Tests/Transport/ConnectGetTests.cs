using System.Net;
using System.Text.Json.Nodes;
using Google.Protobuf;
using TottoriCare.Grpc.Tests.Protos;

namespace TottoriCare.Grpc.Tests.Transport;

public class ConnectGetTests
{
    private const string Ask = "/echo.v1.Echo/Ask";

    private static readonly Everything Request = new() { Text = "産後 & ケア", Int32 = 3 };

    public static TheoryData<string> Queries => new(
        "connect=v1&encoding=json&message=" + Uri.EscapeDataString("""{"text":"産後 & ケア","int32":3}"""),
        "encoding=json&base64=1&message=" + Base64Url("""{"text":"産後 & ケア","int32":3}"""u8.ToArray()),
        "encoding=proto&base64=1&compression=identity&message=" + Base64Url(Request.ToByteArray()),
        "encoding=proto&base64=1&message=" + Uri.EscapeDataString(Convert.ToBase64String(Request.ToByteArray())),
        "encoding=proto&base64=1&compression=gzip&message=" + Base64Url(TottoriCare.Grpc.Transport.Gzip.Compress(Request.ToByteArray()).ToArray()));

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_method_without_side_effects_is_read_with_get(string query)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await host.Http1.GetAsync($"{Ask}?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        if (query.Contains("encoding=proto"))
        {
            response.Content.Headers.ContentType!.ToString().ShouldBe("application/proto");
            Everything.Parser.ParseFrom(body).ShouldBe(Request);
        }
        else
        {
            response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
            JsonNode.Parse(body)!["text"]!.GetValue<string>().ShouldBe(Request.Text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("encoding=json")]
    [InlineData("message={}")]
    [InlineData("encoding=xml&message={}")]
    [InlineData("encoding=json&message={}&connect=v2")]
    [InlineData("encoding=json&message={")]
    [InlineData("encoding=json&message=%7B%7D&message=%7B%7D")]
    [InlineData("encoding=json&base64=1&message=?")]
    [InlineData("encoding=proto&base64=1&message=AA")]
    [InlineData("encoding=json&compression=gzip&message={}")]
    public async Task A_query_that_makes_no_sense_is_invalid_argument(string query)
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await host.Http1.GetAsync($"{Ask}?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!.GetValue<string>().ShouldBe("invalid_argument");
    }

    [Fact]
    public async Task A_method_with_side_effects_does_not_take_get()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        using HttpResponseMessage response = await host.Http1.GetAsync("/echo.v1.Echo/Say?encoding=json&message={}");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
