using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Transport;
using TottoriCare.Grpc.Transport.Health.V1;

namespace TottoriCare.Grpc.Tests.Hosting;

public sealed class ServiceHostTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task The_host_tells_where_it_listens_and_its_first_call_is_answered_with_a_decision()
    {
        using var stop = new CancellationTokenSource();
        using var output = new FirstWords();
        Task<int> running = CommandLine.RunAsync(["--grpc-port", "0", "--http-port=0"], output, TextWriter.Null, stop.Token);
        string words = await output.Said.WaitAsync(TimeSpan.FromSeconds(30));

        // The line as a shell reads it: an address, a header, and a body between single quotes.
        Match line = Regex.Match(words, "^curl -s (?<url>http\\S+) -H 'Content-Type: application/json' -d '(?<body>[^'\n]+)'$", RegexOptions.Multiline);
        line.Success.ShouldBeTrue(words);
        var url = new Uri(line.Groups["url"].Value);
        using var client = new HttpClient();
        using var body = new StringContent(line.Groups["body"].Value, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await client.PostAsync(url, body);
        V1.DecideBookingResponse response = V1.DecideBookingResponse.Parser.ParseJson(await answer.Content.ReadAsStringAsync());

        response.Outcome.ShouldBe(V1.Outcome.Allowed);
        response.Reasons.Explanation.Ja.ShouldContain("TC-10");
        response.Reasons.Explanation.En.ShouldContain("TC-10");
        words.ShouldContain($"http://127.0.0.1:{url.Port}");

        await stop.CancelAsync();
        (await running).ShouldBe(0);
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--nonsense", 2)]
    [InlineData("nonsense", 2)]
    public async Task A_command_that_starts_no_host_ends_at_once(string argument, int exitCode)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());

        (await CommandLine.RunAsync([argument], output, errors)).ShouldBe(exitCode);

        string said = exitCode == 0 ? output.ToString() : errors.ToString();
        said.ShouldContain("--help");
        said.Any(c => c is >= 'ぁ' and <= 'ん').ShouldBeTrue();
        (exitCode == 0 ? errors : output).ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--grpc-port")]
    [InlineData("--http-port")]
    public async Task A_port_in_use_is_named_with_the_option_that_changes_it(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string port = $"{((IPEndPoint)other.LocalEndpoint).Port}";
        string free = option == "--grpc-port" ? "--http-port" : "--grpc-port";
        var (output, errors) = (new StringWriter(), new StringWriter());

        (await CommandLine.RunAsync([option, port, free, "0"], output, errors)).ShouldBe(1);

        errors.ToString().ShouldContain($"Port {port} is in use");
        errors.ToString().ShouldContain($"ポート {port} ");
        errors.ToString().ShouldContain($"{option} で");
        output.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("tottoricare.v1.DecisionService")]
    [InlineData("tottoricare.v1.RulebookService")]
    [InlineData("grpc.health.v1.Health")]
    public async Task The_host_and_each_service_are_serving(string service)
    {
        RawReply reply = await RawGrpc.CallAsync(
            host.Http2, "/grpc.health.v1.Health/Check", RawGrpc.Frame(new HealthCheckRequest { Service = service }));

        reply.Code.ShouldBe(Code.Ok);
        reply.Single(HealthCheckResponse.Parser).Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task A_misspelt_field_of_json_is_named()
    {
        Answer<V1.GetDeadlineResponse> answer = await host.CallJsonAsync<V1.GetDeadlineResponse>(
            "/tottoricare.v1.DecisionService/GetDeadline", """{"municipalityCode":"312011","careType":"CARE_TYPE_SHORT_STAY","firstday":"2026-05-11"}""");

        answer.Violations.ShouldBe([("firstday", "UNKNOWN_FIELD")]);
    }

    [Fact]
    public async Task Yen_and_instants_of_json_are_written_as_protobuf_maps_them()
    {
        using var body = new StringContent(
            JsonFormatter.Default.Format(Sound.Cancellation()), Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await host.Http1.PostAsync("/tottoricare.v1.DecisionService/AssessCancellation", body);

        JsonNode json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        json["outcome"]!.GetValue<string>().ShouldBe("CANCELLATION_OUTCOME_CHARGED");
        json["chargeYen"]!.GetValue<string>().ShouldBe("1800");
        json["billedIn"]!.GetValue<string>().ShouldBe("2026-06");
        json["deadline"]!["at"]!.GetValue<string>().ShouldBe("2026-05-08T03:00:00Z");
        json["deadline"]!["atText"]!.GetValue<string>().ShouldBe("2026-05-08T12:00:00+09:00");
    }

    // What the host says when it has started, which it says in one go.
    private sealed class FirstWords : StringWriter
    {
        private readonly TaskCompletionSource<string> _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Said => _said.Task;

        public override Task WriteLineAsync(string? value)
        {
            _said.TrySetResult(value ?? "");
            return Task.CompletedTask;
        }
    }
}
