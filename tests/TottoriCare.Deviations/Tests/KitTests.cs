using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using TottoriCare.Conformance;
using TottoriCare.Deviations.Planting;
using TottoriCare.Deviations.Serving;

namespace TottoriCare.Deviations.Tests;

public class KitTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("grpc")]
    public async Task The_product_passes_every_case_of_the_prefecture(string protocol)
    {
        await using DeviatingServer server = await DeviatingServer.StartAsync(Deviation.None());

        (int code, string output, _) = await RunAsync(
            "--target", $"{(protocol == "json" ? server.Http : server.Grpc)}", "--protocol", protocol, "--rulebook", "310000", "--language", "en");

        code.ShouldBe(0, output);
        output.ShouldContain("failed 0, not offered 0");
    }

    [Fact]
    public async Task A_deviation_fails_with_what_was_expected_and_what_came()
    {
        Deviation deviation = DeviationFile.Read(DeviationFile.Kept().Single(file => file.Name == "TP-12-day-service-from-2024").Json, out _)!;
        await using DeviatingServer server = await DeviatingServer.StartAsync(deviation);

        (int code, string output, _) = await RunAsync("--target", $"{server.Http}", "--rulebook", "310000");
        (_, string json, _) = await RunAsync("--target", $"{server.Grpc}", "--protocol", "grpc", "--rulebook", "310000", "--json");

        code.ShouldBe(1);
        output.ShouldContain("TP-12の認定は MET のはずが、NOT_MET だった。");
        JsonElement report = JsonDocument.Parse(json).RootElement;
        report.GetProperty("failed").GetInt32().ShouldBe(report.GetProperty("failures").GetArrayLength());
        JsonElement rule = report.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetString() == "TP-12");
        rule.GetProperty("passed").GetInt32().ShouldBeLessThan(rule.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_system_that_offers_some_methods_is_scored_on_these()
    {
        await using DeviatingServer server = await DeviatingServer.StartAsync(Deviation.None());
        using var client = new HttpClient();
        using HttpResponseMessage grant = await client.PostAsync(
            new Uri(server.Http, "tottoricare.v1.DecisionService/DecideGrant"), Json(Grant.Request.GetRawText()));
        string answer = await grant.Content.ReadAsStringAsync();
        await using StubSystem system = await StubSystem.StartAsync(path => path.EndsWith("DecideGrant", StringComparison.Ordinal)
            ? (200, answer)
            : (501, """{ "code": "unimplemented" }"""));
        using var target = new Target(new Uri(system.Address), Protocol.Json, TimeSpan.FromSeconds(10), []);
        ConformanceCase other = CaseFile.Kept().First(one => one.Rpc == "DecisionService/GetQuota");

        (Score? score, _) = await Scorer.ScoreAsync([other, Grant], target, atOnce: 1);

        score.ShouldNotBeNull();
        score.IsWhole.ShouldBeTrue();
        (score.Passed, score.Failed, score.NotOffered).ShouldBe((1, 0, 1));
        score.Rpcs.Single(rpc => !rpc.IsOffered).Rpc.ShouldBe("DecisionService/GetQuota");
        score.Rules.ShouldAllBe(rule => rule.Rule.StartsWith("TP-"));
    }

    [Fact]
    public async Task A_method_that_is_now_and_then_not_offered_fails()
    {
        int asked = 0;
        await using StubSystem system = await StubSystem.StartAsync(_ => asked++ == 0 ? (200, "{}") : (404, "not found"));
        using var target = new Target(new Uri(system.Address), Protocol.Json, TimeSpan.FromSeconds(10), []);

        (Score? score, _) = await Scorer.ScoreAsync([Grant, Grant with { Id = "again" }], target, atOnce: 1);

        (score!.Failed, score.NotOffered).ShouldBe((2, 0));
    }

    [Theory]
    [InlineData(501, "{ \"code\": \"unimplemented\" }", 2, "none of the methods")]
    [InlineData(404, "{ \"code\": \"not_found\", \"message\": \"no such rulebook\" }", 1, "not_found no such rulebook")]
    [InlineData(200, "<html>", 1, "not of the contract's form")]
    [InlineData(200, "{ \"outcome\": \"OUTCOME_PERHAPS\" }", 1, "and was OUTCOME_UNSPECIFIED")]
    [InlineData(500, "", 1, "HTTP 500")]
    public async Task A_system_without_a_right_answer_is_told_why(int status, string body, int code, string words)
    {
        await using StubSystem system = await StubSystem.StartAsync(_ => (status, body));

        (int exit, string output, string errors) = await RunAsync("--target", system.Address, "--rulebook", "310000", "--language", "en");

        exit.ShouldBe(code);
        (output + errors).ShouldContain(words);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("grpc")]
    public async Task A_target_that_is_not_there_is_a_clear_error(string protocol)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        (int code, _, string errors) = await RunAsync("--target", $"http://127.0.0.1:{port}", "--protocol", protocol);

        code.ShouldBe(2);
        errors.ShouldContain("接続できません");
        errors.ShouldContain("can't be reached");
    }

    [Fact]
    public async Task A_target_that_never_answers_is_a_clear_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        (int code, _, string errors) = await RunAsync("--target", $"http://{listener.LocalEndpoint}", "--timeout", "1");

        code.ShouldBe(2);
        errors.ShouldContain("nothing came within 1 s");
    }

    [Theory]
    [InlineData("--target is missing", "--json")]
    [InlineData("no address", "--target", "somewhere")]
    [InlineData("neither json nor grpc", "--target", "http://127.0.0.1:1", "--protocol", "soap")]
    [InlineData("from 1 to 600", "--target", "http://127.0.0.1:1", "--timeout", "0")]
    [InlineData("only of 310000, 312011", "--target", "http://127.0.0.1:1", "--rulebook", "990019")]
    [InlineData("can't be read", "--target", "http://127.0.0.1:1", "--cases", "nowhere.jsonl")]
    [InlineData("no option --colour", "--target", "http://127.0.0.1:1", "--colour", "red")]
    public async Task Faulty_arguments_are_refused(string words, params string[] arguments)
    {
        (int code, _, string errors) = await RunAsync(arguments);

        code.ShouldBe(2);
        errors.ShouldContain(words == "--target is missing" ? "Give the system with --target" : words);
    }

    [Theory]
    [InlineData("", "There is no case")]
    [InlineData("{}", "line 1: this is no case")]
    [InlineData("{\"id\":\"1\",\"rpc\":\"DecisionService/Guess\",\"tests\":{\"ja\":\"\",\"en\":\"\"},\"request\":{},\"expect\":{\"rules\":{}}}", "DecisionService/Guess")]
    public void A_faulty_case_is_refused_with_its_line(string text, string words)
    {
        CaseFile.TryRead(new StringReader(text), out _, out IReadOnlyList<Words> faults).ShouldBeFalse();

        faults.ShouldHaveSingleItem().En.ShouldContain(words);
    }

    private static ConformanceCase Grant { get; } = CaseFile.Kept().First(one => one.Rpc == "DecisionService/DecideGrant");

    private static StringContent Json(string text) => new(text, null, "application/json");

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = await ConformanceCommand.RunAsync(arguments, output, TextWriter.Synchronized(errors));
        return (code, output.ToString(), errors.ToString());
    }
}
