using System.Text.Json.Nodes;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Transport;

namespace TottoriCare.Grpc.Tests.Hosting;

public class LogTests
{
    [Fact]
    public async Task As_json_every_line_of_the_output_is_an_object_and_a_call_tells_method_code_duration_and_wire()
    {
        await using HostProcess host = await HostProcess.StartAsync("--set", "Log:Format=json", "--set", "Log:Level=information");
        await RawGrpc.CallAsync(host.Http2, "/tottoricare.v1.DecisionService/GetDeadline", RawGrpc.Frame(Sound.Deadline()));
        (await host.EndAsync()).ShouldBe(0);

        JsonNode[] events = [.. host.Written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

        events[0]["Category"]!.GetValue<string>().ShouldBe("TottoriCare.Host");
        events[0]["Message"]!.GetValue<string>().ShouldContain("公開 / open");
        JsonNode call = events.Where(it => it["Category"]!.GetValue<string>() == "TottoriCare.Calls").ShouldHaveSingleItem();
        call["State"]!["Method"]!.GetValue<string>().ShouldBe("tottoricare.v1.DecisionService/GetDeadline");
        call["State"]!["Code"]!.GetValue<string>().ShouldBe("OK");
        call["State"]!["Wire"]!.GetValue<string>().ShouldBe("grpc");
        call["State"]!["DurationMilliseconds"]!.GetValue<double>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task By_default_calls_are_not_told_and_the_start_is_in_words()
    {
        await using HostProcess host = await HostProcess.StartAsync();
        await RawGrpc.CallAsync(host.Http2, "/tottoricare.v1.DecisionService/GetDeadline", RawGrpc.Frame(Sound.Deadline()));
        (await host.EndAsync()).ShouldBe(0);

        host.Written.ShouldNotContain("GetDeadline");
        host.Written.ShouldContain("Paste this line");
    }
}
